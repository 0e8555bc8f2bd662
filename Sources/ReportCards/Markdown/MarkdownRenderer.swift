/// Renders documents as Markdown, with GitHub's tables.
public struct MarkdownRenderer: Sendable {
  /// Creates a renderer.
  public init() {}

  /// The page as UTF-8.
  public func render(_ document: Document) -> [UInt8] {
    var parts: [String] = []
    if document.path != "index" { parts.append(inline(.link("All report cards", .page("index")), in: document)) }
    for block in document.blocks { render(block, in: document, level: 2, into: &parts) }
    parts.append(
      "---\n\nThese cards grade the text of the law, not its practice. They are not legal advice. A person who wants to use a "
        + "law described here should talk to a lawyer.")
    return Array((parts.joined(separator: "\n\n") + "\n").utf8)
  }

  private func render(_ block: Block, in document: Document, level: Int, into parts: inout [String]) {
    let marks = String(repeating: "#", count: level)
    switch block {
    case .title(let title, let kicker):
      parts.append("# \(Self.escape(title))")
      if !kicker.isEmpty { parts.append(line(kicker, in: document)) }
    case .verdict(let verdict):
      parts += self.verdict(verdict, in: document)
    case .section(let title, _, let blocks):
      parts.append("\(marks) \(Self.escape(title))")
      for block in blocks { render(block, in: document, level: level + 1, into: &parts) }
    case .subheading(let title):
      parts.append("\(marks) \(Self.escape(title))")
    case .paragraph(let text), .note(let text):
      parts.append(line(text, in: document))
    case .list(let items):
      parts.append(items.map { "- \(line($0, in: document))" }.joined(separator: "\n"))
    case .table(let table):
      parts.append(self.table(table, in: document))
    case .tiles(let map):
      let tiles = map.tiles.map { "[\($0.code)](\(path(to: $0.page, from: document))) **\(Self.escape($0.text))**" }
      parts.append("\(Self.escape(map.caption))\n\n\(tiles.joined(separator: " · "))")
    case .folded(let title, let blocks):
      parts.append("\(marks) \(Self.escape(title))")
      for block in blocks { render(block, in: document, level: level + 1, into: &parts) }
    }
  }

  private func verdict(_ verdict: Verdict, in document: Document) -> [String] {
    var parts = ["**\(Self.escape(verdict.letter ?? "–"))** · \(line(verdict.figures, in: document))"]
    if let flag = verdict.flag { parts.append("**\(Self.escape(flag))**") }
    parts.append(Self.escape(verdict.sentence))
    parts.append(Self.escape(verdict.meaning))
    if !verdict.facts.isEmpty {
      parts.append(
        verdict.facts.map { "\(Self.escape($0.term)): **\(Self.escape($0.answer))**" }.joined(separator: " · "))
    }
    return parts
  }

  /// A table that stands alone, without links to other pages.
  public func table(_ table: Table) -> String {
    self.table(table, in: Document(path: "index", title: "", summary: "", blocks: []))
  }

  private func table(_ table: Table, in document: Document) -> String {
    let head = "| " + table.columns.map { Self.escape($0.title) }.joined(separator: " | ") + " |"
    let rule =
      "|"
      + table.columns.map {
        switch $0.alignment {
        case .start: " --- |"
        case .end: " ---: |"
        case .center: " :---: |"
        }
      }.joined()
    let rows = table.rows.map { row in
      "| " + row.map { cell($0, in: document) }.joined(separator: " | ") + " |"
    }
    return ([Self.escape(table.caption), ""] + [head, rule] + rows).joined(separator: "\n")
  }

  private func cell(_ cell: Table.Cell, in document: Document) -> String {
    switch cell {
    case .text(let text): inlines(text, in: document)
    case .detailed(let text, _, let lines):
      ([text] + lines).map { inlines($0, in: document) }.joined(separator: "<br>")
    case .bar(let bar): Self.escape(bar.words)
    case .share(let shown, _): Self.escape(shown)
    }
  }

  /// Text that begins a line: what would start a list, a heading or a rule there is escaped too.
  private func line(_ text: [Inline], in document: Document) -> String {
    let line = inlines(text, in: document)
    guard let first = line.unicodeScalars.first else { return line }
    if "+-=".unicodeScalars.contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let next = line.dropFirst(digits.count).first, next == "." || next == ")" {
      return digits + "\\" + line.dropFirst(digits.count)
    }
    return line
  }

  private func inlines(_ inlines: [Inline], in document: Document) -> String {
    inlines.map { inline($0, in: document) }.joined()
  }

  private func inline(_ inline: Inline, in document: Document) -> String {
    switch inline {
    case .text(let text): return Self.escape(text)
    case .strong(let text):
      // A space inside the closing asterisks would keep them from closing.
      let word = text.last == " " ? text.dropLast() : text[...]
      return "**\(Self.escape(String(word)))**" + (word.count < text.count ? " " : "")
    case .letter(let letter): return "**\(Self.escape(letter))**"
    case .open(let text): return "(\(Self.escape(text)))"
    case .lineBreak: return "<br>"
    case .link(let text, .page(let page)):
      return "[\(Self.escape(text))](\(path(to: page, from: document)))"
    case .link(let text, .file(let file)):
      return "[\(Self.escape(text))](\(PagePath.relative(to: file, from: document.path)))"
    case .link(let text, .web(let address)):
      guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return Self.escape(text) }
      return "[\(Self.escape(text))](<\(address)>)"
    }
  }

  private func path(to page: String, from document: Document) -> String {
    guard PagePath.hasMarkdown(page) else {
      return PagePath.relative(to: "data/answers.csv", from: document.path)
    }
    return PagePath.relative(to: page == "index" ? "README" : page, from: document.path) + ".md"
  }

  /// The text with every character escaped that Markdown or HTML would read as markup.
  static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") {
        result.append(UInt8(ascii: " "))
      } else {
        if isSpecial(byte) { result.append(UInt8(ascii: "\\")) }
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "{"),
      UInt8(ascii: "}"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "|"),
      UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "\n"):
      true
    default:
      false
    }
  }
}
