/// Something wrong in a rubric, found by checking every combination of answers.
public struct RubricProblem: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The points of the criteria do not add up to the rubric's.
    case wrongSum(sum: Points, stated: Points)
    /// The letters do not fall from the best to one that starts at 0.
    case brokenScale
    /// A gate caps at a letter that is not on the scale.
    case unknownLetter(String)
    /// A question is not in the codebook, or not asked where the criterion reads.
    case unknownQuestion(String)
    /// A question whose answers are free text cannot be graded.
    case ungradableQuestion(String)
    /// A test names a value that the question does not allow.
    case unknownValue(question: String, value: String)
    /// A test does not fit the question's kind.
    case wrongTest(question: String)
    /// A level reads a question that the criterion does not list.
    case unlistedQuestion(String)
    /// Two criteria read the same question.
    case questionReadTwice(String, by: String)
    /// A coverage criterion reads a question whose answers have no order.
    case unorderedCoverage(String)
    /// A coverage criterion gives fewer points for a better answer.
    case fallingCoverage(String)
    /// The criterion has too many combinations of answers to check.
    case tooManyCombinations(Int)
    /// Some combinations of answers reach no level.
    case uncovered(count: Int, example: String)
    /// No combination of answers reaches the level.
    case unreachableLevel
    /// The level gives more points than the criterion has.
    case excessPoints(Points, maximum: Points)
    /// No level gives full marks.
    case noFullMarks
    /// A level below full marks has no advice, or one at full marks has some.
    case adviceMismatch
  }

  /// What is wrong.
  public let kind: Kind
  /// The place of the criterion in the rubric, where one is to blame.
  public let criterion: Int?
  /// The place of the level in the criterion, where one is to blame.
  public let level: Int?
  /// The place of the gate, where one is to blame.
  public let gate: Int?

  init(_ kind: Kind, criterion: Int? = nil, level: Int? = nil, gate: Int? = nil) {
    self.kind = kind
    self.criterion = criterion
    self.level = level
    self.gate = gate
  }

  /// What is wrong, in a sentence without a final period.
  public var summary: String {
    switch kind {
    case .wrongSum(let sum, let stated): "the criteria add up to \(sum) points, and the rubric states \(stated)"
    case .brokenScale: "the letters must fall, each from fewer points than the one before, and the last from 0"
    case .unknownLetter(let letter): "the letter '\(letter)' is not on the scale"
    case .unknownQuestion(let id): "the codebook asks no question '\(id)' here"
    case .ungradableQuestion(let id): "answers to '\(id)' are free text and cannot be graded"
    case .unknownValue(let question, let value): "'\(value)' is not an answer to '\(question)'"
    case .wrongTest(let question):
      "a choice takes a list of values, a list question takes 'only', 'any' or 'none' ('\(question)')"
    case .unlistedQuestion(let id): "the level reads '\(id)', which is not among the criterion's questions"
    case .questionReadTwice(let id, let other): "'\(id)' is read by '\(other)' already; a question earns points once"
    case .unorderedCoverage(let id): "'\(id)' has no order, and coverage takes the best answer of all pathways"
    case .fallingCoverage(let id): "a better answer to '\(id)' gives fewer points"
    case .tooManyCombinations(let count): "\(count) combinations of answers are too many to check"
    case .uncovered(let count, let example): "\(count) combinations of answers reach no level, such as \(example)"
    case .unreachableLevel: "no combination of answers reaches this level"
    case .excessPoints(let points, let maximum): "the level gives \(points) of \(maximum) points"
    case .noFullMarks: "no level gives the criterion's full points"
    case .adviceMismatch: "a level below full marks needs advice, and one at full marks has none"
    }
  }
}

/// Everything that is wrong in a rubric.
public struct RubricProblems: Error, Sendable {
  /// The problems, in the order of the file.
  public let problems: [RubricProblem]
}
