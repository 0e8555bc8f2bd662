import Rubric
import Statutes

/// What each jurisdiction's law earned in each year.
public struct Panel: Sendable {
  /// A year of a jurisdiction; the last year ends with the panel.
  public struct Year: Sendable {
    /// The place of the jurisdiction's history in the list that the panel was made from.
    public let place: Int
    /// The last day of the year that counts.
    public let day: CalendarDate
    /// The days of the year up to ``day``.
    public let days: Int
    /// Those of the days whose law is coded.
    public let daysCoded: Int
    /// Those of the coded days on which a pathway was in force.
    public let daysInForce: Int
    /// The law on ``day``; `nil` where it is not coded.
    public let end: ScoreHistory.Spell?
    /// The mean of the points over the coded days, to the nearest hundredth; `nil` where none is coded.
    public let mean: Points?
  }

  /// The years, by jurisdiction and then by time.
  public let years: [Year]

  /// Counts the days of each year from January 1 of the first to a day.
  ///
  /// - Parameter histories: What each jurisdiction's law earned over that time.
  public init(_ histories: [ScoreHistory], from first: Int, to last: CalendarDate) {
    let spans = (first...max(first, last.year)).compactMap { year -> (first: CalendarDate, last: CalendarDate)? in
      guard let start = CalendarDate(year: year, month: 1, day: 1), start <= last,
        let end = CalendarDate(year: year, month: 12, day: 31)
      else { return nil }
      return (start, min(end, last))
    }
    years = histories.enumerated().flatMap { place, history in
      spans.map { Self.year(of: place, history, from: $0.first, to: $0.last) }
    }
  }

  private static func year(
    of place: Int, _ history: ScoreHistory, from first: CalendarDate, to last: CalendarDate
  ) -> Year {
    var coded = 0
    var inForce = 0
    var sum = 0
    for spell in history.spells where spell.first <= last && spell.last >= first {
      let days = min(spell.last, last).days(since: max(spell.first, first)) + 1
      coded += days
      if spell.pathways > 0 { inForce += days }
      sum += spell.points.hundredths * days
    }
    return Year(
      place: place, day: last, days: last.days(since: first) + 1, daysCoded: coded,
      daysInForce: inForce, end: history.spell(on: last),
      mean: coded > 0 ? Points(hundredths: (2 * sum + coded) / (2 * coded)) : nil)
  }
}
