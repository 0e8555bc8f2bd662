/// Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.
public enum CSV {
  /// The rows as text with line feeds.
  ///
  /// A text that a spreadsheet would run as a formula gets an apostrophe in front; so does one where only spaces or quotes
  /// stand before the formula, since some programs drop them.
  public static func text(_ rows: [[String]]) -> String {
    var bytes: [UInt8] = []
    for row in rows { append(row.map { .text($0) }, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends one row.
  static func append(_ row: [DataTable.Value], to bytes: inout [UInt8]) {
    for (place, value) in row.enumerated() {
      if place > 0 { bytes.append(comma) }
      value.append(to: &bytes)
    }
    bytes.append(lineFeed)
  }

  /// Appends a row of fields' values.
  static func append<Subject>(_ fields: [DataField<Subject>], of subject: Subject, to bytes: inout [UInt8]) {
    // By place: to copy a field with its column takes longer than to write it.
    for place in fields.indices {
      if place > 0 { bytes.append(comma) }
      fields[place].value(subject).append(to: &bytes)
    }
    bytes.append(lineFeed)
  }

  /// Appends one field as it stands between commas.
  static func append(_ field: String, to bytes: inout [UInt8]) {
    let isWritten: Void? = field.utf8.withContiguousStorageIfAvailable { append(field: $0, to: &bytes) }
    if isWritten == nil { Array(field.utf8).withUnsafeBufferPointer { append(field: $0, to: &bytes) } }
  }

  private static func append(field: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let isFormula = startsFormula(field) && !isNumber(field)
    guard field.contains(where: { $0 == quote || $0 == comma || $0 == lineFeed || $0 == carriageReturn }) else {
      if isFormula { bytes.append(apostrophe) }
      bytes.append(contentsOf: field)
      return
    }
    bytes.append(quote)
    if isFormula { bytes.append(apostrophe) }
    for byte in field {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let apostrophe = UInt8(ascii: "'")
  private static let formulaStarts = Array("=+-@\t\r".utf8)
  /// What may stand before a formula: spaces of three kinds, quotes and line feeds.
  private static let blanks = [" ", "\"", "'", "\n", "\u{A0}", "\u{3000}"].map { Array($0.utf8) }
  /// The wide forms of the signs, which an East Asian keyboard gives.
  private static let wideStarts = ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].map { Array($0.utf8) }

  private static func startsFormula(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    // Nearly every field starts with a letter or a digit.
    guard let first = field.first, !first.isAlphanumeric else { return false }
    var rest = field[...]
    while let blank = blanks.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(blank.count) }
    return rest.first.map(formulaStarts.contains) == true || wideStarts.contains { rest.starts(with: $0) }
  }

  private static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
  }
}
