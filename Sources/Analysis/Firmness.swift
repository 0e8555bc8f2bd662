import Rubric

/// How firm the grades of an edition are: what other weights, cut points and answers would make of them.
public struct Firmness: Sendable {
  /// The schemes by which weights are drawn, with their names.
  public static let schemes: [(name: String, scheme: Robustness.Scheme)] = [
    ("weights ±10 %", .perturbed(share: 0.1)), ("weights ±25 %", .perturbed(share: 0.25)),
    ("weights ±50 %", .perturbed(share: 0.5)), ("any weights", .any),
  ]

  /// How firm one jurisdiction's grade is.
  public struct Row: Sendable {
    /// The row of the matrix.
    public let row: ScoreMatrix.Row
    /// The outcome of each scheme, in the order of ``Firmness/schemes``.
    public let outcomes: [Robustness.Row]
    /// The rank with equal weights.
    public let equalRank: Int
    /// The lowest and highest rank when one criterion is left out.
    public let leftOut: ClosedRange<Int>
    /// The letters with every cut point lowered and raised by 1, 2 and 5 points, best first; `nil` without a law.
    public let cutLetters: ClosedRange<Int>?
    /// The letters with the open answers at their worst and at their best; `nil` without a law.
    public let openLetters: ClosedRange<Int>?
    /// The smallest change of one weight that changes the letter.
    public let single: WeightChange.Single?
    /// The smallest change of all weights together that changes the letter, in points.
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
  /// The seed.
  public let seed: UInt64

  /// Works out how firm the grades of a summary are.
  public init(_ summary: NationalSummary, draws: Int, seed: UInt64, tasks: Int = 2) async {
    let matrix = ScoreMatrix(summary)
    self.matrix = matrix
    self.draws = (draws + Robustness.blockSize - 1) / Robustness.blockSize * Robustness.blockSize
    self.seed = seed
    var outcomes: [[Robustness.Row]] = []
    for (place, item) in Self.schemes.enumerated() {
      outcomes.append(
        await Robustness.simulate(matrix, item.scheme, draws: draws, seed: seed &+ UInt64(place), tasks: tasks))
    }
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
    let high = Dictionary(summary.grades.map { ($0.jurisdiction, $0.pointsHigh) }) { first, _ in first }
    rows = matrix.rows.indices.map { place in
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
        leftOut: (left.min() ?? row.rank)...(left.max() ?? row.rank),
        cutLetters: cutLetters.min().map { $0...(cutLetters.max() ?? $0) },
        openLetters: openLetters.min().map { $0...(openLetters.max() ?? $0) },
        single: thresholds.compactMap { WeightChange.single(row.shares, weights: matrix.weights, threshold: $0) }
          .min { Self.size($0, matrix) < Self.size($1, matrix) },
        total: thresholds.compactMap { WeightChange.total(row.shares, weights: matrix.weights, threshold: $0) }.min())
    }.sorted { ($0.row.rank, $0.row.name) < ($1.row.rank, $1.row.name) }
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
    let scores = matrix.rows.map { matrix.points($0, weights) + Double($0.group) * 1000 }
    return scores.map { own in 1 + scores.count { $0 > own + 1e-9 } }
  }
}
