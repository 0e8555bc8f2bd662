import Analysis
import Rubric
import Statutes

/// The files of values behind the pages' tables and charts.
struct DataFiles {
  let report: Report

  init(_ report: Report) { self.report = report }

  var files: [ReportFile] {
    let trend = Trend(report.jurisdictions, from: 2010, to: report.asOf, grader: report.grader)
    return [
      file("data/scores.csv", GradeTable(report.summary.grades, in: report).csv),
      file("data/trend.csv", NationalFigures(report).trendData(trend).csv),
    ] + report.jurisdictions.map { file("data/states/\($0.code).csv", answers(of: $0).csv) }
  }

  private func file(_ path: String, _ text: String) -> ReportFile { ReportFile(path: path, bytes: Array(text.utf8)) }

  /// The answers on the law in force, one row a question and pathway.
  private func answers(of jurisdiction: Jurisdiction) -> DataTable {
    let columns = [
      "jurisdiction", "fips", "pathway", "effective", "question", "value", "label", "cite", "basis", "confidence",
    ]
    guard case .coded(let law) = jurisdiction.state(on: report.asOf) else {
      return DataTable(columns: columns, rows: [])
    }
    func row(_ question: Question, _ answer: Answer, _ pathway: String?, _ effective: LawDate?) -> [DataTable.Value] {
      [
        .text(jurisdiction.code), .text(jurisdiction.fips), .optional(pathway), .optional(effective.map { "\($0)" }),
        .text(question.id), .text(Self.text(answer.value)), .text(report.codebook.words(for: answer, to: question)),
        .optional(answer.cite), .optional(answer.basis?.rawValue), .optional(answer.confidence?.rawValue),
      ]
    }
    let pathways = law.pathways.flatMap { law in
      report.codebook.pathwayQuestions.compactMap { question in
        law.answers[question.id].map { row(question, $0, law.pathway.id, law.version.effective) }
      }
    }
    let related = report.codebook.jurisdictionQuestions.compactMap { question in
      law.related[question.id].map {
        row(question, $0, nil, jurisdiction.related.provisions[question.id]?.effective)
      }
    }
    return DataTable(columns: columns, rows: pathways + related)
  }

  /// A coded value in one cell; the items of a list are joined by semicolons.
  private static func text(_ value: Answer.Value) -> String {
    switch value {
    case .choice(let word), .text(let word): word
    case .list(let items), .texts(let items): items.joined(separator: ";")
    case .silent: "silent"
    case .unclear: "unclear"
    case .notResearched: "not_researched"
    }
  }
}
