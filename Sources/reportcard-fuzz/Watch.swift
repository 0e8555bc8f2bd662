import Foundation

/// Which inputs are being tried, so that a crash or a hang can be told by its input.
///
/// Plain words in memory that are never freed: a signal handler may read nothing else.
enum Watch {
  /// The most inputs that are tried side by side.
  static let limit = 16
  nonisolated(unsafe) private static let inputs = zeros()
  nonisolated(unsafe) private static let starts = zeros()

  private static func zeros() -> UnsafeMutablePointer<Int> {
    let words = UnsafeMutablePointer<Int>.allocate(capacity: limit)
    words.initialize(repeating: 0, count: limit)
    return words
  }

  /// Notes that a worker begins an input; inputs count from 1.
  static func begin(_ input: Int, worker: Int) {
    prepareThread()
    starts[worker] = now
    inputs[worker] = input
  }

  /// Notes that a worker is done with its input.
  static func end(worker: Int) { inputs[worker] = 0 }

  /// Ends the process with a word on the inputs being tried if it traps, overflows its stack or is aborted.
  static func catchCrashes() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      var action = sigaction()
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = { Watch.crashed($0) }
      #else
        action.__sigaction_handler.sa_handler = { Watch.crashed($0) }
      #endif
      action.sa_flags = Int32(SA_ONSTACK)
      sigaction(number, &action, nil)
    }
  }

  /// Gives the thread a second stack, on which the end of its first one can be told.
  private static func prepareThread() {
    let size = 64 * 1024
    var stack = stack_t()
    guard sigaltstack(nil, &stack) == 0, stack.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }

  private static func crashed(_ number: Int32) {
    put("\nCrashed (signal ", Int(number), ") on one of the inputs:")
    for worker in 0..<limit where inputs[worker] > 0 { put(" ", inputs[worker], "") }
    put("\nRepeat with --input.\n", nil, "")
    _exit(1)
  }

  private static func put(_ before: StaticString, _ number: Int?, _ after: StaticString) {
    _ = write(STDERR_FILENO, before.utf8Start, before.utf8CodeUnitCount)
    if let number {
      var power = 1
      while number / power >= 10 { power *= 10 }
      while power > 0 {
        var digit = UInt8(truncatingIfNeeded: 48 + number / power % 10)
        _ = write(STDERR_FILENO, &digit, 1)
        power /= 10
      }
    }
    _ = write(STDERR_FILENO, after.utf8Start, after.utf8CodeUnitCount)
  }

  /// Ends the process with a word if an input takes longer than a number of seconds.
  static func catchHangs(after seconds: Double) {
    Thread.detachNewThread {
      while true {
        usleep(20_000)
        for worker in 0..<limit {
          let input = inputs[worker]
          if input > 0, now - starts[worker] > Int(seconds * 1e9), inputs[worker] == input {
            put("\nMore than the allowed time on the input", nil, "")
            put(" ", input, ".\nRepeat with --input.\n")
            _exit(1)
          }
        }
      }
    }
  }

  /// The most memory that the process has had, in bytes.
  static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss)
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) * 1024
    #endif
  }

  private static var now: Int { Int(DispatchTime.now().uptimeNanoseconds) }
}
