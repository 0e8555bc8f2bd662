/// How likely each rank and each letter of a jurisdiction is.
public struct Chances: Sendable, Hashable {
  /// The chance of each rank, from rank 1.
  public let ranks: [Double]
  /// The chance of each letter of the scale, best first; without a law they are all zero.
  public let letters: [Double]

  /// The smallest rank that at least a part of the chances does not exceed.
  public func rank(_ part: Double) -> Int {
    var seen = 0.0
    for (place, chance) in ranks.enumerated() {
      seen += chance
      // Sums of chances are not exact.
      if seen >= part - 1e-9 { return place + 1 }
    }
    return ranks.count
  }

  /// The chance of a letter.
  public func chance(_ letter: Int) -> Double { letters[letter] }
}

/// The chances of a jurisdiction as draws tell them, with what half of the draws said.
public struct Estimate: Sendable, Hashable {
  /// By all draws, or exact.
  public let chances: Chances
  /// By half of the draws; `nil` where the chances are exact.
  public let half: Chances?

  /// How far the half lies from all in the chance of a letter, at most: what more draws could still be expected to move.
  public var letterGap: Double {
    guard let half else { return 0 }
    return zip(half.letters, chances.letters).map { abs($0 - $1) }.max() ?? 0
  }

  /// How far the half lies from all in the median rank and in the ranks that 5 and 95 % do not exceed, at most.
  public var rankGap: Int {
    guard let half else { return 0 }
    return [0.05, 0.5, 0.95].map { abs(half.rank($0) - chances.rank($0)) }.max() ?? 0
  }
}
