import Analysis
import Rubric
import Statutes

/// What the laws have in common, in sentences whose numbers are counted.
struct NationalFigures {
  let report: Report
  private var summary: NationalSummary { report.summary }

  init(_ report: Report) { self.report = report }

  /// A count over the lead pathways of the 51: the answers to a question that count, and the sentence that tells.
  private struct Figure {
    let question: String
    let values: Set<String>
    let sentence: String

    init(_ question: String, _ values: Set<String>, _ sentence: String) {
      self.question = question
      self.values = values
      self.sentence = sentence
    }
  }

  private static let figures = [
    Figure("offense_scope", ["any"], "any offense that came of the trafficking can be cleared"),
    Figure(
      "vacatur_ground", ["on_the_merits", "equitable"],
      "the conviction is vacated and not only set aside, sealed or expunged"),
    Figure("records_juvenile", ["explicit", "by_construction"], "delinquency adjudications are covered"),
    Figure(
      "burden_of_proof", ["prima_facie", "reasonable_probability", "preponderance"],
      "a survivor must show no more than a preponderance of the evidence"),
    Figure("waiting_period", ["none", "silent"], "the law makes nobody wait before asking"),
    Figure("filing_deadline", ["none"], "the law says that a person may ask at any time"),
    Figure("court_discretion", ["shall"], "the court must grant relief when the elements are shown"),
    Figure("trafficking_labor", ["yes"], "survivors of labor trafficking are covered"),
    Figure(
      "confidentiality", ["sealed_or_pseudonym"], "the filings are closed or the person's name is kept out of them"),
  ]

  /// The sentences, each with a link to the question's page.
  var sentences: [[Inline]] {
    Self.figures.compactMap { figure in
      guard let question = report.codebook.question(figure.question) else { return nil }
      let answers = summary.rankedGrades.compactMap { report.evidence(figure.question, $0)?.answer.value }
      let count = answers.count { value in
        switch value {
        case .choice(let word): figure.values.contains(word)
        case .silent: figure.values.contains("silent")
        default: false
        }
      }
      let open = answers.count(where: \.isUnsettled)
      return [
        .text("In "), .link("\(count) of \(summary.ranking.count)", .page("questions/\(question.id)")),
        .text(" \(figure.sentence)\(open > 0 ? "; in \(open) the answer is open" : "")."),
      ]
    }
  }

  /// The law at the end of each year since the first such law.
  func trend(_ trend: Trend) -> Table {
    let total = summary.ranking.count
    return Table(
      caption:
        "At the end of each year; a dashed box shows how far the median could rise once open answers are settled",
      columns: [Table.Column("Year"), Table.Column("Jurisdictions with a law"), Table.Column("Median points")],
      rows: trend.years.map { year in
        let isYearEnd = year.day.month == 12 && year.day.day == 31
        return [
          .plain(isYearEnd ? "\(year.day.year)" : "\(year.day)"),
          .bar(
            Table.Bar(
              points: year.withLaw, high: year.withLaw, maximum: total, median: nil,
              words: "\(year.withLaw) of \(total)")),
          .bar(
            Table.Bar(
              points: year.median.hundredths, high: year.medianHigh.hundredths,
              maximum: report.grader.rubric.points.hundredths, median: nil,
              words: year.medianHigh > year.median ? "\(year.median), up to \(year.medianHigh)" : "\(year.median)")),
        ]
      })
  }
}
