/// Renders documents for a terminal: plain text, tables in columns, lines broken at a width.
public struct TextRenderer: Sendable {
  private let width: Int

  /// Creates a renderer for lines of at most a number of characters.
  public init(width: Int = 110) { self.width = width }

  /// The page as text.
  public func render(_ document: Document) -> String {
    var parts: [String] = []
    for block in document.blocks { render(block, into: &parts) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func render(_ block: Block, into parts: inout [String]) {
    switch block {
    case .title(let title, let kicker):
      parts.append(([title] + (kicker.isEmpty ? [] : [Self.plain(kicker)])).joined(separator: "\n"))
    case .verdict(let verdict):
      var lines = ["\(verdict.letter ?? "–")  \(Self.plain(verdict.figures))"]
      if let flag = verdict.flag { lines.append(flag) }
      lines += wrapped(verdict.sentence) + wrapped(verdict.meaning)
      lines += verdict.facts.map { "\($0.term): \($0.answer)" }
      parts.append(lines.joined(separator: "\n"))
    case .section(let title, _, let blocks), .folded(let title, let blocks):
      parts.append(title.uppercased())
      for block in blocks { render(block, into: &parts) }
    case .subheading(let title): parts.append(title)
    case .paragraph(let text), .note(let text): parts.append(wrapped(Self.plain(text)).joined(separator: "\n"))
    case .list(let items):
      parts.append(
        items.map { item in
          wrapped(Self.plain(item), to: width - 2).enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
            .joined(separator: "\n")
        }.joined(separator: "\n"))
    case .table(let table): parts.append(self.table(table))
    case .tiles(let map):
      parts.append(
        "\(map.caption)\n\n"
          + wrapped(map.tiles.map { "\($0.code) \($0.text)" }.joined(separator: " · ")).joined(separator: "\n"))
    }
  }

  private func table(_ table: Table) -> String {
    let rows = [table.columns.map(\.title)] + table.rows.map { $0.map(Self.plain) }
    let widths = widths(of: rows)
    let lines = rows.map { row -> String in
      let cells = zip(row, widths).map { wrapped($0.0, to: $0.1) }
      let height = cells.map(\.count).max() ?? 0
      return (0..<height).map { line in
        var text = ""
        for (place, cell) in cells.enumerated() {
          let part = line < cell.count ? cell[line] : ""
          let pad = String(repeating: " ", count: max(0, widths[place] - part.count))
          text += (place == 0 ? "" : "  ") + (table.columns[place].alignment == .end ? pad + part : part + pad)
        }
        while text.last == " " { text.removeLast() }
        return text
      }.joined(separator: "\n")
    }
    return ([table.caption, ""] + lines).joined(separator: "\n")
  }

  /// The widths of columns: as wide as their cells, the widest narrowed until a row fits.
  private func widths(of rows: [[String]]) -> [Int] {
    var widths = (rows.first ?? []).indices.map { place in rows.map { $0[place].count }.max() ?? 0 }
    while widths.reduce(0, +) + 2 * (widths.count - 1) > width, let widest = widths.max(), widest > 12,
      let place = widths.firstIndex(of: widest)
    {
      widths[place] -= 1
    }
    return widths
  }

  private func wrapped(_ text: String, to limit: Int? = nil) -> [String] {
    let limit = max(1, limit ?? width)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > limit {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      lines.append(line)
    }
    return lines
  }

  private static func plain(_ cell: Table.Cell) -> String {
    switch cell {
    case .text(let text), .detailed(let text, _, _): plain(text)
    case .bar(let bar): bar.words
    case .share(let shown, _): shown
    }
  }

  private static func plain(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text), .strong(let text), .link(let text, _), .letter(let text): text
      case .open(let text): "(\(text))"
      case .lineBreak: "\n"
      }
    }.joined()
  }
}
