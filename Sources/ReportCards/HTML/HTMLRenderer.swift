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
    page(
      document, script: document.isSortable ? .ranking : nil, metadata: metadata, parts: Self.parts(document.blocks)
    ) { html in
      for block in document.blocks { write(block, in: document, to: &html) }
    }
  }

  /// A page with a body of its own.
  func page(
    _ document: Document, script: PageScript?, model: JSONValue? = nil, metadata: JSONValue? = nil,
    parts styles: StyleSheet.Parts = [.tools, .card], body: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    let density = document.density
    return HTMLWriter.page([.lang("en")] + (density > 0 ? [.class("dense\(density)")] : [])) { html in
      html.write(head(document, script: script, styles: styles))
      html.element(.body) { html in
        html.element(.a, [.class("skip"), .href(fragment: "content")], "Skip to the content")
        html.write(navigation(document))
        html.element(.main, [.id("content")], body)
        html.write(footer(document))
        if let model {
          html.element(.script, [.form(.type, "application/json"), .id("model")], model.compactText)
        }
        // A block of data: no browser runs it, so that the policy need not name it.
        if let metadata { html.element(.script, [.form(.type, "application/ld+json")], metadata.compactText) }
        if let script { html.element(.script, [], script.text) }
      }
    }
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

  private func write(_ block: Block, in document: Document, to html: inout HTMLWriter) {
    switch block {
    case .title(let title, let kicker):
      html.element(.div, [.class("head")]) { html in
        html.element(.h1, [], title)
        html.element(.p, [.class("kicker")]) { write(kicker, in: document, to: &$0) }
      }
    case .verdict(let verdict): write(verdict, in: document, to: &html)
    case .section(let title, let id, let blocks):
      html.element(.section, [.aria("labelledby", id)]) { html in
        html.element(.h2, [.id(id)], title)
        for block in blocks { write(block, in: document, to: &html) }
      }
    case .subheading(let title): html.element(.h3, [], title)
    case .paragraph(let text): html.element(.p) { write(text, in: document, to: &$0) }
    case .note(let text): html.element(.p, [.class("note")]) { write(text, in: document, to: &$0) }
    case .list(let items): write(items, in: document, to: &html)
    case .table(let table): write(table, in: document, to: &html)
    case .tiles(let map): write(map, in: document, to: &html)
    case .folded(let title, let blocks):
      html.element(.details) { html in
        html.element(.summary, [], title)
        for block in blocks { write(block, in: document, to: &html) }
      }
    }
  }

  private func write(_ items: [[Inline]], in document: Document, to html: inout HTMLWriter) {
    html.element(.ul) { html in
      for item in items { html.element(.li) { write(item, in: document, to: &$0) } }
    }
  }

  private func write(_ verdict: Verdict, in document: Document, to html: inout HTMLWriter) {
    html.element(.div, [.class("verdict")]) { html in
      html.element(.div) { write(letter: verdict.letter ?? "–", to: &$0) }
      html.element(.div) { html in
        html.element(.p, [.class("figures")]) { write(verdict.figures, in: document, to: &$0) }
        if let flag = verdict.flag { html.element(.p) { $0.element(.span, [.class("flag")], flag) } }
        html.element(.p, [], verdict.sentence)
        html.element(.p, [.class("note")], verdict.meaning)
        if verdict.facts.isEmpty { return }
        html.element(.dl, [.class("facts")]) { html in
          for fact in verdict.facts {
            html.element(.div) { html in
              html.element(.dt, [], fact.term)
              html.element(.dd) { html in
                if fact.isOpen { html.element(.span, [.class("open")], fact.answer) } else { html.text(fact.answer) }
              }
            }
          }
        }
      }
    }
  }

  private func write(_ table: Table, in document: Document, to html: inout HTMLWriter) {
    let frame: [HTMLAttribute] = [
      .class(table.isWide ? "frame wide" : "frame"), .focusable, .role("region"), .aria("label", table.caption),
    ]
    let alignments = table.columns.map { column -> [HTMLAttribute] in
      switch column.alignment {
      case .start: []
      case .end: [.class("end")]
      case .center: [.class("center")]
      }
    }
    // On a phone cells stand under each other: numbers of several columns need their heads beside them.
    let isLabeled = !table.isWide && table.columns.count { $0.alignment == .end } > 1
    let attributes = zip(table.columns, alignments).enumerated().map { place, column -> [HTMLAttribute] in
      if place == 0 { return [.scope("row")] + column.1 }
      return column.1 + (isLabeled && column.0.alignment == .end ? [.data("label", column.0.title)] : [])
    }
    html.element(.div, frame) { html in
      html.element(.table, table.isWide ? [] : [.class("stack")]) { html in
        html.element(.caption, [], table.caption)
        html.element(.thead) { html in
          html.element(.tr) { html in
            for (column, alignment) in zip(table.columns, alignments) {
              let title = column.fullTitle.map { [HTMLAttribute.title($0)] } ?? []
              html.element(.th, [.scope("col")] + alignment + title, column.title)
            }
          }
        }
        html.element(.tbody) { html in
          for row in table.rows {
            html.element(.tr) { html in
              for (place, cell) in row.enumerated() where place < attributes.count {
                if case .share(_, let bar) = cell, place > 0 {
                  let step = Table.Bar.step(bar.points, of: bar.maximum)
                  html.element(.td, [.class("s\(step)")]) { write(cell, in: document, to: &$0) }
                } else {
                  html.element(place == 0 ? .th : .td, attributes[place]) { write(cell, in: document, to: &$0) }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Writes a map of tiles, each where its place roughly lies.
  private func write(_ map: TileMap, in document: Document, to html: inout HTMLWriter) {
    html.element(.div, [.class("map")]) { html in
      html.element(.p, [.class("caption")], map.caption)
      html.element(.ul) { html in
        for tile in map.tiles {
          guard let place = TilePlace.of(tile.code) else { continue }
          let mark =
            switch tile.shade {
            case .letter(let letter): mark(of: letter)
            case .step(let step): "s\(step)"
            }
          html.element(.li, [.place(row: place.row, column: place.column)]) { html in
            let link = HTMLAttribute.href(page: href(to: tile.page, from: document))
            html.element(.a, [.class("tile \(mark)"), link, .aria("label", tile.words)]) { html in
              html.element(.span, [], tile.code)
              html.element(.strong, [], tile.text)
            }
          }
        }
      }
    }
  }

  private func write(_ cell: Table.Cell, in document: Document, to html: inout HTMLWriter) {
    switch cell {
    case .text(let text): write(text, in: document, to: &html)
    case .detailed(let text, let name, let lines):
      write(text, in: document, to: &html)
      html.element(.details) { html in
        html.element(.summary, [.aria("label", "More on \(name)")], "More")
        write(lines, in: document, to: &html)
      }
    case .share(let shown, _): html.text(shown)
    case .bar(let bar):
      html.element(.span, [.class("bar")]) { html in
        html.text(bar.words)
        write(bar, to: &html)
      }
    }
  }

  /// Draws a bar of the points in their maximum; a dashed box shows how far open answers could raise them.
  private func write(_ bar: Table.Bar, to html: inout HTMLWriter) {
    let width = 120
    func scaled(_ points: Int) -> Int { bar.maximum > 0 ? points * width * 100 / bar.maximum : 0 }
    func rect(_ name: String, x: Int = 0, width: Int) -> [HTMLAttribute] {
      [.class(name), .hundredths("x", x), .number("y", 3), .hundredths("width", width), .number("height", 10)]
    }
    html.element(.svg, [.viewBox(width: width, height: 16), .aria("hidden", "true")]) { html in
      html.element(.rect, rect("track", width: width * 100))
      html.element(.rect, rect("fill", width: scaled(bar.points)))
      if bar.high > bar.points {
        html.element(.rect, rect("rise", x: scaled(bar.points), width: scaled(bar.high - bar.points)))
      }
      if let median = bar.median {
        let place = max(100, min(scaled(median), width * 100 - 100))
        let ends: [HTMLAttribute] = [.hundredths("x1", place), .hundredths("x2", place)]
        html.element(.line, [.class("median")] + ends + [.number("y1", 0), .number("y2", 16)])
      }
    }
  }

  private func write(_ inlines: [Inline], in document: Document, to html: inout HTMLWriter) {
    for inline in inlines {
      switch inline {
      case .text(let text): html.text(text)
      case .strong(let text): html.element(.strong, [], text)
      case .letter(let letter): write(letter: letter, to: &html)
      case .open(let text): html.element(.span, [.class("open")], text)
      case .lineBreak: html.element(.br)
      case .link(let text, .page(let page)):
        html.element(.a, [.href(page: href(to: page, from: document))], text)
      case .link(let text, .file(let file)):
        html.element(.a, [.href(page: PagePath.relative(to: file, from: document.path))], text)
      case .link(let text, .web(let address)):
        if let link = HTMLAttribute.href(web: address) { html.element(.a, [link], text) } else { html.text(text) }
      }
    }
  }

  private func write(letter: String, to html: inout HTMLWriter) {
    html.element(.span, [.class("grade \(mark(of: letter))")], letter)
  }

  private func mark(of letter: String) -> String {
    Palette.mark(place: letters.firstIndex(of: letter), of: letters.count).name
  }

  private func href(to page: String, from document: Document) -> String {
    PagePath.relative(to: page, from: document.path) + ".html"
  }
}
