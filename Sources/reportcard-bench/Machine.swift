import Analysis
import Dispatch
import Foundation

/// What the measurements are made on.
struct Machine {
  let cores: Int
  /// How much more two threads get done than one.
  let gainOfTwoThreads: Double
  let processor: String
  let memory: Int
  let swift: String
  let python: String

  /// Asks the system.
  init(python: String) {
    func value(_ key: String, in path: String) -> String? {
      // The system's own files have no length, so they are read as streams.
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").first { $0.hasPrefix(key) }?.split(separator: ":").last.map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    cores = ProcessInfo.processInfo.activeProcessorCount
    gainOfTwoThreads = Self.gainOfTwoThreads()
    processor = value("model name", in: "/proc/cpuinfo") ?? "unknown processor"
    memory = Int(ProcessInfo.processInfo.physicalMemory)
    swift = Self.version(["swift", "--version"])
    self.python = Self.version([python, "--version"])
  }

  /// The machine in one line.
  var words: String {
    "\(cores) cores of \(processor) (two threads get \(Figures.number(gainOfTwoThreads)) times as much done as one), \(Figures.bytes(memory / 1000).replacing(" MB", with: " GB")) of memory. \(swift). "
      + "\(python)."
  }

  /// The command that runs this program as it was built: with the Swift library in it, or beside it.
  static let command: String = {
    let loaded = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
    return loaded.contains("libswiftCore")
      ? "swift run -c release reportcard-bench"
      : "swift build -c release --static-swift-stdlib && .build/release/reportcard-bench"
  }()

  /// Two cores may be two halves of one: the time of a fixed piece of work on one thread, and of two on two.
  private static func gainOfTwoThreads() -> Double {
    @Sendable func work() {
      var random = SplitMix64(seed: 1)
      var bits: UInt64 = 0
      for _ in 0..<20_000_000 { bits ^= random.next() }
      withExtendedLifetime(bits) {}
    }
    func time(_ threads: Int) -> Double {
      ContinuousClock().measure { DispatchQueue.concurrentPerform(iterations: threads) { _ in work() } }.seconds
    }
    // In turn and the best of some, since other work on the machine only ever adds time.
    let times = (0..<5).map { _ in (one: time(1), two: time(2)) }
    return 2 * (times.map(\.one).min() ?? .nan) / (times.map(\.two).min() ?? .nan)
  }

  private static func version(_ command: [String]) -> String {
    guard let output = try? Child(command).run().output, let line = output.split(separator: "\n").first else {
      return "\(command[0]) not found"
    }
    return String(line)
  }
}
