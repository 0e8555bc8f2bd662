import Statutes

/// One criterion of a rubric: what it reads and how many points each answer earns.
public struct Criterion: Sendable, Hashable {
  /// Where a criterion reads its answers.
  public enum Reach: String, Sendable, CaseIterable {
    /// The lead pathway alone: one road that works from end to end.
    case lead
    /// Coverage: the best answer that any pathway gives to each question.
    case any
    /// The answers on the jurisdiction as a whole, beside its pathways.
    case jurisdiction

    /// The scope of the questions that it reads.
    public var scope: Question.Scope { self == .jurisdiction ? .jurisdiction : .pathway }
  }

  /// A step of the criterion: the answers that reach it and the points that it gives.
  public struct Level: Sendable, Hashable {
    /// The answers that reach the level.
    public let when: Condition
    /// The points that it gives.
    public let points: Points
    /// Why, in a sentence on the law.
    public let reason: String
    /// What to change to reach full marks; `nil` at full marks.
    public let advice: String?

    /// Creates a level.
    public init(when: Condition, points: Points, reason: String, advice: String?) {
      self.when = when
      self.points = points
      self.reason = reason
      self.advice = advice
    }
  }

  /// The id.
  public let id: String
  /// The title.
  public let title: String
  /// The most points that it gives.
  public let points: Points
  /// Where it reads its answers.
  public let reach: Reach
  /// The ids of the questions that it reads.
  public let questions: [String]
  /// Why it matters to survivors.
  public let why: String
  /// What full marks take.
  public let fullMarks: String
  /// The levels; the first whose condition holds counts.
  public let levels: [Level]

  /// Creates a criterion.
  public init(
    id: String, title: String, points: Points, reach: Reach, questions: [String], why: String, fullMarks: String,
    levels: [Level]
  ) {
    self.id = id
    self.title = title
    self.points = points
    self.reach = reach
    self.questions = questions
    self.why = why
    self.fullMarks = fullMarks
    self.levels = levels
  }
}
