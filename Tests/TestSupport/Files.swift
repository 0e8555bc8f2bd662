import Foundation

/// The repository that the tests stand in.
public enum Repository {
  /// Its folder.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}

/// A folder that is removed at the end of a test.
public final class TemporaryFolder {
  /// Its path.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("reportcard-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making its folders.
  public func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  /// Writes a file, making its folders.
  public func write(_ data: Data, to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// The content of a file.
  public func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Every file below the folder with its bytes.
  public func contents() -> [String: Data] {
    var result: [String: Data] = [:]
    for name in FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? [] {
      result[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
    }
    return result
  }

  /// A copy of the repository's inputs and reports.
  public static func copyOfRepository(reports: Bool = false) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["Rubric", "StatutesYAML"] + (reports ? ["Reports"] : []) {
      try FileManager.default.copyItem(atPath: "\(Repository.root)/\(name)", toPath: "\(folder.path)/\(name)")
    }
    return folder
  }
}

/// The built command, run as a user would.
public enum Command {
  /// What a run printed and how it ended.
  public struct Result: Sendable {
    /// The exit code.
    public let status: Int32
    /// What it printed on standard output.
    public let output: String
    /// What it printed on standard error.
    public let errors: String
  }

  /// The path of the command beside the running tests.
  static var path: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("reportcard").path
  }

  /// Runs the command in a folder and waits for its end.
  public static func run(_ arguments: [String], in folder: String = Repository.root) throws -> Result {
    try start(arguments, in: folder).result()
  }

  /// Runs a script of the shell, in which `$COMMAND` is the command, and waits for its end.
  public static func shell(_ script: String, in folder: String = Repository.root) throws -> Result {
    try Run(executable: "/bin/sh", ["-c", script], in: folder).result()
  }

  /// Starts the command in a folder.
  public static func start(_ arguments: [String], in folder: String = Repository.root) throws -> Run {
    try Run(executable: path, arguments, in: folder)
  }

  /// A run that has begun.
  public final class Run {
    /// The most seconds that a run may take; one that takes longer is stuck, and is ended with its status showing it.
    private static let limit = 300.0
    private let process = Process()
    private let capture: TemporaryFolder

    init(executable: String, _ arguments: [String], in folder: String) throws {
      capture = try TemporaryFolder()
      process.executableURL = URL(fileURLWithPath: executable)
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      process.environment = ProcessInfo.processInfo.environment.merging(["COMMAND": path]) { _, new in new }
      // Files, not pipes: a full pipe would stop the command before it ends.
      for name in ["output", "errors"] { try capture.write("", to: name) }
      process.standardOutput = FileHandle(forWritingAtPath: "\(capture.path)/output")
      process.standardError = FileHandle(forWritingAtPath: "\(capture.path)/errors")
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }

    /// Whether it has not ended yet.
    public var isRunning: Bool { process.isRunning }

    /// Ends it at once, as `kill -9` does.
    public func kill() {
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }

    /// Waits for its end.
    public func result() throws -> Result {
      let deadline = Date(timeIntervalSinceNow: Self.limit)
      while process.isRunning, Date() < deadline { usleep(2_000) }
      if process.isRunning { kill() }
      return Result(
        status: process.terminationStatus, output: try capture.read("output"), errors: try capture.read("errors"))
    }
  }
}
