import Dispatch
import Foundation

/// A process that is started, waited for and measured.
///
/// Memory is what the system counts for the process (`wait4`). The count starts at what this process held when it made the child,
/// so all heavy work is done in children, this one stays small, and what it held is the least that can be told.
struct Child {
  /// How a process ended and what it took.
  struct Outcome {
    let seconds: Double
    let user: Double
    let system: Double
    let peak: Int
    let output: String
  }

  /// The seconds after which a process is ended, so that one that hangs does not stop the benchmark for good.
  private static let limit = 300.0

  let arguments: [String]

  /// A program with its arguments; a program without a slash is looked for on the path.
  init(_ arguments: [String]) { self.arguments = arguments }

  /// The path of this program.
  static var ownPath: String { (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "" }

  /// Runs the process to its end.
  ///
  /// - Throws: a ``BenchmarkError`` with what the process complained about where it did not end well.
  func run() throws -> Outcome {
    let folder = try TemporaryFolder()
    let (outputPath, errorPath) = ("\(folder.path)/output", "\(folder.path)/errors")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Files, not pipes: a full pipe would stop the process.
    for (number, path) in [(STDOUT_FILENO, outputPath), (STDERR_FILENO, errorPath)] {
      posix_spawn_file_actions_addopen(&actions, number, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process = pid_t()
    let clock = ContinuousClock()
    let start = clock.now
    let failure = posix_spawnp(&process, arguments[0], &actions, nil, &pointers, environ)
    guard failure == 0 else {
      throw BenchmarkError("'\(arguments[0])' could not be started: \(String(cString: strerror(failure))).")
    }
    let running = process
    let end = DispatchWorkItem { kill(running, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.limit, execute: end)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    let seconds = (clock.now - start).seconds
    end.cancel()
    guard status == 0 else {
      let signal = status & 0x7f
      let end =
        seconds >= Self.limit
        ? "by force after \(Figures.seconds(seconds))"
        : signal == 0 ? "with the code \((status >> 8) & 0xff)" : "by the signal \(signal)"
      let errors = (try? String(contentsOfFile: errorPath, encoding: .utf8)) ?? ""
      throw BenchmarkError("'\(arguments.joined(separator: " "))' ended \(end).\n\(errors)")
    }
    return Outcome(
      seconds: seconds, user: usage.ru_utime.seconds, system: usage.ru_stime.seconds, peak: usage.ru_maxrss * 1024,
      output: try String(contentsOfFile: outputPath, encoding: .utf8))
  }
}

/// A folder that is removed when it is no longer used.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("reportcard-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) * 1e-6 }
}
