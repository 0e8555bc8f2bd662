/// What a scheme of weights cannot change: pairs of laws in the same order under every weighting that it can draw, and cut points
/// that a law always or never reaches.
///
/// A law is ahead of another where the weighted sum of the differences of their shares is positive. Over weights that each vary by
/// a share around their own, independently, that sum is smallest where each weight stands at the end that is worst for it; over
/// any weights at all, it is as small as the smallest difference. A cut point is compared as a law with that share of every
/// criterion.
struct SettledOrder: Sendable {
  /// How many rows are surely ahead of each row, and how many cut points surely lie above it.
  private(set) var ahead: [Int]
  private(set) var above: [Int]
  /// The rows of the matrix about which a draw decides anything.
  let needed: [Int]
  /// What is left to the draws: the needed rows that may come to stand on either side of a needed row, as places in ``needed``, and
  /// the cut points, as shares of all points.
  let rivals: [[Int]]
  let cuts: [[Float]]

  init(_ matrix: ScoreMatrix, _ scheme: Robustness.Scheme) {
    let rows = matrix.rows
    let total = matrix.weights.reduce(0, +)
    ahead = [Int](repeating: 0, count: rows.count)
    above = ahead
    var rivals = [[Int]](repeating: [], count: rows.count)
    var cuts = [[Float]](repeating: [], count: rows.count)
    for (first, row) in rows.enumerated() {
      for (second, other) in rows.enumerated().dropFirst(first + 1) {
        if row.group != other.group {
          ahead[row.group > other.group ? second : first] += 1
          continue
        }
        // Those without a law share their rank.
        if row.group == 0 { continue }
        let sum = Self.range(matrix.weights, scheme) { row.shares[$0] - other.shares[$0] }
        if sum.lowest >= -Self.nothing, sum.highest <= Self.nothing { continue }
        if sum.lowest >= -Self.nothing {
          ahead[second] += 1
        } else if sum.highest <= Self.nothing {
          ahead[first] += 1
        } else {
          rivals[first].append(second)
          rivals[second].append(first)
        }
      }
      for cut in matrix.cuts.dropLast() where row.group > 0 {
        let sum = Self.range(matrix.weights, scheme) { row.shares[$0] - cut / total }
        if sum.lowest >= -Self.nothing { continue }
        if sum.highest < -Self.nothing { above[first] += 1 } else { cuts[first].append(Float(cut / total)) }
      }
    }
    needed = rows.indices.filter { !rivals[$0].isEmpty || !cuts[$0].isEmpty }
    let number = Dictionary(uniqueKeysWithValues: needed.enumerated().map { ($1, $0) })
    self.rivals = needed.map { row in rivals[row].compactMap { number[$0] } }
    self.cuts = needed.map { cuts[$0] }
  }

  /// A weighted sum of shares that is nothing but the rounding of its terms.
  private static let nothing = 1e-9

  /// The lowest and the highest weighted sum of differences that a scheme can draw.
  private static func range(
    _ weights: [Double], _ scheme: Robustness.Scheme, _ difference: (Int) -> Double
  ) -> (lowest: Double, highest: Double) {
    switch scheme {
    case .perturbed(let share):
      var (sum, reach) = (0.0, 0.0)
      for (place, weight) in weights.enumerated() {
        let product = difference(place) * weight
        sum += product
        reach += share * abs(product)
      }
      return (sum - reach, sum + reach)
    case .any:
      var (lowest, highest) = (Double.infinity, -Double.infinity)
      for place in weights.indices {
        lowest = min(lowest, difference(place))
        highest = max(highest, difference(place))
      }
      return (lowest, highest)
    }
  }
}
