import Rubric

/// Renders documents as HTML pages that need nothing but themselves.
public struct HTMLRenderer: Sendable {
  private let letters: [String]

  /// Creates a renderer for a scale, whose letters it shades.
  public init(scale: GradeScale) { letters = scale.letters.map(\.letter) }

  /// The page as UTF-8.
  public func render(_ document: Document) -> [UInt8] { render(document, metadata: nil) }

  /// The page as UTF-8, with what search engines read of it.
  func render(_ document: Document, metadata: JSONValue?) -> [UInt8] {
    let body = document.blocks.map { block($0, in: document) }
    return page(
      document, body: body, script: document.isSortable ? .ranking : nil, metadata: metadata,
      parts: Self.parts(document.blocks))
  }

  /// A page with a body of its own.
  func page(
    _ document: Document, body: [HTMLNode], script: PageScript?, model: JSONValue? = nil, metadata: JSONValue? = nil,
    parts styles: StyleSheet.Parts = [.tools, .card]
  ) -> [UInt8] {
    let density = document.density
    var parts: [HTMLNode] = [
      .tag(.a, [.class("skip"), .href(fragment: "content")], "Skip to the content"),
      navigation(document),
      .tag(.main, [.id("content")], body),
      footer(document),
    ]
    if let model {
      parts.append(.tag(.script, [.form(.type, "application/json"), .id("model")], model.compactText))
    }
    // A block of data: no browser runs it, so that the policy need not name it.
    if let metadata {
      parts.append(.tag(.script, [.form(.type, "application/ld+json")], metadata.compactText))
    }
    if let script { parts.append(.tag(.script, [], script.text)) }
    return HTMLWriter.page(
      .tag(
        .html, [.lang("en")] + (density > 0 ? [.class("dense\(density)")] : []),
        [head(document, script: script, styles: styles), .tag(.body, [], parts)]))
  }

  /// What the style of a page needs.
  private static func parts(_ blocks: [Block]) -> StyleSheet.Parts {
    blocks.reduce(into: []) { parts, block in
      switch block {
      case .section(_, _, let blocks), .folded(_, let blocks): parts.formUnion(Self.parts(blocks))
      case .table(let table):
        if table.isWide { parts.formUnion([.wide, .tools]) }
        if table.rows.joined().contains(where: \.isBar) { parts.insert(.card) }
      case .tiles: parts.formUnion([.wide, .tools])
      case .verdict: parts.insert(.card)
      default: break
      }
    }
  }

  private func head(_ document: Document, script: PageScript?, styles: StyleSheet.Parts) -> HTMLNode {
    let scripts = script.map { " script-src '\($0.hash)';" } ?? ""
    let policy = "default-src 'none'; style-src 'unsafe-inline';\(scripts) base-uri 'none'; form-action 'none'"
    return .tag(
      .head, [],
      [
        .tag(.meta, [.meta("charset", "utf-8")]),
        .tag(.meta, [.meta("http-equiv", "Content-Security-Policy"), .meta("content", policy)]),
        .tag(.meta, [.meta("name", "viewport"), .meta("content", "width=device-width, initial-scale=1")]),
        .tag(.meta, [.meta("name", "color-scheme"), .meta("content", "light dark")]),
        .tag(.meta, [.meta("name", "description"), .meta("content", document.summary)]),
        .tag(.title, [], document.title),
        .tag(.style, [], StyleSheet.text(styles)),
      ])
  }

  private func navigation(_ document: Document) -> HTMLNode {
    let pages = [
      ("All report cards", "index"), ("Compare", "compare"), ("What if", "what-if"), ("Methodology", "methodology"),
    ]
    var links = pages.filter { $0.1 != document.path }.map { title, page in
      HTMLNode.tag(.li, [], [.tag(.a, [.href(page: href(to: page, from: document))], title)])
    }
    // For someone who must not be seen reading this: one key away, to a page that gives nothing away.
    if let exit = HTMLAttribute.href(web: "https://www.weather.gov/") {
      links.append(.tag(.li, [], [.tag(.a, [.class("exit"), exit, .noReferrer], "Leave this page quickly")]))
    }
    return .tag(.header, [], [.tag(.nav, [.aria("label", "Report cards")], [.tag(.ul, [], links)])])
  }

  private func footer(_ document: Document) -> HTMLNode {
    let lines = [
      HTMLNode.tag(
        .p, [],
        "These cards grade the text of the law, not its practice. They are not legal advice. A person who wants to use a law "
          + "described here should talk to a lawyer."),
      .tag(
        .p, [],
        [
          .text("Leaving quickly does not clear the browser's history. More: "),
          .tag(.a, [.href(page: href(to: "codebook", from: document))], "codebook"), .text(", "),
          .tag(.a, [.href(page: href(to: "blueprint", from: document))], "blueprint for a law"), .text("."),
        ]),
    ]
    return .tag(.footer, [], lines)
  }

  private func block(_ block: Block, in document: Document) -> HTMLNode {
    switch block {
    case .title(let title, let kicker):
      return .tag(
        .div, [.class("head")],
        [.tag(.h1, [], title), .tag(.p, [.class("kicker")], inlines(kicker, in: document))])
    case .verdict(let verdict): return self.verdict(verdict, in: document)
    case .section(let title, let id, let blocks):
      return .tag(
        .section, [.aria("labelledby", id)],
        [.tag(.h2, [.id(id)], title)] + blocks.map { self.block($0, in: document) })
    case .subheading(let title): return .tag(.h3, [], title)
    case .paragraph(let text): return .tag(.p, [], inlines(text, in: document))
    case .note(let text): return .tag(.p, [.class("note")], inlines(text, in: document))
    case .list(let items): return .tag(.ul, [], items.map { .tag(.li, [], inlines($0, in: document)) })
    case .table(let table): return self.table(table, in: document)
    case .tiles(let map): return tiles(map, in: document)
    case .folded(let title, let blocks):
      return .tag(.details, [], [.tag(.summary, [], title)] + blocks.map { self.block($0, in: document) })
    }
  }

  private func verdict(_ verdict: Verdict, in document: Document) -> HTMLNode {
    var lines: [HTMLNode] = []
    lines.append(.tag(.p, [.class("figures")], inlines(verdict.figures, in: document)))
    if let flag = verdict.flag { lines.append(.tag(.p, [], [.tag(.span, [.class("flag")], flag)])) }
    lines.append(.tag(.p, [], verdict.sentence))
    lines.append(.tag(.p, [.class("note")], verdict.meaning))
    if !verdict.facts.isEmpty {
      lines.append(
        .tag(
          .dl, [.class("facts")],
          verdict.facts.map { fact in
            .tag(
              .div, [],
              [
                .tag(.dt, [], fact.term),
                .tag(.dd, [], [fact.isOpen ? .tag(.span, [.class("open")], fact.answer) : .text(fact.answer)]),
              ])
          }))
    }
    return .tag(.div, [.class("verdict")], [.tag(.div, [], [grade(verdict.letter ?? "–")]), .tag(.div, [], lines)])
  }

  private func table(_ table: Table, in document: Document) -> HTMLNode {
    func alignment(_ column: Table.Column) -> [HTMLAttribute] {
      switch column.alignment {
      case .start: []
      case .end: [.class("end")]
      case .center: [.class("center")]
      }
    }
    let heads = table.columns.map { column in
      HTMLNode.tag(
        .th, [.scope("col")] + alignment(column) + (column.fullTitle.map { [.title($0)] } ?? []), column.title)
    }
    let isLabeled = !table.isWide && table.columns.count { $0.alignment == .end } > 1
    let rows = table.rows.map { row in
      HTMLNode.tag(
        .tr, [],
        zip(table.columns, row).enumerated().map { place, item in
          let (column, cell) = item
          let attributes = alignment(column)
          if place == 0 { return .tag(.th, [.scope("row")] + attributes, self.cell(cell, in: document)) }
          if case .share(_, let bar) = cell {
            return .tag(.td, [.class("s\(Table.Bar.step(bar.points, of: bar.maximum))")], self.cell(cell, in: document))
          }
          // On a phone cells stand under each other: numbers of several columns need their heads beside them.
          let label = isLabeled && column.alignment == .end ? [HTMLAttribute.data("label", column.title)] : []
          return .tag(.td, attributes + label, self.cell(cell, in: document))
        })
    }
    let node = HTMLNode.tag(
      .table, table.isWide ? [] : [.class("stack")],
      [.tag(.caption, [], table.caption), .tag(.thead, [], [.tag(.tr, [], heads)]), .tag(.tbody, [], rows)])
    return .tag(
      .div,
      [.class(table.isWide ? "frame wide" : "frame"), .focusable, .role("region"), .aria("label", table.caption)],
      [node])
  }

  /// A map of tiles, each where its place roughly lies.
  private func tiles(_ map: TileMap, in document: Document) -> HTMLNode {
    let tiles = map.tiles.compactMap { tile -> HTMLNode? in
      guard let place = TilePlace.of(tile.code) else { return nil }
      let mark: String
      switch tile.shade {
      case .letter(let letter): mark = Palette.mark(place: letters.firstIndex(of: letter), of: letters.count).name
      case .step(let step): mark = "s\(step)"
      }
      return .tag(
        .li, [.place(row: place.row, column: place.column)],
        [
          .tag(
            .a, [.class("tile \(mark)"), .href(page: href(to: tile.page, from: document)), .aria("label", tile.words)],
            [.tag(.span, [], tile.code), .tag(.strong, [], tile.text)])
        ])
    }
    return .tag(
      .div, [.class("map")],
      [.tag(.p, [.class("caption")], map.caption), .tag(.ul, [], tiles)])
  }

  private func cell(_ cell: Table.Cell, in document: Document) -> [HTMLNode] {
    switch cell {
    case .text(let text): return inlines(text, in: document)
    case .detailed(let text, let name, let lines):
      let more = HTMLNode.tag(.summary, [.aria("label", "More on \(name)")], "More")
      let items = lines.map { HTMLNode.tag(.li, [], inlines($0, in: document)) }
      return inlines(text, in: document) + [.tag(.details, [], [more, .tag(.ul, [], items)])]
    case .share(let shown, _): return [.text(shown)]
    case .bar(let bar): return [.tag(.span, [.class("bar")], [.text(bar.words), drawing(bar)])]
    }
  }

  /// A bar of the points in their maximum; a dashed box shows how far open answers could raise them.
  private func drawing(_ bar: Table.Bar) -> HTMLNode {
    let width = 120
    func scaled(_ points: Int) -> Int { bar.maximum > 0 ? points * width * 100 / bar.maximum : 0 }
    func rect(_ name: String, x: Int = 0, width: Int) -> HTMLNode {
      .tag(
        .rect,
        [
          .class(name), .hundredths("x", x), .number("y", 3), .hundredths("width", width), .number("height", 10),
        ])
    }
    var parts = [rect("track", width: width * 100), rect("fill", width: scaled(bar.points))]
    if bar.high > bar.points {
      parts.append(rect("rise", x: scaled(bar.points), width: scaled(bar.high - bar.points)))
    }
    if let median = bar.median {
      let place = max(100, min(scaled(median), width * 100 - 100))
      let ends: [HTMLAttribute] = [.hundredths("x1", place), .hundredths("x2", place)]
      parts.append(.tag(.line, [.class("median")] + ends + [.number("y1", 0), .number("y2", 16)]))
    }
    return .tag(.svg, [.viewBox(width: width, height: 16), .aria("hidden", "true")], parts)
  }

  private func inlines(_ inlines: [Inline], in document: Document) -> [HTMLNode] {
    inlines.map { inline in
      switch inline {
      case .text(let text): .text(text)
      case .strong(let text): .tag(.strong, [], text)
      case .letter(let letter): grade(letter)
      case .open(let text): .tag(.span, [.class("open")], text)
      case .lineBreak: .tag(.br)
      case .link(let text, .page(let page)): .tag(.a, [.href(page: href(to: page, from: document))], text)
      case .link(let text, .file(let file)):
        .tag(.a, [.href(page: PagePath.relative(to: file, from: document.path))], text)
      case .link(let text, .web(let address)):
        HTMLAttribute.href(web: address).map { .tag(.a, [$0], text) } ?? .text(text)
      }
    }
  }

  private func grade(_ letter: String) -> HTMLNode {
    let mark = Palette.mark(place: letters.firstIndex(of: letter), of: letters.count)
    return .tag(.span, [.class("grade \(mark.name)")], letter)
  }

  private func href(to page: String, from document: Document) -> String {
    PagePath.relative(to: page, from: document.path) + ".html"
  }
}
