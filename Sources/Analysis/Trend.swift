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

  /// Grades jurisdictions at the end of each year.
  ///
  /// - Parameters:
  ///   - first: The first year.
  ///   - last: The day at which the trend ends.
  public init(_ jurisdictions: [Jurisdiction], from first: Int, to last: CalendarDate, grader: Grader) {
    let ranked = jurisdictions.filter { Place.isRanked($0.code) }
    let days = (first..<max(first, last.year)).compactMap { CalendarDate(year: $0, month: 12, day: 31) } + [last]
    let standings = ranked.map { Self.standings(of: $0, on: days, grader: grader) }
    years = days.enumerated().compactMap { place, day in
      let coded = standings.compactMap { $0[place] }
      guard let median = Points.median(coded.map(\.low)), let medianHigh = Points.median(coded.map(\.high)) else {
        return nil
      }
      return Year(
        day: day, withLaw: coded.count { $0.hasLaw }, coded: coded.count, median: median, medianHigh: medianHigh)
    }
  }

  private typealias Standing = (hasLaw: Bool, low: Points, high: Points)

  /// What a law earned on each of several days, the oldest first; `nil` for a day that is not coded.
  private static func standings(
    of jurisdiction: Jurisdiction, on days: [CalendarDate], grader: Grader
  ) -> [Standing?] {
    var standings: [Standing?] = []
    for (place, day) in days.enumerated() {
      if let last = standings.last, !jurisdiction.mayDiffer(between: days[place - 1], and: day) {
        standings.append(last)
      } else if case .coded(let law) = jurisdiction.state(on: day) {
        let score = grader.score(grader.encode(law))
        standings.append((!law.pathways.isEmpty, score?.points ?? .zero, score?.high ?? .zero))
      } else {
        standings.append(nil)
      }
    }
    return standings
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
