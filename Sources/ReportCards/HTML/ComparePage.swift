import Rubric
import Statutes

/// The page that puts up to four jurisdictions side by side, as the address or the reader names them.
struct ComparePage {
  /// The most jurisdictions side by side.
  static let places = 4

  let report: Report

  init(_ report: Report) { self.report = report }

  func render(by renderer: HTMLRenderer) -> [UInt8] {
    let document = Document(
      path: "compare", title: "Compare laws", summary: "Up to four laws side by side: points and answers.", blocks: [])
    return renderer.page(document, script: .compare, model: ModelJSON(report).comparison) { html in
      for part in body { html.write(part) }
    }
  }

  private var body: [HTMLNode] {
    let selects = (0..<Self.places).flatMap { place -> [HTMLNode] in
      let id = "place-\(place)"
      return [
        .tag(.label, [.form(.for, id)], place == 0 ? "Compare " : " with "),
        .tag(
          .select, [.id(id), .data("place", "\(place)"), .form(.autocomplete, "off")],
          [.tag(.option, [.form(.value, "")], "–")]
            + report.jurisdictions.map { .tag(.option, [.form(.value, $0.code)], $0.name) }),
      ]
    }
    return [
      .tag(
        .div, [.class("head")],
        [
          .tag(.h1, [], "Compare laws"),
          .tag(.p, [.class("kicker")], "Law in force on \(report.asOf)"),
        ]),
      .tag(
        .noscript, [],
        [
          .tag(
            .p, [],
            [
              .text("This page needs scripts to build its tables. Points by criterion stand side by side on the "),
              .tag(.a, [.href(page: "index.html#ranking")], "front page"),
              .text(", each answer on its page, listed in the "),
              .tag(.a, [.href(page: "codebook.html")], "codebook"), .text("."),
            ])
        ]),
      .tag(.p, [.class("choose")], selects),
      .tag(
        .p, [],
        [
          .tag(
            .label, [.class("box")],
            [.tag(.input, [.form(.type, "checkbox"), .id("differences")]), .text(" Only what differs")])
        ]),
      .tag(.p, [.id("note"), .class("note"), .role("status")], ""),
      .tag(.div, [.id("result"), .aria("live", "polite")]),
    ]
  }
}
