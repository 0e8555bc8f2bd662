/// What a scheme of weights cannot change: pairs of laws in the same order under every weighting that it can draw, and cut points
/// that a law always or never reaches.
///
/// A law is ahead of another where the weighted sum of the differences of their shares is positive. Over weights that each vary by
/// a share around their own, independently, that sum is smallest where each weight stands at the end that is worst for it; over
/// any weights at all, it is as small as the smallest difference. A cut point is compared as a law with that share of every
/// criterion.
struct SettledOrder {
  /// Two needed rows whose order a draw decides.
  struct Pair {
    let first: Int
    let second: Int
  }

  /// A needed row and a cut point, as a share of all points, that a draw may put on either side.
  struct Cut {
    let row: Int
    let share: Float
  }

  /// Whether each row of the matrix has a law.
  let hasLaw: [Bool]
  /// How many rows are surely ahead of each row, and how many cut points surely lie above it.
  let ahead: [Int]
  let above: [Int]
  /// The rows of the matrix about which a draw decides anything.
  let needed: [Int]
  /// What is settled of the needed rows.
  let neededAhead: [Int32]
  let neededAbove: [Int32]
  /// What is left to the draws; rows are places in ``needed``.
  let pairs: [Pair]
  let cuts: [Cut]

  init(_ matrix: ScoreMatrix, _ scheme: Robustness.Scheme) {
    let rows = matrix.rows
    let total = matrix.weights.reduce(0, +)
    var ahead = [Int](repeating: 0, count: rows.count)
    var above = ahead
    var pairs: [(Int, Int)] = []
    var cuts: [(row: Int, share: Double)] = []
    for (first, row) in rows.enumerated() {
      for (second, other) in rows.enumerated().dropFirst(first + 1) {
        if row.group != other.group {
          ahead[row.group > other.group ? second : first] += 1
          continue
        }
        // Those without a law share their rank.
        if row.group == 0 { continue }
        let range = Self.range(zip(row.shares, other.shares).map(-), matrix.weights, scheme)
        if range.lowerBound >= -Self.nothing, range.upperBound <= Self.nothing { continue }
        if range.lowerBound >= -Self.nothing {
          ahead[second] += 1
        } else if range.upperBound <= Self.nothing {
          ahead[first] += 1
        } else {
          pairs.append((first, second))
        }
      }
      for cut in matrix.cuts.dropLast() where row.group > 0 {
        let range = Self.range(row.shares.map { $0 - cut / total }, matrix.weights, scheme)
        if range.lowerBound >= -Self.nothing { continue }
        if range.upperBound < -Self.nothing { above[first] += 1 } else { cuts.append((first, cut / total)) }
      }
    }
    let needed = Set(pairs.flatMap { [$0.0, $0.1] } + cuts.map(\.row)).sorted()
    let number = Dictionary(uniqueKeysWithValues: needed.enumerated().map { ($1, $0) })
    hasLaw = rows.map { $0.group > 0 }
    self.ahead = ahead
    self.above = above
    self.needed = needed
    neededAhead = needed.map { Int32(ahead[$0]) }
    neededAbove = needed.map { Int32(above[$0]) }
    self.pairs = pairs.compactMap { pair in
      number[pair.0].flatMap { first in number[pair.1].map { Pair(first: first, second: $0) } }
    }
    self.cuts = cuts.compactMap { cut in number[cut.row].map { Cut(row: $0, share: Float(cut.share)) } }
  }

  /// A weighted sum of shares that is nothing but the rounding of its terms.
  private static let nothing = 1e-9

  /// The smallest and the largest weighted sum of differences that a scheme can draw.
  private static func range(
    _ differences: [Double], _ weights: [Double], _ scheme: Robustness.Scheme
  ) -> ClosedRange<Double> {
    switch scheme {
    case .perturbed(let share):
      let sum = zip(differences, weights).reduce(0) { $0 + $1.0 * $1.1 }
      let reach = share * zip(differences, weights).reduce(0) { $0 + abs($1.0) * $1.1 }
      return (sum - reach)...(sum + reach)
    case .any:
      return (differences.min() ?? 0)...(differences.max() ?? 0)
    }
  }
}
