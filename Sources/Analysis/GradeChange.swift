import Rubric
import Statutes

/// How the grade of a jurisdiction moved between two dates of the same edition.
public struct GradeChange: Sendable {
  /// The grade on the first date.
  public let before: Grade
  /// The grade on the second date.
  public let after: Grade
  /// What took effect in between, oldest first.
  public let events: [Timeline.Event]

  /// The change in points.
  public var points: Points { after.points - before.points }

  /// Whether the points or the letter moved.
  public var hasMoved: Bool { points != .zero || before.letter != after.letter }

  /// The places of the criteria whose points moved, by the size of the move, the largest first.
  public var movedCriteria: [Int] {
    let moves = zip(before.criteria, after.criteria).map { abs(($1.points - $0.points).hundredths) }
    return moves.indices.filter { moves[$0] > 0 }.sorted { (-moves[$0], $0) < (-moves[$1], $1) }
  }

  /// Whether a part of the move may only be that the older text is not known.
  public var mayBeGap: Bool { before.status == .graded && before.pointsHigh > before.points }

  /// The changes of jurisdictions between two dates; those in which nothing took effect are left out.
  public static func all(
    _ jurisdictions: [Jurisdiction], from first: CalendarDate, to second: CalendarDate, grader: Grader
  ) -> [GradeChange] {
    jurisdictions.compactMap { jurisdiction in
      guard jurisdiction.mayDiffer(between: first, and: second) else { return nil }
      let events = Timeline(jurisdiction, until: second, grader: grader).events.filter { $0.date > first }
      if events.isEmpty { return nil }
      return GradeChange(
        before: grader.grade(jurisdiction, on: first), after: grader.grade(jurisdiction, on: second), events: events)
    }
  }
}

/// How the grade of a jurisdiction differs between two editions, split into what the law, the coding and the rubric did.
public struct EditionChange: Sendable {
  /// The grade in the older edition.
  public let before: Grade
  /// The grade in the newer edition.
  public let after: Grade
  /// What changed law did: the newer facts by the newer rubric, on the newer date less the older date.
  public let law: Points
  /// What corrected coding did: the newer facts less the older facts, both by the newer rubric on the older date.
  public let coding: Points
  /// What the changed rubric did: the older facts by the newer rubric less the older rubric, on the older date.
  public let rubric: Points

  /// The change in points; the three parts add up to it.
  public var points: Points { after.points - before.points }

  /// An edition: its facts, its rubric, its date.
  public struct Edition: Sendable {
    /// The facts.
    public let jurisdictions: [Jurisdiction]
    /// The rubric, worked out.
    public let grader: Grader
    /// The date of the law.
    public let date: CalendarDate

    /// Creates an edition.
    public init(jurisdictions: [Jurisdiction], grader: Grader, date: CalendarDate) {
      self.jurisdictions = jurisdictions
      self.grader = grader
      self.date = date
    }
  }

  /// Compares the jurisdictions that both editions have, in the order of the newer.
  public static func all(from old: Edition, to new: Edition) -> [EditionChange] {
    new.jurisdictions.compactMap { jurisdiction in
      guard let older = old.jurisdictions.first(where: { $0.code == jurisdiction.code }) else { return nil }
      let before = old.grader.grade(older, on: old.date)
      let after = new.grader.grade(jurisdiction, on: new.date)
      let byNewRubric = new.grader.grade(older, on: old.date).points
      let byNewFacts = new.grader.grade(jurisdiction, on: old.date).points
      return EditionChange(
        before: before, after: after, law: after.points - byNewFacts, coding: byNewFacts - byNewRubric,
        rubric: byNewRubric - before.points)
    }
  }
}
