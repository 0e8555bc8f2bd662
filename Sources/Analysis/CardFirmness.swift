import Rubric
import Statutes

/// How firm grades are, in the figures that cards show: a part of ``Firmness``, and the same numbers, worked out without the rest.
public struct CardFirmness: Sendable {
  /// How firm one jurisdiction's grade is.
  public struct Row: Sendable, Hashable {
    /// The place of the letter by the rubric's own points.
    public let letter: Int
    /// The chances with every weight moved at random by up to a quarter.
    public let moved: Chances
    /// The smallest change of all weights together that changes the letter, in points.
    public let total: Double?
    /// The chance that the letter stays where answers are mistaken as often as two coders differed; `nil` where that was not
    /// measured.
    public let stays: Double?
  }

  /// The scheme by which weights are moved, as its place in ``Firmness/schemes``.
  private static let scheme = 1

  /// How often two coders differed; `nil` without a second coding.
  public let errors: CodingComparison.Figures?
  private let rows: [String: Row]

  /// How firm a jurisdiction's grade is; `nil` where it has no law.
  public func row(_ code: String) -> Row? { rows[code] }

  /// Takes the figures from all that were worked out.
  public init(_ firmness: Firmness) {
    errors = firmness.errors
    rows = firmness.rows.reduce(into: [:]) { rows, row in
      rows[row.row.code] = row.row.letter.map { letter in
        Row(
          letter: letter, moved: row.outcomes[Self.scheme].chances, total: row.total,
          stays: row.mistaken?.chances.chance(letter))
      }
    }
  }

  /// Works out the figures of some cards.
  ///
  /// - Parameters:
  ///   - laws: The laws of those jurisdictions, by postal code.
  ///   - draws: The draws, as for ``Firmness``.
  public init(
    _ summary: NationalSummary, laws: [String: Law], grader: Grader, errors: CodingComparison.Figures?, draws: Int,
    seed: UInt64, tasks: Int = 2
  ) async {
    let matrix = ScoreMatrix(summary)
    let plan = Firmness.Plan(draws: draws, seed: seed, errors: errors)
    self.errors = plan.errors
    let outcome = await Robustness.simulate(
      matrix, Firmness.schemes[Self.scheme].scheme, draws: draws, seed: plan.seed(ofScheme: Self.scheme), tasks: tasks)
    var mistaken: [[Double]?]?
    if let rate = plan.errorRate {
      let tables = RecodingTables(grader)
      let recodable = matrix.rows.map { row in row.group > 0 ? laws[row.code].map(tables.law) : nil }
      let scale = OutcomeScale(grader.rubric, unit: tables.unit)
      mistaken = await Recoding.counts(
        recodable, .mistaken(rate: rate), scale, draws: plan.recodings, seed: plan.seedOfMistaken, tasks: tasks
      ).map { $0.map { scale.letters($0.all) } }
    }
    rows = matrix.rows.enumerated().reduce(into: [:]) { rows, item in
      let (place, row) = item
      guard let letter = row.letter, laws[row.code] != nil else { return }
      rows[row.code] = Row(
        letter: letter, moved: outcome.rows[place].chances, total: Firmness.smallestTotal(of: row, matrix),
        stays: mistaken?[place].map { $0[letter] })
    }
  }
}
