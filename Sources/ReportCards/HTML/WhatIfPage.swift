import Rubric
import Statutes

/// The page on which answers are changed and the grade follows; a script over the compiled rubric does the sums.
struct WhatIfPage {
  let report: Report
  private var codebook: Codebook { report.codebook }

  init(_ report: Report) { self.report = report }

  func render(by renderer: HTMLRenderer) -> [UInt8] {
    let document = Document(
      path: "what-if", title: "What if the law were different?",
      summary: "Change the answers of a law and see its points, letter and rank move.", blocks: [])
    return renderer.page(document, script: .whatIf, model: ModelJSON(report).whatIf) { html in
      for part in body { html.write(part) }
    }
  }

  private var body: [HTMLNode] {
    [
      .tag(
        .div, [.class("head")],
        [
          .tag(.h1, [], "What if the law were different?"),
          .tag(.p, [.class("kicker")], "Laid over the law in force on \(report.asOf)"),
        ]),
      .tag(
        .noscript, [],
        [
          .tag(
            .p, [],
            [
              .text("This page needs scripts to do its sums. The points of every law stand on the "),
              .tag(.a, [.href(page: "index.html")], "front page"), .text(", what each answer earns in the "),
              .tag(.a, [.href(page: "blueprint.html")], "blueprint"), .text("."),
            ])
        ]),
      .tag(
        .p, [],
        "Choose a jurisdiction or start blank, change answers, and see what they earn. The address of the page holds what you chose, so "
          + "that you can send it. The sums are those of the report cards."),
      .tag(
        .p, [.class("choose")],
        [
          .tag(.label, [.form(.for, "state")], "Jurisdiction "),
          .tag(
            .select, [.id("state"), .form(.autocomplete, "off")],
            [.tag(.option, [.form(.value, "")], "Start blank: a new law")]
              + report.jurisdictions.map { .tag(.option, [.form(.value, $0.code)], $0.name) }),
          .tag(.label, [.form(.for, "pathway")], " Pathway "),
          .tag(
            .select, [.id("pathway"), .form(.autocomplete, "off")],
            [.tag(.option, [.form(.value, "+new")], "A new pathway")]),
        ]),
      outcome,
      .tag(.h2, [.id("answers-heading")], "Answers"),
      .tag(
        .form, [.id("answers"), .aria("labelledby", "answers-heading"), .form(.autocomplete, "off")],
        codebook.sections.flatMap(section)),
      sending,
    ]
  }

  private var outcome: HTMLNode {
    .tag(
      .section, [.aria("live", "polite"), .aria("labelledby", "outcome-heading")],
      [
        .tag(.h2, [.id("outcome-heading")], "What it would earn"),
        .tag(
          .p, [.class("figures")],
          [
            .tag(.strong, [.id("letter"), .class("grade")], "–"), .text(" "), .tag(.span, [.id("points")], "–"),
            .text(" "), .tag(.span, [.id("high")], ""), .text(" "), .tag(.span, [.id("rank")], ""),
          ]),
        .tag(.p, [.id("gate"), .form(.hidden, "")], ""),
        .tag(.p, [.id("changes"), .class("note")], ""),
        .tag(.p, [.id("note"), .class("note")], ""),
        .tag(
          .div, [.class("frame"), .focusable, .role("region"), .aria("label", "Points by criterion")],
          [
            .tag(
              .table, [.id("criteria"), .class("stack")],
              [
                .tag(.caption, [], "Points by criterion, with the change from today"),
                .tag(
                  .thead, [],
                  [
                    .tag(
                      .tr, [],
                      ["Criterion", "Points", "Today", "What the law would say"].map {
                        .tag(.th, [.scope("col")], $0)
                      })
                  ]),
                .tag(.tbody),
              ])
          ]),
        .tag(.h3, [], "Largest gains left"), .tag(.ol, [.id("gains")]),
      ])
  }

  private func section(_ section: Codebook.Term) -> [HTMLNode] {
    let questions = codebook.pathwayQuestions.filter { $0.section == section.id && !$0.options.isEmpty }
    if questions.isEmpty { return [] }
    return [.tag(.h3, [], section.label)] + questions.map(row)
  }

  private func row(_ question: Question) -> HTMLNode {
    let open = HTMLNode.tag(.option, [.form(.value, "not_researched")], codebook.absence("not_researched"))
    let id = "q-\(question.id)"
    let field: HTMLNode
    if question.kind == .list {
      let boxes =
        (question.options.map { ($0.value, $0.label) } + [("not_researched", codebook.absence("not_researched"))]).map {
          value, label in
          HTMLNode.tag(
            .label, [.class("box")],
            [.tag(.input, [.form(.type, "checkbox"), .form(.value, value)]), .text(" \(label)")])
        }
      field = .tag(
        .fieldset, [.data("question", question.id)], [.tag(.legend, [], "\(question.label). \(question.text)")] + boxes)
    } else {
      let silent = question.silence.map { _ in
        HTMLNode.tag(.option, [.form(.value, "silent")], codebook.absence("silent"))
      }
      let options =
        [open] + question.options.map { .tag(.option, [.form(.value, $0.value)], $0.label) }
        + [silent].compactMap { $0 } + [.tag(.option, [.form(.value, "unclear")], codebook.absence("unclear"))]
      field = .tag(
        .div, [],
        [
          .tag(.label, [.form(.for, id)], [.tag(.strong, [], question.label), .text(" \(question.text)")]),
          .tag(.br), .tag(.select, [.id(id), .data("question", question.id)], options),
        ])
    }
    return .tag(.div, [.class("row"), .data("row", question.id)], [field])
  }

  private var sending: HTMLNode {
    .tag(
      .section, [.aria("labelledby", "send-heading")],
      [
        .tag(.h2, [.id("send-heading")], "Send it, or take it along"),
        .tag(
          .p, [],
          [
            .tag(.button, [.form(.type, "button"), .id("reset")], "Back to today's answers"), .text(" "),
            .tag(.button, [.form(.type, "button"), .id("copy")], "Copy the address"), .text(" "),
            .tag(.button, [.form(.type, "button"), .id("export")], "Make a draft file"), .text(" "),
            .tag(.a, [.id("download"), .href(fragment: "draft"), .form(.hidden, "")], "Download the draft file"),
          ]),
        .tag(
          .p, [],
          [
            .tag(.label, [.form(.for, "address")], "Address "),
            .tag(.input, [.id("address"), .form(.readonly, ""), .form(.autocomplete, "off")]),
          ]),
        .tag(
          .p, [],
          [
            .tag(.label, [.form(.for, "draft")], "Draft file"), .tag(.br),
            .tag(.textarea, [.id("draft"), .form(.readonly, ""), .form(.rows, "8")], ""),
          ]),
      ])
  }
}
