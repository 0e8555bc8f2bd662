import Rubric
import Statutes

/// How many of the 51 had relief at the end of each year, and what the median law earned.
public struct Trend: Sendable {
  /// The law at the end of a year; for the last one, on the report's date.
  public struct Year: Sendable {
    /// The day.
    public let day: CalendarDate
    /// The jurisdictions among the 51 with a law in force.
    public let withLaw: Int
    /// The jurisdictions among the 51 whose law of that day is coded.
    public let coded: Int
    /// The median points of those coded, each open answer at its lowest and those without a law at zero.
    public let median: Points
    /// The median of the most that each could have once its open answers are settled.
    public let medianHigh: Points
  }

  /// The years, the oldest first.
  public let years: [Year]

  /// Looks at the end of each year.
  ///
  /// - Parameters:
  ///   - histories: What each jurisdiction's law earned over that time.
  ///   - first: The first year.
  ///   - last: The day at which the trend ends.
  public init(_ histories: [ScoreHistory], from first: Int, to last: CalendarDate) {
    let ranked = histories.filter { Place.isRanked($0.jurisdiction) }
    let days = (first..<max(first, last.year)).compactMap { CalendarDate(year: $0, month: 12, day: 31) } + [last]
    years = days.compactMap { day in
      let spells = ranked.compactMap { $0.spell(on: day) }
      let low = spells.map(\.points)
      guard let median = Points.median(low), let medianHigh = Points.median(spells.map(\.high)) else { return nil }
      return Year(
        day: day, withLaw: spells.count { $0.pathways > 0 }, coded: low.count, median: median, medianHigh: medianHigh)
    }
  }
}

extension Points {
  /// The middle of a list, or the mean of the two in the middle; `nil` for none.
  static func median(_ points: [Points]) -> Points? {
    guard !points.isEmpty else { return nil }
    let sorted = points.sorted()
    let middle = sorted.count / 2
    if !sorted.count.isMultiple(of: 2) { return sorted[middle] }
    return Points(hundredths: (sorted[middle - 1].hundredths + sorted[middle].hundredths) / 2)
  }
}
