/// A small seeded generator of random numbers: the same seed gives the same numbers on every machine.
///
/// SplitMix64 (Steele, Lea and Flood, 2014, "Fast splittable pseudorandom number generators"), with the constants of
/// Vigna's reference code. For resampling, not for secrets.
public struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64

  /// Creates a generator; every seed is as good as another.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number from 0 up to but not including a count, each as likely as the others; 0 for a count below 1.
  ///
  /// The high half of the product of the count and 64 random bits, with the few draws rejected that would favor some
  /// numbers (Lemire, 2019, "Fast random integer generation in an interval"). Written out so that what is drawn does
  /// not depend on the version of the standard library.
  public mutating func index(below count: Int) -> Int {
    guard count > 0 else { return 0 }
    let bound = UInt64(count)
    var product = bound.multipliedFullWidth(by: next())
    // The division is slow, and nearly always spared.
    if product.low < bound {
      let rejected = (0 &- bound) % bound
      while product.low < rejected { product = bound.multipliedFullWidth(by: next()) }
    }
    return Int(product.high)
  }
}
