import Rubric
import Statutes

/// The coded answers that a card does not show beside the points: those that no criterion read, and those of the pathways that
/// do not lead.
struct CodedAnswers {
  let card: StateCard

  init(_ card: StateCard) { self.card = card }

  var block: Block {
    let codebook = card.report.codebook
    return .folded(
      "The other coded answers",
      card.grade.pathways.flatMap { law -> [Block] in
        let shown = card.grade.criteria.flatMap(\.evidence).filter { $0.pathway == law.pathway.id }.map(\.question)
        let rows = codebook.pathwayQuestions.filter { !shown.contains($0.id) }.compactMap { question in
          law.answers[question.id].map { row(question, $0, law) }
        }
        return [
          .subheading(law.pathway.title),
          .note(source(law)),
          .table(
            Table(
              caption: "\(law.pathway.citation), as in force on \(card.report.asOf)",
              columns: [
                Table.Column("Question"), Table.Column("Answer"), Table.Column("What the law says"),
                Table.Column("Where"),
                Table.Column("Rests on"),
              ],
              rows: rows)),
        ]
      })
  }

  private func source(_ law: LawInForce) -> [Inline] {
    guard let first = law.pathway.sources.first else { return [] }
    let title: Inline = first.url.map { .link(first.title, .web($0)) } ?? .text(first.title)
    return [.text("Read in "), title, .text(", unless an answer links to another source.")]
  }

  private func row(_ question: Question, _ answer: Answer, _ law: LawInForce) -> [Table.Cell] {
    let codebook = card.report.codebook
    let words = codebook.words(for: answer, to: question)
    var note = answer.note
    for exception in answer.exceptions {
      let group = codebook.groups.first { $0.id == exception.group }?.label ?? exception.group
      let value = codebook.words(for: exception, to: question)
      note += " For \(group): \(value.lowercased()) (\(exception.cite)). \(exception.note)"
    }
    let evidence = CriterionGrade.Evidence(question: question.id, pathway: law.pathway.id, answer: answer)
    let rests = codebook.support(of: answer) ?? "–"
    // The first source is linked once, above the table; only answers that rest on another are linked one by one.
    let cite =
      answer.source == nil ? [.text(answer.cite ?? "–")] : card.report.cites([evidence], of: card.jurisdiction.code)
    return [
      .plain(question.label), .text([answer.value.isUnsettled ? .open(words) : .text(words)]), .plain(note),
      .text(cite), .plain(rests),
    ]
  }
}
