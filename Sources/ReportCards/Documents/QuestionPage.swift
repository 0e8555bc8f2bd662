import Analysis
import Rubric
import Statutes

/// The page of a question: what may be answered, how often each answer is given, and who gives it where.
struct QuestionPage {
  let question: Question
  let report: Report
  private var summary: NationalSummary { report.summary }
  private var codebook: Codebook { report.codebook }

  init(_ question: Question, in report: Report) {
    self.question = question
    self.report = report
  }

  var document: Document {
    var blocks: [Block] = [
      .title(question.label, kicker: [.text("A question of the codebook · law in force on \(report.asOf)")]),
      .paragraph([.text(question.text)]),
      .paragraph([.strong("How it is coded: "), .text(question.rule)]),
    ]
    if let criterion = report.grader.rubric.criteria.first(where: { $0.questions.contains(question.id) }) {
      blocks.append(
        .paragraph([.text("It counts toward "), .link(criterion.title, .page("criteria/\(criterion.id)")), .text(".")]))
    } else {
      blocks.append(.paragraph([.text("It earns no points by the rubric of these cards.")]))
    }
    if !question.options.isEmpty {
      blocks.append(.section("Answers", id: "answers", [answers]))
    }
    blocks.append(.section("Who says what", id: "who", [who]))
    return Document(
      path: "questions/\(question.id)", title: question.label, summary: question.text, blocks: blocks)
  }

  /// The choices that may be made.
  private var choices: [(value: Answer.Value, label: String, definition: String)] {
    question.options.map { (Answer.Value.choice($0.value), $0.label, $0.definition) }
      + (question.silence.map { [(Answer.Value.silent, codebook.words(for: .silent, to: question), $0)] } ?? [])
  }

  private func evidence(_ grade: Grade) -> CriterionGrade.Evidence? { report.evidence(question.id, grade) }

  private var answers: Block {
    let given = summary.rankedGrades.compactMap { grade in evidence(grade).map { (grade.jurisdiction, $0.answer.value) }
    }
    func row(_ label: String, _ definition: String, _ codes: [String]) -> [Table.Cell] {
      [
        .plain(label), .plain(definition), .plain("\(codes.count)"),
        .plain(codes.joined(separator: " ")),
      ]
    }
    var rows: [[Table.Cell]]
    if question.kind == .list {
      rows = question.options.map { option in
        row(
          option.label, option.definition,
          given.filter { if case .list(let items) = $0.1 { items.contains(option.value) } else { false } }.map(\.0))
      }
      rows.append(row("None", "The list is empty.", given.filter { $0.1 == .list([]) }.map(\.0)))
    } else {
      rows = choices.map { choice in
        row(choice.label, choice.definition, given.filter { $0.1 == choice.value }.map(\.0))
      }
    }
    rows.append(
      row("Open", "Unclear, or not yet researched.", given.filter { $0.1.isUnsettled }.map(\.0)))
    return .table(
      Table(
        caption: "Among the \(summary.ranking.count), by the answer that the points rest on",
        columns: [
          Table.Column("Answer"), Table.Column("Meaning"), Table.Column("Number", .end), Table.Column("Where"),
        ], rows: rows))
  }

  private var who: Block {
    let rows = report.jurisdictions.flatMap { jurisdiction -> [[Table.Cell]] in
      guard let grade = summary.grade(jurisdiction.code), grade.status != .notCoded else { return [] }
      let link = Inline.link(grade.name, .page("states/\(grade.jurisdiction)"))
      if question.scope == .jurisdiction {
        guard let item = evidence(grade) else { return [] }
        return [[.text([link])] + cells(item.answer)]
      }
      return grade.pathways.compactMap { law in
        law.answers[question.id].map { answer in
          let name: [Inline] = grade.pathways.count > 1 ? [.text(" · \(law.pathway.title)")] : []
          return [.text([link] + name)] + cells(answer)
        }
      }
    }
    return .table(
      Table(
        caption: question.scope == .jurisdiction ? "Every jurisdiction" : "Every pathway in force",
        columns: [
          Table.Column("Jurisdiction"), Table.Column("Answer"), Table.Column("Where"), Table.Column("Rests on"),
        ],
        rows: rows))
  }

  /// The answer with where it stands; the card links the citation to what was read.
  private func cells(_ answer: Answer) -> [Table.Cell] {
    let words = codebook.words(for: answer, to: question)
    return [
      .text([answer.value.isUnsettled ? .open(words) : .text(words)]), .plain(answer.cite ?? "–"),
      .plain(
        answer.basis.map { basis in codebook.bases.first { $0.id == basis.rawValue }?.label ?? basis.rawValue } ?? "–"),
    ]
  }
}
