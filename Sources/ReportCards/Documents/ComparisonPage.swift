import Analysis
import Rubric
import Statutes

/// Laws side by side: points by criterion, then the answers behind them.
public struct ComparisonPage {
  private let grades: [Grade]
  private let onlyDifferences: Bool
  private let report: Report
  private var rubric: Rubric { report.grader.rubric }
  private var codebook: Codebook { report.codebook }

  /// Creates the page of some of a report's grades.
  ///
  /// - Parameter onlyDifferences: Whether rows in which all agree are left out.
  public init(_ grades: [Grade], onlyDifferences: Bool, in report: Report) {
    self.grades = grades
    self.onlyDifferences = onlyDifferences
    self.report = report
  }

  /// The page.
  public var document: Document {
    let names = LawSentence.joined(grades.map(\.name))
    return Document(
      path: "compare-\(grades.map(\.jurisdiction).joined(separator: "-"))", title: "\(names) compared",
      summary: "The laws of \(names) side by side.",
      blocks: [
        .title("\(names) compared", kicker: [.text("Law in force on \(report.asOf)")]),
        .list(
          grades.map { grade in
            [
              .link(grade.name, .page("states/\(grade.jurisdiction)")),
              .text(": \(report.standing(grade, in: report.summary)). \(LawSentence(grade: grade).text)"),
            ]
          }),
        .section("Points by criterion", id: "points", [points]),
        .section(onlyDifferences ? "Answers that differ" : "Answers", id: "answers", [answers, note]),
      ])
  }

  /// One row a question and jurisdiction, for other programs.
  public var data: DataTable {
    DataTable(
      columns: ["question", "jurisdiction", "pathway", "value", "cite", "criterion", "criterion_points"],
      rows: shownQuestions.flatMap { question in
        grades.map { grade in
          let evidence = report.evidence(question.id, grade)
          let criterion = rubric.criteria.firstIndex { $0.questions.contains(question.id) }
          return [
            .text(question.id), .text(grade.jurisdiction), .optional(evidence?.pathway),
            .optional(evidence.map { codebook.words(for: $0.answer, to: question) }), .optional(evidence?.answer.cite),
            .optional(criterion.map { rubric.criteria[$0].id }),
            criterion.map { .number("\(grade.criteria[$0].points)") } ?? .none,
          ]
        }
      })
  }

  private var heads: [Table.Column] { grades.map { Table.Column($0.name) } }

  private var points: Block {
    var rows = rubric.criteria.enumerated().filter { place, _ in
      !onlyDifferences || Set(grades.map { $0.criteria[place].points }).count > 1
    }.map { place, criterion in
      [Table.Cell.plain("\(criterion.title) (\(criterion.points))")]
        + grades.map { grade -> Table.Cell in
          let earned = grade.criteria[place]
          return .text([
            .strong("\(earned.points)\(earned.high > earned.points ? "*" : "")"), .text(" \(earned.reason)"),
          ])
        }
    }
    rows.append(
      [.plain("In total (\(rubric.points))")]
        + grades.map { .text([.strong("\(rubric.scale.display($0.points))"), .text(" \($0.letter ?? "–")")]) })
    return .table(
      Table(
        caption: "Points by criterion; an asterisk marks those that could still rise",
        columns: [Table.Column("Criterion")] + heads, rows: rows, isWide: grades.count > 2))
  }

  private var shownQuestions: [Question] {
    codebook.questions.filter { question in
      !onlyDifferences || Set(grades.map { words(question, $0) }).count > 1
    }
  }

  private var answers: Block {
    .table(
      Table(
        caption: "Answers, with where they stand",
        columns: [Table.Column("Question")] + heads,
        rows: shownQuestions.map { question in
          [.plain(question.label)]
            + grades.map { grade -> Table.Cell in
              guard let evidence = report.evidence(question.id, grade) else { return .plain("–") }
              let words = words(question, grade)
              let cites = report.cites([evidence], of: grade.jurisdiction)
              return .text(
                [evidence.answer.value.isUnsettled ? .open(words) : .strong(words)]
                  + (cites.isEmpty ? [] : [.text(" ")] + cites))
            }
        }, isWide: grades.count > 2))
  }

  private var note: Block {
    .note([
      .text(
        "Answers are those that the points rest on: the lead pathway's, the best of all pathways where a criterion reads coverage, and the "
          + "jurisdiction's own where a question is asked of it as a whole.")
    ])
  }

  private func words(_ question: Question, _ grade: Grade) -> String {
    report.evidence(question.id, grade).map { codebook.words(for: $0.answer, to: question) } ?? "–"
  }
}

extension Report {
  /// The answer of a jurisdiction that its points rest on: the one that a criterion read, else the lead pathway's, else the
  /// jurisdiction's own.
  func evidence(_ question: String, _ grade: Grade) -> CriterionGrade.Evidence? {
    if let found = grade.criteria.lazy.flatMap(\.evidence).first(where: { $0.question == question }) { return found }
    if let law = grade.leadLaw, let answer = law.answers[question] {
      return .init(question: question, pathway: law.pathway.id, answer: answer)
    }
    let related = jurisdiction(grade.jurisdiction)?.related.answers(on: asOf)
    return related?[question].map { .init(question: question, pathway: nil, answer: $0) }
  }
}
