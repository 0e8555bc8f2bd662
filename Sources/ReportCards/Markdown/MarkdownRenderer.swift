/// Renders documents as Markdown, with GitHub's tables.
public struct MarkdownRenderer: Sendable {
  /// Creates a renderer.
  public init() {}

  /// The page as UTF-8.
  public func render(_ document: Document) -> [UInt8] {
    var page = MarkdownWriter()
    if document.path != "index" {
      page.startPart()
      write([.link("All report cards", .page("index"))], in: document, to: &page)
    }
    for block in document.blocks { write(block, in: document, level: 2, to: &page) }
    page.startPart()
    page.raw(
      "---\n\nThese cards grade the text of the law, not its practice. They are not legal advice. A person who wants to use a "
        + "law described here should talk to a lawyer.\n")
    return page.bytes
  }

  /// A table that stands alone, without links to other pages.
  public func table(_ table: Table) -> String {
    var page = MarkdownWriter()
    write(table, in: Document(path: "index", title: "", summary: "", blocks: []), to: &page)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  private func write(_ block: Block, in document: Document, level: Int, to page: inout MarkdownWriter) {
    page.startPart()
    switch block {
    case .title(let title, let kicker):
      page.heading(title, level: 1)
      if !kicker.isEmpty {
        page.startPart()
        writeLine(kicker, in: document, to: &page)
      }
    case .verdict(let verdict):
      write(verdict, in: document, to: &page)
    case .section(let title, _, let blocks), .folded(let title, let blocks):
      page.heading(title, level: level)
      for block in blocks { write(block, in: document, level: level + 1, to: &page) }
    case .subheading(let title):
      page.heading(title, level: level)
    case .paragraph(let text), .note(let text):
      writeLine(text, in: document, to: &page)
    case .list(let items):
      page.list(items, separator: "\n") { item, page in
        page.raw("- ")
        writeLine(item, in: document, to: &page)
      }
    case .table(let table):
      write(table, in: document, to: &page)
    case .tiles(let map):
      page.text(map.caption)
      page.startPart()
      page.list(map.tiles, separator: " · ") { tile, page in
        page.raw("[")
        page.raw(tile.code)
        page.raw("](")
        page.raw(path(to: tile.page, from: document))
        page.raw(") ")
        page.strong(tile.text)
      }
    }
  }

  private func write(_ verdict: Verdict, in document: Document, to page: inout MarkdownWriter) {
    page.strong(verdict.letter ?? "–")
    page.raw(" · ")
    writeLine(verdict.figures, in: document, to: &page)
    if let flag = verdict.flag {
      page.startPart()
      page.strong(flag)
    }
    for text in [verdict.sentence, verdict.meaning] {
      page.startPart()
      page.text(text)
    }
    if verdict.facts.isEmpty { return }
    page.startPart()
    page.list(verdict.facts, separator: " · ") { fact, page in
      page.text(fact.term)
      page.raw(": ")
      page.strong(fact.answer)
    }
  }

  private func write(_ table: Table, in document: Document, to page: inout MarkdownWriter) {
    page.text(table.caption)
    page.raw("\n\n| ")
    page.list(table.columns, separator: " | ") { $1.text($0.title) }
    page.raw(" |\n|")
    for column in table.columns {
      switch column.alignment {
      case .start: page.raw(" --- |")
      case .end: page.raw(" ---: |")
      case .center: page.raw(" :---: |")
      }
    }
    for row in table.rows {
      page.raw("\n| ")
      page.list(row, separator: " | ") { write($0, in: document, to: &$1) }
      page.raw(" |")
    }
  }

  private func write(_ cell: Table.Cell, in document: Document, to page: inout MarkdownWriter) {
    switch cell {
    case .text(let text): write(text, in: document, to: &page)
    case .detailed(let text, _, let lines):
      write(text, in: document, to: &page)
      for line in lines {
        page.raw("<br>")
        write(line, in: document, to: &page)
      }
    case .bar(let bar): page.text(bar.words)
    case .share(let shown, _): page.text(shown)
    }
  }

  /// Writes text that begins a line: what would start a list, a heading or a rule there is escaped too.
  private func writeLine(_ text: [Inline], in document: Document, to page: inout MarkdownWriter) {
    let start = page.bytes.count
    write(text, in: document, to: &page)
    page.escapeStart(of: start)
  }

  private func write(_ inlines: [Inline], in document: Document, to page: inout MarkdownWriter) {
    for inline in inlines {
      switch inline {
      case .text(let text): page.text(text)
      case .strong(let text), .letter(let text): page.strong(text)
      case .open(let text):
        page.raw("(")
        page.text(text)
        page.raw(")")
      case .lineBreak: page.raw("<br>")
      case .link(let text, .page(let target)): page.link(text, path(to: target, from: document))
      case .link(let text, .file(let file)): page.link(text, PagePath.relative(to: file, from: document.path))
      case .link(let text, .web(let address)):
        if address.hasPrefix("https://") || address.hasPrefix("http://") {
          page.link(text, "<\(address)>")
        } else {
          page.text(text)
        }
      }
    }
  }

  private func path(to page: String, from document: Document) -> String {
    guard PagePath.hasMarkdown(page) else {
      return PagePath.relative(to: "data/answers.csv", from: document.path)
    }
    return PagePath.relative(to: page == "index" ? "README" : page, from: document.path) + ".md"
  }
}
