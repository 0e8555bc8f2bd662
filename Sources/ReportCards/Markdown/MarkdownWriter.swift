/// Writes Markdown as bytes, escaping every text.
struct MarkdownWriter {
  private(set) var bytes: [UInt8] = []

  /// Puts an empty line before what follows, unless it is the first.
  mutating func startPart() {
    if !bytes.isEmpty { raw("\n\n") }
  }

  mutating func heading(_ title: String, level: Int) {
    for _ in 0..<level { bytes.append(UInt8(ascii: "#")) }
    raw(" ")
    text(title)
  }

  /// Writes text that weighs more.
  mutating func strong(_ word: String) {
    // A space inside the closing asterisks would keep them from closing.
    let endsInSpace = word.utf8.last == UInt8(ascii: " ")
    raw("**")
    text(endsInSpace ? String(word.dropLast()) : word)
    raw(endsInSpace ? "** " : "**")
  }

  /// Writes a link to a path or to an address in angle brackets.
  mutating func link(_ words: String, _ target: String) {
    raw("[")
    text(words)
    raw("](")
    raw(target)
    raw(")")
  }

  mutating func list<Item>(_ items: [Item], separator: String, _ write: (Item, inout MarkdownWriter) -> Void) {
    for (place, item) in items.enumerated() {
      if place > 0 { raw(separator) }
      write(item, &self)
    }
  }

  /// Writes text with every character escaped that Markdown or HTML would read as markup, on one line.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // Most of a text needs no escape, so what lies between two escapes is taken at once.
      var start = 0
      for place in utf8.indices where Self.isSpecial(utf8[place]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
        if utf8[place] == UInt8(ascii: "\n") {
          bytes.append(UInt8(ascii: " "))
          start = place + 1
        } else {
          bytes.append(UInt8(ascii: "\\"))
          start = place
        }
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
  }

  /// Writes markup.
  mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Escapes what was written from a place on, where it would start a list, a heading or a rule.
  mutating func escapeStart(of start: Int) {
    guard start < bytes.count else { return }
    if [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "=")].contains(bytes[start]) {
      bytes.insert(UInt8(ascii: "\\"), at: start)
      return
    }
    let digits = bytes[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty, digits.endIndex < bytes.count,
      [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[digits.endIndex])
    else { return }
    bytes.insert(UInt8(ascii: "\\"), at: digits.endIndex)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "#"),
      UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "\n"):
      true
    default:
      false
    }
  }
}
