import Foundation

/// The built command while it runs, for commands that go on until they are stopped.
public final class RunningCommand {
  private let process = Process()
  private let capture: TemporaryFolder
  private var read = 0

  /// Starts the command in a folder.
  public init(_ arguments: [String], in folder: String) throws {
    capture = try TemporaryFolder()
    try capture.write("", to: "output")
    let output = FileHandle(forWritingAtPath: "\(capture.path)/output")
    process.executableURL = URL(fileURLWithPath: Command.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // One file for both, so that what is printed keeps its order.
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  /// Waits until a text is printed, and gives what was printed up to its end since the last time; `nil` where it does not come within
  /// a minute, or the command ends before.
  public func output(through text: String) -> String? {
    let deadline = Date().addingTimeInterval(60)
    var hasEnded = false
    while Date() < deadline {
      let bytes = FileManager.default.contents(atPath: "\(capture.path)/output") ?? Data()
      let unread = String(decoding: bytes.dropFirst(read), as: UTF8.self)
      if let found = unread.range(of: text) {
        let part = String(unread[..<found.upperBound])
        read += part.utf8.count
        return part
      }
      if hasEnded { return nil }
      hasEnded = !process.isRunning
      Thread.sleep(forTimeInterval: 0.02)
    }
    return nil
  }

  /// Presses Control-C and waits for the end; gives the exit code, or `nil` where a signal ended the command.
  public func interrupt() -> Int32? {
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }
}
