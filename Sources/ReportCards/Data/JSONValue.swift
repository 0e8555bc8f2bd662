/// A JSON value whose objects keep their order, so that the same grades give the same bytes.
public indirect enum JSONValue: Sendable, Hashable {
  /// The value null.
  case null
  /// A truth value.
  case bool(Bool)
  /// A number, as it is to be written.
  case number(String)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object.
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// The key.
    public let key: String
    /// The value.
    public let value: JSONValue

    /// Creates a member.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A text, or null.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The value as text, indented by two spaces.
  public var text: String {
    var result = ""
    write(to: &result, indent: 0)
    return result + "\n"
  }

  /// The value as text without spaces, safe inside a script element: no end tag can be read in it.
  public var compactText: String {
    var result = ""
    writeCompact(to: &result)
    return result.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
  }

  private func writeCompact(to result: inout String) {
    switch self {
    case .null, .bool, .number: write(to: &result, indent: 0)
    case .string(let text): Self.quote(text, to: &result)
    case .array(let items):
      result += "["
      for (place, item) in items.enumerated() {
        if place > 0 { result += "," }
        item.writeCompact(to: &result)
      }
      result += "]"
    case .object(let members):
      result += "{"
      for (place, member) in members.enumerated() {
        if place > 0 { result += "," }
        Self.quote(member.key, to: &result)
        result += ":"
        member.value.writeCompact(to: &result)
      }
      result += "}"
    }
  }

  private func write(to result: inout String, indent: Int) {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .number(let number): result += number
    case .string(let text): Self.quote(text, to: &result)
    case .array(let items):
      if items.isEmpty {
        result += "[]"
        return
      }
      result += "["
      for (place, item) in items.enumerated() {
        result += "\(place == 0 ? "" : ",")\n\(inner)"
        item.write(to: &result, indent: indent + 2)
      }
      result += "\n\(outer)]"
    case .object(let members):
      if members.isEmpty {
        result += "{}"
        return
      }
      result += "{"
      for (place, member) in members.enumerated() {
        result += "\(place == 0 ? "" : ",")\n\(inner)"
        Self.quote(member.key, to: &result)
        result += ": "
        member.value.write(to: &result, indent: indent + 2)
      }
      result += "\n\(outer)}"
    }
  }

  private static func quote(_ text: String, to result: inout String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let control where control.value < 0x20:
        let digits = String(control.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}
