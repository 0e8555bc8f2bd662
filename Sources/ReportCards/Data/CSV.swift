/// Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.
public enum CSV {
  /// The rows as text with line feeds.
  ///
  /// A text that a spreadsheet would run as a formula gets an apostrophe in front; so does one where only spaces or quotes
  /// stand before the formula, since some programs drop them.
  public static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    var safe = text
    let first = text.unicodeScalars.first { !" \"'\n\u{A0}\u{3000}".unicodeScalars.contains($0) }
    // The wide forms are what an East Asian keyboard gives.
    if let first, "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first), !isNumber(text) {
      safe = "'" + text
    }
    guard safe.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return safe }
    let doubled = safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return "\"\(doubled)\""
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
  }
}
