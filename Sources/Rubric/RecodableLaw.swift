import Statutes

/// A law as the digits of the answers that a rubric reads, so that it can be graded again with other answers, by look-ups alone:
/// see ``RecodingScorer``.
///
/// With its own digits it earns what ``Grader/score(_:)`` says. The answers that an open one may turn out to be are those over
/// which the grader looks for the lowest and the highest points; items of a list that no rule of the rubric tells apart count as one.
public struct RecodableLaw: Sendable {
  /// An answer that the rubric reads.
  public struct Slot: Sendable, Hashable {
    /// The question's id.
    public let question: String
    /// The place of the pathway; `nil` for an answer on the jurisdiction as a whole.
    public let pathway: Int?
    /// Whether the answer bears on more than the points of its own pathway: on coverage, on which pathway leads, or on a gate.
    public let isShared: Bool
  }

  /// What a set of answers earns.
  public struct Outcome: Sendable, Hashable {
    /// The points, in units of the tables.
    public let points: Int
    /// The place of the first gate that is closed.
    public let gate: Int?
  }

  /// The answers.
  public let slots: [Slot]
  /// The number of settled answers that the rubric tells apart, by slot: digits run from 0, and that number itself is an open answer.
  public let counts: [Int]
  /// The digit of each answer as the law is coded.
  public let digits: [Int]
  /// The number of pathways in force.
  public let pathwayCount: Int
  private let tables: RecodingTables

  init(_ law: Law, _ tables: RecodingTables) {
    self.tables = tables
    pathwayCount = law.pathways.count
    var slots: [Slot] = []
    var counts: [Int] = []
    var digits: [Int] = []
    func add(_ places: Range<Int>, _ pathway: Int?, _ answers: [String: Answer]) {
      for place in places {
        let dimension = tables.questions[place]
        slots.append(
          Slot(question: dimension.question, pathway: pathway, isShared: tables.isShared[place]))
        counts.append(dimension.count)
        digits.append(dimension.digit(of: answers[dimension.question]?.value))
      }
    }
    for (place, pathway) in law.pathways.enumerated() { add(0..<tables.pathwayQuestions, place, pathway.answers) }
    add(tables.pathwayQuestions..<tables.questions.count, nil, law.related)
    self.slots = slots
    self.counts = counts
    self.digits = digits
  }

  /// The places of the open answers.
  public var open: [Int] { slots.indices.filter { digits[$0] == counts[$0] } }

  /// The places of the criteria that read their answers in one way.
  public func criteria(_ reach: Criterion.Reach) -> [Int] {
    tables.criteria.indices.filter { tables.criteria[$0].reach == reach }
  }

  /// The places of a criterion's answers on a pathway, or on the jurisdiction as a whole.
  public func slots(of criterion: Int, pathway: Int?) -> Range<Int> {
    let own = tables.criteria[criterion].questions
    let base = pathway.map { $0 * tables.pathwayQuestions } ?? wholeBase
    return (own.lowerBound + base)..<(own.upperBound + base)
  }

  /// The points and the gate with some answers.
  ///
  /// - Parameter digits: A digit for each slot.
  public func score(_ digits: [Int]) -> Outcome { withScorer(of: digits) { $0.score($1) } }

  /// The pathways of which the one that earns most leads: those of the best class that has any.
  public func candidates(_ digits: [Int]) -> [Int] { withScorer(of: digits) { $0.candidates($1) } }

  /// The points of a criterion that reads the lead pathway or the jurisdiction as a whole.
  public func points(of criterion: Int, pathway: Int?, _ digits: [Int]) -> Int {
    let base = pathway.map { $0 * tables.pathwayQuestions } ?? wholeBase
    return withScorer(of: digits) { $0.points(tables.criteria[criterion], base: base, $1) }
  }

  /// The points of the criteria on coverage, which count whichever pathway leads.
  public func coveragePoints(_ digits: [Int]) -> Int { withScorer(of: digits) { $0.coveragePoints($1) } }

  /// The place of the first gate that is closed.
  public func gate(_ digits: [Int]) -> Int? { withScorer(of: digits) { $0.gate($1) } }

  private func withScorer<Result>(
    of digits: [Int], _ body: (RecodingScorer, UnsafeBufferPointer<Int>) -> Result
  ) -> Result {
    precondition(digits.count == slots.count, "There is a digit for each slot.")
    return withScorer { scorer in digits.withUnsafeBufferPointer { body(scorer, $0) } }
  }

  /// Calls a closure with a scorer that grades many sets of answers.
  package func withScorer<Result>(_ body: (RecodingScorer) -> Result) -> Result {
    tables.withView { view in
      body(RecodingScorer(tables: view, pathwayCount: pathwayCount, wholeBase: wholeBase))
    }
  }

  /// Where the answers on the jurisdiction as a whole start, less the number of questions before theirs.
  private var wholeBase: Int { pathwayCount * tables.pathwayQuestions - tables.pathwayQuestions }
}
