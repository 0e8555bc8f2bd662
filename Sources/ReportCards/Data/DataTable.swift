import Rubric
import Statutes

/// A table of values for other programs: CSV, or JSON as a list of objects.
public struct DataTable: Sendable, Hashable {
  /// A value in a cell.
  public enum Value: Sendable, Hashable {
    /// Nothing.
    case none
    /// A text.
    case text(String)
    /// A number, as it is to be written.
    case number(String)
    /// A truth value.
    case truth(Bool)
    /// A list of words; an empty one is not the same as nothing.
    case list([String])
    /// An object for programs.
    case object(JSONValue)
  }

  /// The names of the columns, in lower case with underscores.
  public let columns: [String]
  /// The rows.
  public let rows: [[Value]]

  /// Creates a table.
  public init(columns: [String], rows: [[Value]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table as comma-separated values with a head.
  public var csv: String {
    var bytes: [UInt8] = []
    CSV.append(columns.map { .text($0) }, to: &bytes)
    for row in rows { CSV.append(row, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The table as a JSON list of objects.
  public var json: JSONValue {
    .array(rows.map { row in .object(zip(columns, row).map { .init($0, $1.json) }) })
  }
}

extension DataTable.Value {
  /// A text, or nothing.
  static func optional(_ text: String?) -> DataTable.Value { text.map { .text($0) } ?? .none }

  /// A date, or nothing.
  static func optional(_ date: CalendarDate?) -> DataTable.Value { date.map { .text($0.description) } ?? .none }

  /// A number of points, or nothing.
  static func optional(_ points: Points?) -> DataTable.Value { points.map { .number($0.description) } ?? .none }

  /// A whole number.
  static func count(_ number: Int) -> DataTable.Value { .number(String(number)) }

  /// The value in JSON.
  var json: JSONValue {
    switch self {
    case .none: .null
    case .text(let text): .string(text)
    case .number(let number): .number(number)
    case .truth(let truth): .bool(truth)
    case .list(let items): .array(items.map { .string($0) })
    case .object(let object): object
    }
  }

  /// The value as a field of comma-separated values; a list without items is `[]`, for an empty field is nothing.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .none: break
    case .text(let text), .number(let text): CSV.append(text, to: &bytes)
    case .truth(let truth): CSV.append(truth ? "true" : "false", to: &bytes)
    case .list(let items): CSV.append(items.isEmpty ? "[]" : items.joined(separator: ";"), to: &bytes)
    case .object(let object): CSV.append(object.compactText, to: &bytes)
    }
  }
}
