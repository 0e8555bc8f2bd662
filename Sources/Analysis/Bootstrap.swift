/// The range in which a statistic falls when the units are drawn anew, as if others had been sampled.
///
/// The percentile bootstrap (Efron, 1979, "Bootstrap methods: another look at the jackknife"; Efron and Tibshirani,
/// 1993, "An Introduction to the Bootstrap", chapter 13).
public struct Bootstrap: Sendable, Hashable {
  /// The lower end, in the statistic's unit.
  public let lower: Double
  /// The upper end, in the statistic's unit.
  public let upper: Double
  /// The number of resamples on which the statistic has a value; the ends are of these.
  public let counted: Int

  /// The quantile of values in ascending order, on the line through its two neighbors (type 7 of Hyndman and Fan,
  /// 1996, "Sample quantiles in statistical packages"); `nil` for no values.
  ///
  /// - Parameter share: The share of the values that lie below, from 0 to 1.
  static func quantile(_ share: Double, ofSorted values: [Double]) -> Double? {
    guard let first = values.first, let last = values.last else { return nil }
    let position = Double(values.count - 1) * share
    guard position > 0 else { return first }
    guard position < Double(values.count - 1) else { return last }
    let place = Int(position)
    return values[place] + (position - Double(place)) * (values[place + 1] - values[place])
  }
}

extension Agreement {
  /// The percentile bootstrap interval of a statistic, over units: as many units as there are, drawn with
  /// replacement, each with the codes of every coder.
  ///
  /// The same seed gives the same interval. Resamples on which the statistic is `nil` are left out. `nil` if that
  /// leaves none, if there are no units, or if the level is not between 0 and 1.
  ///
  /// - Parameters:
  ///   - statistic: What is computed of each resample, such as `\.cohenKappa`.
  ///   - resamples: How often units are drawn.
  ///   - seed: The seed of the draws.
  ///   - level: The share of the resamples' values within the interval, such as 0.95; as many lie below as above.
  public func interval(
    of statistic: (Agreement) -> Double?, resamples: Int = 2000, seed: UInt64, level: Double = 0.95
  ) -> Bootstrap? {
    guard units > 0, resamples > 0, level > 0, level < 1 else { return nil }
    var random = SplitMix64(seed: seed)
    var values: [Double] = []
    for _ in 0..<resamples {
      let drawn = (0..<units).map { _ in random.index(below: units) }
      if let value = statistic(choosing(drawn)), value.isFinite { values.append(value) }
    }
    values.sort()
    let tail = (1 - level) / 2
    guard let lower = Bootstrap.quantile(tail, ofSorted: values),
      let upper = Bootstrap.quantile(1 - tail, ofSorted: values)
    else { return nil }
    return Bootstrap(lower: lower, upper: upper, counted: values.count)
  }
}
