/// A JSON value whose objects keep their order, so that the same grades give the same bytes.
public enum JSONValue: Sendable, Hashable {
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
    var writer = JSONWriter(isCompact: false)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  /// The value as text without spaces, safe inside a script element: no end tag can be read in it.
  public var compactText: String {
    var writer = JSONWriter(isCompact: true)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes values as bytes, indented by two spaces or compact and then without a less-than sign.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let isCompact: Bool
  private var depth = 0

  init(isCompact: Bool) { self.isCompact = isCompact }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .bool(let value): raw(value ? "true" : "false")
    case .number(let number): raw(number)
    case .string(let text): quote(text)
    case .array(let items): list(items, from: "[", to: "]") { writer, item in writer.write(item) }
    case .object(let members):
      list(members, from: "{", to: "}") { writer, member in
        writer.quote(member.key)
        writer.raw(writer.isCompact ? ":" : ": ")
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Item>(
    _ items: [Item], from start: String, to end: String, write: (inout JSONWriter, Item) -> Void
  ) {
    raw(start)
    depth += 1
    for (place, item) in items.enumerated() {
      if place > 0 { raw(",") }
      startLine()
      write(&self, item)
    }
    depth -= 1
    if !items.isEmpty { startLine() }
    raw(end)
  }

  private mutating func startLine() {
    if isCompact { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func quote(_ text: String) {
    raw("\"")
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "<")
    }
    if isPlain { raw(text) } else { escape(text) }
    raw("\"")
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): raw("\\\"")
      case UInt8(ascii: "\\"): raw("\\\\")
      case UInt8(ascii: "\n"): raw("\\n")
      case UInt8(ascii: "\r"): raw("\\r")
      case UInt8(ascii: "\t"): raw("\\t")
      case UInt8(ascii: "<") where isCompact: raw("\\u003c")
      case 0..<0x20: raw("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))")
      default: bytes.append(byte)
      }
    }
  }
}
