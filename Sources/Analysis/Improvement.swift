import Rubric
import Statutes

/// The smallest sets of changed answers that bring a law to a letter.
///
/// All changes are made on one pathway, which then leads, or on the jurisdiction as a whole. Since no question is read by two
/// criteria, the best that a number of changes can do is found criterion by criterion and added up, which is exact.
public struct Improvement: Sendable {
  /// One changed answer.
  public struct Change: Sendable, Hashable {
    /// The question's id.
    public let question: String
    /// The new value.
    public let value: Answer.Value
  }

  /// The changes of one criterion.
  public struct Step: Sendable, Hashable {
    /// The place of the criterion in the rubric; `nil` for changes that only let the pathway lead or open a gate.
    public let criterion: Int?
    /// The changes, in the order of the criterion's questions.
    public let changes: [Change]
    /// The points that they bring.
    public let points: Points
  }

  /// A smallest set of changes.
  public struct Route: Sendable, Hashable {
    /// The id of the pathway that is changed; `nil` for a new one.
    public let pathway: String?
    /// The changes by criterion, those that bring most first.
    public let steps: [Step]
    /// The points of the law with them.
    public let points: Points
    /// The number of changed answers.
    public var count: Int { steps.reduce(0) { $0 + $1.changes.count } }
  }

  /// What came of the search.
  public enum Outcome: Sendable {
    /// The law has the letter or a better one already.
    case alreadyThere
    /// The smallest sets: some of them, those that bring most points first, and how many there are.
    case routes([Route], total: Int)
    /// No set of changes reaches the letter with what is fixed; the most points that can be reached.
    case outOfReach(best: Points)
  }

  /// The most routes that are counted; a total of as many may be cut off.
  public static let countLimit = ImprovementSearch.limit

  private let grader: Grader
  private let search: ImprovementSearch

  /// Prepares the search for a law.
  ///
  /// - Parameters:
  ///   - fixed: The ids of the questions whose answers stay as they are.
  ///   - summary: The grades of today; of answers that are worth the same, the one that most jurisdictions have is taken.
  public init(of law: Law, grader: Grader, fixed: Set<String> = [], among summary: NationalSummary? = nil) {
    self.grader = grader
    search = ImprovementSearch(law: law, grader: grader, fixed: fixed, summary: summary)
  }

  /// The smallest sets of changes that bring a law of some grade to a letter or better.
  ///
  /// - Parameters:
  ///   - letter: A letter of the rubric's scale.
  ///   - grade: The law's grade today.
  ///   - limit: The most routes that are listed.
  public func routes(to letter: String, from grade: Grade, limit: Int = 5) -> Outcome {
    let scale = grader.rubric.scale
    guard let goal = scale.letters.first(where: { $0.letter == letter }) else { return .outOfReach(best: .zero) }
    if let current = grade.letter, scale.letters.contains(where: { $0.letter == current }),
      scale.worse(current, letter) == letter
    {
      return .alreadyThere
    }
    return search.routes(to: goal.from, cap: letter, limit: limit)
  }

  /// The fewest changes that bring the most points.
  public func best(limit: Int = 5) -> Outcome {
    search.routes(to: search.mostPoints, cap: nil, limit: limit)
  }
}
