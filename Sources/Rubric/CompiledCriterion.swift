import Statutes

/// A criterion worked out for every combination of answers, as plain numbers, so that others can grade by look-up.
public struct CompiledCriterion: Sendable {
  /// One question: how its answers become a digit.
  public struct Dimension: Sendable {
    /// The question's id.
    public let question: String
    /// The number of settled digits; the digit `count` stands for an open answer.
    public let count: Int
    /// For a choice, the digit of each value; for a list, the bit of each item, whose digit is the bits together.
    public let places: [String: Int]
    /// Whether the question is a list.
    public let isList: Bool
  }

  /// The questions, in the criterion's order.
  public let dimensions: [Dimension]
  /// What each question's digit is multiplied by; the sum is the place in the arrays.
  public let strides: [Int]
  /// The lowest points of each combination, in hundredths.
  public let low: [Int]
  /// The highest points.
  public let high: [Int]
  /// The place of the level that gives the lowest points.
  public let level: [Int]
}

extension Grader {
  /// A criterion of the rubric as plain numbers.
  public func compiledCriterion(_ place: Int) -> CompiledCriterion { compiled.tables[place].plain }
}
