import Rubric
import Statutes

/// The coded answers that a card does not show beside the points: those of the lead pathway that no criterion read, folded on the
/// card, and those of the other pathways, on a page of their own.
struct CodedAnswers {
  let card: StateCard

  init(_ card: StateCard) { self.card = card }

  private var leadID: String? { card.grade.lead ?? card.grade.pathways.first?.pathway.id }
  private var others: [LawInForce] { card.grade.pathways.filter { $0.pathway.id != leadID } }
  private var path: String { "answers/\(card.jurisdiction.code)" }

  /// The block of the card.
  var block: Block {
    let lead = card.grade.pathways.filter { $0.pathway.id == leadID }
    let link: [Block] =
      others.isEmpty
      ? []
      : [
        .paragraph([
          .text("Every answer on \(LawSentence.joined(others.map(\.pathway.title))): "),
          .link("the other pathways", .page(path)), .text("."),
        ])
      ]
    return .folded("The other coded answers", lead.flatMap(answers) + link)
  }

  /// The page of the pathways that do not lead; `nil` where there is none.
  var page: Document? {
    if others.isEmpty { return nil }
    let name = card.jurisdiction.name
    return Document(
      path: path, title: "\(name): the other pathways",
      summary: "Every coded answer on the pathways of \(name) that do not lead.",
      blocks: [
        .title(
          "\(name): the other pathways",
          kicker: [
            .link("Report card of \(name)", .page("states/\(card.jurisdiction.code)")),
            .text(" · law in force on \(card.report.asOf)"),
          ])
      ] + others.flatMap { law in [Block.section(law.pathway.title, id: law.pathway.id, answers(law))] })
  }

  private func answers(_ law: LawInForce) -> [Block] {
    let isLead = law.pathway.id == leadID
    let shown = isLead ? card.grade.criteria.flatMap(\.evidence).filter { $0.pathway == leadID }.map(\.question) : []
    let rows = card.report.codebook.pathwayQuestions.filter { !shown.contains($0.id) }.compactMap { question in
      law.answers[question.id].map { row(question, $0, law) }
    }
    return [
      .note(source(law)),
      .table(
        Table(
          caption: "\(law.pathway.citation), as in force on \(card.report.asOf)",
          columns: [
            Table.Column("Question"), Table.Column("Answer"), Table.Column("What the law says"), Table.Column("Where"),
            Table.Column("Rests on"),
          ],
          rows: rows)),
    ]
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
