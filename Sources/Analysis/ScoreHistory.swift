import Rubric
import Statutes

/// What a jurisdiction's law earned over a time, each state of the law scored once.
public struct ScoreHistory: Sendable {
  /// Days on which the law stayed the same.
  public struct Spell: Sendable, Hashable {
    /// The first of the days.
    public let first: CalendarDate
    /// The last of the days.
    public let last: CalendarDate
    /// The points; `nil` where there is no law and the rubric sets such jurisdictions apart.
    public let score: Score?
    /// The letter.
    public let letter: String?
    /// The number of pathways in force.
    public let pathways: Int

    /// The points, zero where there is no law.
    public var points: Points { score?.points ?? .zero }
    /// The most points that the law could have once its open answers are settled.
    public var high: Points { score?.high ?? .zero }
  }

  /// The postal code of the jurisdiction.
  public let jurisdiction: String
  /// The spells from the day that the coding starts on, oldest first and without a gap.
  public let spells: [Spell]

  /// Scores a jurisdiction's law from one day to another, both included.
  public init(_ jurisdiction: Jurisdiction, from first: CalendarDate, to last: CalendarDate, grader: Grader) {
    self.jurisdiction = jurisdiction.code
    let start = max(first, jurisdiction.codedFrom)
    var starts = jurisdiction.pathways.flatMap(\.history).flatMap { version in
      [version.effective.latest] + (version.repealed.map { [$0.latest] } ?? [])
    }
    if grader.rubric.criteria.contains(where: { $0.reach == .jurisdiction }) {
      starts += jurisdiction.related.provisions.values.compactMap { $0.effective?.latest }
    }
    let days = start > last ? [] : Set([start] + starts.filter { $0 > start && $0 <= last }).sorted()
    spells = days.enumerated().compactMap { place, day in
      guard case .coded(let law) = jurisdiction.state(on: day) else { return nil }
      let score = grader.score(grader.encode(law))
      return Spell(
        first: day, last: place + 1 < days.count ? days[place + 1].dayBefore ?? day : last, score: score,
        letter: grader.letter(of: score), pathways: law.pathways.count)
    }
  }

  /// The spell that a day lies in; `nil` where the law of the day is not coded.
  public func spell(on day: CalendarDate) -> Spell? { spells.last { $0.first <= day && day <= $0.last } }
}
