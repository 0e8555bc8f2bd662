/// A place in a file, for the person who has to find it: line and column count from 1.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// The line.
  public let line: Int
  /// The column, in Unicode scalars.
  public let column: Int

  /// The first character of a file.
  public static let start = SourcePosition(line: 1, column: 1)

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions as they are read.
  public static func < (lhs: SourcePosition, rhs: SourcePosition) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}

/// Something wrong in a file, told to the person who wrote it.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How grave a diagnostic is.
  public enum Severity: String, Sendable {
    /// The file cannot be used.
    case error
    /// The file can be used, and something in it should be looked at.
    case warning
  }

  /// What kind of thing is wrong.
  public let id: DiagnosticID
  /// How grave it is.
  public let severity: Severity
  /// The path of the file, as the user would write it.
  public let file: String
  /// Where in the file.
  public let position: SourcePosition
  /// What is wrong, in a sentence without a final period.
  public let summary: String
  /// What would be right, one way a line.
  public let solutions: [String]

  /// Creates a diagnostic.
  public init(
    _ id: DiagnosticID, severity: Severity = .error, file: String, position: SourcePosition, summary: String,
    solutions: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.file = file
    self.position = position
    self.summary = summary
    self.solutions = solutions
  }

  /// The diagnostic as `file:line:column: error: summary [id]`, solutions on lines of their own.
  public var description: String {
    let head = "\(file):\(position.line):\(position.column): \(severity.rawValue): \(summary) [\(id.rawValue)]"
    return ([head] + solutions.map { "  \($0)" }).joined(separator: "\n")
  }
}

/// The diagnostics of a run that could not go on.
public struct Diagnostics: Error, Sendable {
  /// The diagnostics, by file and position.
  public let all: [Diagnostic]

  /// Sorts diagnostics by file and position.
  public init(_ all: [Diagnostic]) {
    self.all = all.sorted { ($0.file, $0.position, $0.summary) < ($1.file, $1.position, $1.summary) }
  }

  /// Whether any of them is an error.
  public var hasErrors: Bool { all.contains { $0.severity == .error } }
}
