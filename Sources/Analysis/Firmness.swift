import Rubric
import Statutes

/// How firm the grades of an edition are: what other weights, cut points and answers would make of them.
public struct Firmness: Sendable {
  /// The schemes by which weights are drawn, with their names.
  public static let schemes: [(name: String, scheme: Robustness.Scheme)] = [
    ("weights ±10%", .perturbed(share: 0.1)), ("weights ±25%", .perturbed(share: 0.25)),
    ("weights ±50%", .perturbed(share: 0.5)), ("any weights", .any),
  ]

  /// The most combinations of open answers that are gone through one by one for exact chances.
  public static let completionLimit = Completion.limit
  /// What is added to each share before the geometric mean is taken, and taken off again.
  public static let geometricFloor = Aggregation.floor

  /// How firm one jurisdiction's grade is.
  public struct Row: Sendable {
    /// The row of the matrix.
    public let row: ScoreMatrix.Row
    /// The outcome of each scheme, in the order of ``Firmness/schemes``.
    public let outcomes: [Estimate]
    /// The rank with equal weights.
    public let equalRank: Int
    /// The lowest and highest rank when one criterion is left out.
    public let leftOut: ClosedRange<Int>
    /// The rank by the geometric mean of shares.
    public let geometricRank: Int
    /// The letter by the geometric mean of shares; `nil` without a law.
    public let geometricLetter: Int?
    /// The rank by the weakest criterion.
    public let weakestRank: Int
    /// The letters with every cut point lowered and raised by 1, 2 and 5 points, best first; `nil` without a law.
    public let cutLetters: ClosedRange<Int>?
    /// The letters with the open answers at their worst and at their best; `nil` without a law.
    public let openLetters: ClosedRange<Int>?
    /// Whether the law has open answers that the rubric reads.
    public let isOpen: Bool
    /// With every open answer of every law settled in some way, all ways alike likely.
    public let settled: Estimate
    /// With settled answers mistaken as often as two coders differed; `nil` where that was not measured.
    public let mistaken: Estimate?
    /// The smallest change of one weight that changes the letter.
    public let single: WeightChange.Single?
    /// The smallest change of all weights together that changes the letter, in points.
    public let total: Double?
    /// What it takes to pass the next above; `nil` for the first of a group.
    public let turn: Turn?
  }

  /// What it takes to turn around the order of two rows that rank one after the other in the same group.
  public struct Turn: Sendable {
    /// The place in the matrix of the one ranked above, the last by name of those with as many points.
    public let above: Int
    /// The smallest change of one weight; `nil` where none does it.
    public let single: WeightChange.Single?
    /// The smallest change of all weights together, in points; `nil` where no weighting does it.
    public let total: Double?
  }

  /// The shares and weights.
  public let matrix: ScoreMatrix
  /// The rows, by rank.
  public let rows: [Row]
  /// How far ranks move on average when a criterion is left out, in the rubric's order: what drives the ranking most.
  public let influence: [Double]
  /// The pairs that no weighting turns around.
  public let dominance: Dominance
  /// The draws of each scheme.
  public let draws: Int
  /// The draws of answers for each law, where laws have to be graded again.
  public let recodings: Int
  /// The seed.
  public let seed: UInt64
  /// How often two coders differed; `nil` without a second coding.
  public let errors: CodingComparison.Figures?

  /// Works out how firm the grades of a summary are.
  ///
  /// - Parameters:
  ///   - laws: The law of each jurisdiction that has one, by postal code.
  ///   - grader: The grader.
  ///   - errors: How often two coders differed, where that was measured.
  ///   - draws: The number of draws of weights, rounded up to whole blocks; a fifth as many are made of answers.
  public init(
    _ summary: NationalSummary, laws: [String: Law], grader: Grader, errors: CodingComparison.Figures?, draws: Int,
    seed: UInt64, tasks: Int = 2
  ) async {
    let matrix = ScoreMatrix(summary)
    self.matrix = matrix
    let plan = Plan(draws: draws, seed: seed, errors: errors)
    self.draws = plan.draws
    recodings = plan.recodings
    self.seed = seed
    self.errors = plan.errors

    async let drawn = Self.outcomes(matrix, plan, tasks: tasks)
    let tables = RecodingTables(grader)
    let scale = OutcomeScale(grader.rubric, unit: tables.unit)
    let recodable = matrix.rows.map { row in row.group > 0 ? laws[row.code].map(tables.law) : nil }
    async let settledLater = Recoding.chances(
      recodable, .settled, scale, draws: plan.recodings, seed: plan.seedOfSettled, tasks: tasks)
    async let mistakenLater = Self.mistaken(recodable, scale, plan, tasks: tasks)

    let width = matrix.weights.count
    let equal = Self.ranks(matrix, Array(repeating: 1, count: width))
    let nominal = Self.ranks(matrix, matrix.weights)
    let without = (0..<width).map { place in
      Self.ranks(matrix, matrix.weights.enumerated().map { $0.offset == place ? 0 : $0.element })
    }
    influence = without.map { ranks in
      let moved = zip(ranks, nominal).reduce(0) { $0 + abs($1.0 - $1.1) }
      return Double(moved) / Double(max(1, ranks.count))
    }
    dominance = Dominance(matrix)
    let geometric = matrix.rows.map { Aggregation.geometricMean($0.shares, weights: matrix.weights) }
    let geometricRanks = Self.ranks(matrix, points: geometric)
    let weakestRanks = Aggregation.weakestLinkRanks(matrix.rows.map { ($0.shares, $0.group) })
    let order = matrix.rows.indices.sorted {
      (matrix.rows[$0].rank, matrix.rows[$0].name) < (matrix.rows[$1].rank, matrix.rows[$1].name)
    }
    let (outcomes, settled, mistaken) = await (drawn, settledLater, mistakenLater)
    let high = Dictionary(summary.grades.map { ($0.jurisdiction, $0.pointsHigh) }) { first, _ in first }
    rows = order.enumerated().map { position, place in
      let row = matrix.rows[place]
      let left = without.map { $0[place] }
      let points = matrix.points(row, matrix.weights)
      let shifts = [-5.0, -2, -1, 0, 1, 2, 5]
      let cutLetters = shifts.compactMap { shift in
        matrix.letter(row, points: points, cuts: matrix.cuts.map { $0 == 0 ? 0 : $0 + shift })
      }
      let best = Double((high[row.code] ?? .zero).hundredths) / 100
      let openLetters = [points, best].compactMap { matrix.letter(row, points: $0) }
      let thresholds = Self.thresholds(of: row, matrix)
      return Row(
        row: row, outcomes: outcomes.map { $0[place] }, equalRank: equal[place],
        leftOut: (left.min() ?? row.rank)...(left.max() ?? row.rank), geometricRank: geometricRanks[place],
        geometricLetter: matrix.letter(row, points: geometric[place]), weakestRank: weakestRanks[place],
        cutLetters: cutLetters.min().map { $0...(cutLetters.max() ?? $0) },
        openLetters: openLetters.min().map { $0...(openLetters.max() ?? $0) },
        isOpen: recodable[place]?.open.isEmpty == false, settled: settled[place],
        mistaken: mistaken?[place],
        single: thresholds.compactMap { WeightChange.single(row.shares, weights: matrix.weights, threshold: $0) }
          .min { Self.size($0, matrix) < Self.size($1, matrix) },
        total: Self.smallestTotal(of: row, matrix),
        turn: order[..<position].last { matrix.rows[$0].points > row.points && matrix.rows[$0].group == row.group }
          .flatMap { row.group > 0 ? Self.turn(matrix, place, above: $0) : nil })
    }
  }

  /// The outcomes of each scheme.
  private static func outcomes(_ matrix: ScoreMatrix, _ plan: Plan, tasks: Int) async -> [[Estimate]] {
    var outcomes: [[Estimate]] = []
    for (place, item) in schemes.enumerated() {
      let outcome = await Robustness.simulate(
        matrix, item.scheme, draws: plan.draws, seed: plan.seed(ofScheme: place), tasks: tasks)
      outcomes.append(zip(outcome.rows, outcome.half).map { Estimate(chances: $0.chances, half: $1.chances) })
    }
    return outcomes
  }

  /// The chances with answers mistaken as often as two coders differed; `nil` where that was not measured.
  private static func mistaken(
    _ laws: [RecodableLaw?], _ scale: OutcomeScale, _ plan: Plan, tasks: Int
  ) async -> [Estimate]? {
    guard let rate = plan.errorRate else { return nil }
    return await Recoding.chances(
      laws, .mistaken(rate: rate), scale, draws: plan.recodings, seed: plan.seedOfMistaken, tasks: tasks)
  }

  /// How many draws are made, and with which seeds.
  struct Plan: Sendable {
    let draws: Int
    let seed: UInt64
    let errors: CodingComparison.Figures?

    init(draws: Int, seed: UInt64, errors: CodingComparison.Figures?) {
      self.draws = (draws + Robustness.blockSize - 1) / Robustness.blockSize * Robustness.blockSize
      self.seed = seed
      self.errors = errors.flatMap { $0.compared > 0 ? $0 : nil }
    }

    /// The draws of answers for each law.
    var recodings: Int { draws / 5 }
    /// How often an answer is taken to be mistaken.
    var errorRate: Double? { errors.map { Double($0.divergent) / Double($0.compared) } }
    var seedOfSettled: UInt64 { seed(ofScheme: Firmness.schemes.count) }
    var seedOfMistaken: UInt64 { seedOfSettled &+ 1 }

    func seed(ofScheme place: Int) -> UInt64 { seed &+ UInt64(place) }
  }

  /// The smallest change of all weights together that changes the letter of a row, in points.
  static func smallestTotal(of row: ScoreMatrix.Row, _ matrix: ScoreMatrix) -> Double? {
    thresholds(of: row, matrix).compactMap { WeightChange.total(row.shares, weights: matrix.weights, threshold: $0) }
      .min()
  }

  /// The smallest changes that let a row pass another.
  static func turn(_ matrix: ScoreMatrix, _ row: Int, above: Int) -> Turn {
    let shares = zip(matrix.rows[row].shares, matrix.rows[above].shares).map { $0 - $1 }
    return Turn(
      above: above,
      single: WeightChange.single(shares, weights: matrix.weights, threshold: 0, isPassed: true),
      total: WeightChange.total(shares, weights: matrix.weights, threshold: 0, isPassed: true))
  }

  private static func size(_ change: WeightChange.Single, _ matrix: ScoreMatrix) -> Double {
    abs(change.weight - matrix.weights[change.criterion])
  }

  /// The points at which the letter of a row changes: where its own letter starts, and where the next better one does.
  private static func thresholds(of row: ScoreMatrix.Row, _ matrix: ScoreMatrix) -> [Double] {
    guard row.group == 2, let letter = row.letter else { return [] }
    var thresholds: [Double] = []
    if letter > 0 { thresholds.append(matrix.cuts[letter - 1]) }
    if matrix.cuts[letter] > 0 { thresholds.append(matrix.cuts[letter]) }
    return thresholds
  }

  /// The ranks of all rows with some weights.
  static func ranks(_ matrix: ScoreMatrix, _ weights: [Double]) -> [Int] {
    ranks(matrix, points: matrix.rows.map { matrix.points($0, weights) })
  }

  /// The ranks of all rows with some points.
  static func ranks(_ matrix: ScoreMatrix, points: [Double]) -> [Int] {
    let scores = zip(matrix.rows, points).map { $1 + Double($0.group) * 1000 }
    return scores.map { own in 1 + scores.count { $0 > own + 1e-9 } }
  }
}
