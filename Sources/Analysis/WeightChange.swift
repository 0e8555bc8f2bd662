/// The smallest changes of weights that move a letter or turn an order around, found exactly.
public struct WeightChange: Sendable {
  /// The change of one weight alone, the others kept in proportion so that the total stays.
  public struct Single: Sendable, Hashable {
    /// The place of the criterion.
    public let criterion: Int
    /// The weight that it would need, in points.
    public let weight: Double
  }

  /// The smallest change of one weight that moves a linear score across a threshold; `nil` where none does.
  ///
  /// With the weight of one criterion set to x and the others scaled by (T - x) / (T - w), the score is linear in x.
  ///
  /// - Parameters:
  ///   - shares: The coefficient of each criterion.
  ///   - weights: The weights, in points.
  ///   - threshold: The score to reach, from either side.
  ///   - isPassed: Whether a little more of the same change must lead beyond the threshold, as it takes to turn an order around.
  static func single(
    _ shares: [Double], weights: [Double], threshold: Double, isPassed: Bool = false
  ) -> Single? {
    let total = weights.reduce(0, +)
    let score = zip(shares, weights).reduce(0) { $0 + $1.0 * $1.1 }
    var best: Single?
    for (place, weight) in weights.enumerated() where weight < total {
      let rest = (score - shares[place] * weight) / (total - weight)
      // shares[place] * x + rest * (total - x) = threshold
      let slope = shares[place] - rest
      guard slope != 0 else { continue }
      let x = (threshold - rest * total) / slope
      guard x >= 0, x <= total, !isPassed || (x > 1e-9 && x < total - 1e-9) else { continue }
      if best.map({ abs(x - weight) < abs($0.weight - weights[$0.criterion]) }) ?? true {
        best = Single(criterion: place, weight: x)
      }
    }
    return best
  }

  /// The smallest total change of all weights together (the sum of the absolute changes, in points) that moves a linear score
  /// across a threshold, the total kept and no weight below zero; `nil` where no weighting does.
  ///
  /// Weight is best taken from the criteria that help least and given to the one that helps most, so taking it in that order is
  /// exact.
  ///
  /// - Parameters:
  ///   - shares: The coefficient of each criterion.
  ///   - weights: The weights, in points.
  ///   - threshold: The score to reach, from either side.
  ///   - isPassed: Whether a little more of the same change must lead beyond the threshold.
  static func total(
    _ shares: [Double], weights: [Double], threshold: Double, isPassed: Bool = false
  ) -> Double? {
    let score = zip(shares, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let up = threshold > score
    let signed = shares.map { up ? $0 : -$0 }
    guard let best = signed.max() else { return nil }
    if isPassed, best * weights.reduce(0, +) <= (up ? threshold : -threshold) { return nil }
    var missing = abs(threshold - score)
    var moved = 0.0
    for place in signed.indices.sorted(by: { (signed[$0], $0) < (signed[$1], $1) }) {
      let gain = best - signed[place]
      guard gain > 0 else { break }
      let needed = missing / gain
      if needed <= weights[place] { return 2 * (moved + needed) }
      moved += weights[place]
      missing -= gain * weights[place]
    }
    return missing <= 1e-9 ? 2 * moved : nil
  }
}
