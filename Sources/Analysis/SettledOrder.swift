/// What a scheme of weights cannot change: pairs of laws in the same order under every weighting that it can draw, and cut points
/// that a law always or never reaches.
///
/// A law is ahead of another where the weighted sum of the differences of their shares is positive. Over weights that each vary by
/// a share around their own, independently, that sum is smallest where each weight stands at the end that is worst for it; over
/// any weights at all, it is as small as the smallest difference. A cut point is compared as a law with that share of every
/// criterion.
struct SettledOrder {
  /// What a row has of a criterion.
  struct Share {
    let criterion: Int
    let share: Float
  }

  /// A list for each needed row, all in one array.
  struct Lists<Item> {
    private let items: [Item]
    private let starts: [Int]

    init(_ lists: [[Item]]) {
      items = lists.flatMap { $0 }
      starts = lists.reduce(into: [0]) { starts, list in starts.append(starts[starts.count - 1] + list.count) }
    }

    /// Calls a closure with each row and its list.
    func forEach(_ body: (Int, Slice<UnsafeBufferPointer<Item>>) -> Void) {
      items.withUnsafeBufferPointer { items in
        for row in 0..<(starts.count - 1) { body(row, items[starts[row]..<starts[row + 1]]) }
      }
    }
  }

  /// Whether each row of the matrix has a law.
  let hasLaw: [Bool]
  /// How many rows are surely ahead of each row, and how many cut points surely lie above it.
  let ahead: [Int]
  let above: [Int]
  /// The rows of the matrix about which a draw decides anything.
  let needed: [Int]
  /// What is settled of the needed rows, and the best letter that each can get.
  let neededAhead: [Int32]
  let neededAbove: [Int32]
  let neededCaps: [Int32]
  /// What is left to the draws: the needed rows that may come to stand on either side of a needed row, as places in ``needed``, and
  /// the cut points, as shares of all points.
  let rivals: Lists<Int>
  let cuts: [[Float]]

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
    neededCaps = needed.map { Int32(rows[$0].cap) }
    var rivals = [[Int]](repeating: [], count: rows.count)
    for (first, second) in pairs {
      rivals[first].append(second)
      rivals[second].append(first)
    }
    self.rivals = Lists(needed.map { row in rivals[row].compactMap { number[$0] } })
    self.cuts = needed.map { row in cuts.filter { $0.row == row }.map { Float($0.share) } }
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
