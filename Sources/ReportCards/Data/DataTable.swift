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
    CSV.text(
      [columns]
        + rows.map { row in
          row.map { value in
            switch value {
            case .none: ""
            case .text(let text), .number(let text): text
            case .truth(let truth): truth ? "true" : "false"
            }
          }
        })
  }

  /// The table as a JSON list of objects.
  public var json: JSONValue {
    .array(
      rows.map { row in
        .object(
          zip(columns, row).map { column, value in
            switch value {
            case .none: .init(column, .null)
            case .text(let text): .init(column, .string(text))
            case .number(let number): .init(column, .number(number))
            case .truth(let truth): .init(column, .bool(truth))
            }
          })
      })
  }
}

extension DataTable.Value {
  /// A text, or nothing.
  static func optional(_ text: String?) -> DataTable.Value { text.map { .text($0) } ?? .none }
}
