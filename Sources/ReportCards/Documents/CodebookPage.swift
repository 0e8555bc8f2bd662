import Rubric
import Statutes

/// The codebook: every question with its answers and rules, made from the file that the coders use.
struct CodebookPage {
  let report: Report
  private var codebook: Codebook { report.codebook }

  init(_ report: Report) { self.report = report }

  var document: Document {
    Document(
      path: "codebook", title: "Codebook",
      summary: "Every question that is asked of a law, every answer that may be given, and how they are coded.",
      blocks: [
        .title("Codebook", kicker: [.text("\(codebook.title), version \(codebook.version)")]),
        .paragraph([
          .text("Every question that is asked of a law and every answer that may be given. The "),
          .link("methodology", .page("methodology")),
          .text(" says how the laws were searched and what the answers rest on; a mistake in a file is told as the "),
          .link("diagnostics", .page("diagnostics")), .text(" say."),
        ]),
        terms("Rules for every question", "rules", codebook.rules.map { [.text($0.definition)] }),
        terms("Kinds of absence", "absences", codebook.absences.map(term)),
        terms("What an answer rests on", "bases", (codebook.bases + codebook.confidences).map(term)),
      ] + codebook.sections.compactMap(section) + [
        terms("Events that a length of time runs from", "events", codebook.events.map { [.text($0.label)] }),
        terms("Groups for which a rule may differ", "groups", codebook.groups.map { [.text($0.label)] }),
        terms("Terms", "terms", codebook.glossary.map(term)),
      ])
  }

  private func terms(_ title: String, _ id: String, _ items: [[Inline]]) -> Block {
    .section(title, id: id, [.list(items)])
  }

  private func term(_ term: Codebook.Term) -> [Inline] { [.strong("\(term.label). "), .text(term.definition)] }

  private func section(_ section: Codebook.Term) -> Block? {
    let questions = codebook.questions.filter { $0.section == section.id }
    if questions.isEmpty { return nil }
    return .section(section.label, id: "section-\(section.id)", questions.flatMap(question))
  }

  private func question(_ question: Question) -> [Block] {
    var blocks: [Block] = [
      .subheading(question.label),
      .paragraph([
        .text("\(question.text) "), .link("Who says what", .page("questions/\(question.id)")), .text("."),
      ]),
      .note([.text("\(question.rule)\(question.order.map { " Answers are listed \($0)." } ?? "")")]),
    ]
    var items = question.options.map { [Inline.strong("\($0.label). "), .text($0.definition)] }
    if let silence = question.silence {
      items.append([.strong("\(codebook.words(for: .silent, to: question)). "), .text(silence)])
    }
    if !items.isEmpty { blocks.append(.list(items)) }
    return blocks
  }
}

/// The diagnostics: everything that can be wrong in a file, and what to do.
struct DiagnosticsPage {
  let diagnostics: [Codebook.Term]

  init(_ diagnostics: [Codebook.Term]) { self.diagnostics = diagnostics }

  var document: Document {
    Document(
      path: "diagnostics", title: "Diagnostics",
      summary: "What can be wrong in a statute, draft, rubric or codebook file, and what to do.",
      blocks: [
        .title("Diagnostics", kicker: [.text("For those who write statute, draft and rubric files")]),
        .paragraph([
          .text(
            "Each mistake is told with its file, line and column and with one of these ids, all of them in one run. Nothing is written until "
              + "there are none.")
        ]),
        .table(
          Table(
            caption: "The ids, as they are printed",
            columns: [
              Table.Column("Id"), Table.Column("What is wrong"), Table.Column("Why it is refused and what to do"),
            ],
            rows: diagnostics.map { [.plain($0.id), .plain($0.label), .plain($0.definition)] })),
      ])
  }
}
