import Analysis
import Statutes

/// What came before: every law's points since the first year, and what changed of late; worked out once for all pages and files.
struct Past: Sendable {
  /// The year that the first such law took effect in.
  static let firstYear = 2010

  /// What each law earned, in the order of the jurisdictions.
  let histories: [ScoreHistory]
  /// The country, year by year.
  let trend: Trend
  /// The day from which on changes are recent.
  let recently: CalendarDate
  /// The changes since then.
  let changes: [GradeChange]

  init(_ report: Report) async {
    let recently = report.asOf.earlier(years: 2)
    self.recently = recently
    let found = await report.jurisdictions.concurrentMap { jurisdiction in
      (
        history: Self.history(of: jurisdiction, in: report),
        changes: GradeChange.all([jurisdiction], from: recently, to: report.asOf, grader: report.grader)
      )
    }
    histories = found.map(\.history)
    changes = found.flatMap(\.changes)
    trend = Trend(histories, from: Self.firstYear, to: report.asOf)
  }

  /// What a law earned.
  static func history(of jurisdiction: Jurisdiction, in report: Report) -> ScoreHistory {
    let start = CalendarDate(year: firstYear, month: 1, day: 1) ?? report.asOf
    return ScoreHistory(jurisdiction, from: start, to: report.asOf, grader: report.grader)
  }
}
