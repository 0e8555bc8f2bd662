import Rubric

/// Laws graded again and again with answers drawn anew, with a seed.
///
/// Each law has draws of its own, so that the outcome is the same on one thread and on several.
struct Recoding: Sendable {
  /// Which answers are drawn.
  enum Scheme: Sendable, Hashable {
    /// Each open answer, evenly among those that it may turn out to be.
    case settled
    /// Each settled answer, with a chance, evenly among the others that it might have been. Open answers stay open.
    case mistaken(rate: Double)
  }

  /// The outcomes of one law: the chance of each by the first half of the draws, and by all.
  struct Counts: Sendable, Hashable {
    let half: [Double]
    let all: [Double]
    /// Whether the chances are exact, nothing having been drawn.
    let isExact: Bool
  }

  /// Works out the chances of ranks and letters.
  ///
  /// - Parameters:
  ///   - laws: The laws, `nil` where there is none.
  ///   - draws: The number of draws for each law.
  ///   - tasks: How many laws are worked on at once; it changes nothing but the time.
  static func chances(
    _ laws: [RecodableLaw?], _ scheme: Scheme, _ scale: OutcomeScale, draws: Int, seed: UInt64, tasks: Int
  ) async -> [Estimate] {
    let counts = await counts(laws, scheme, scale, draws: draws, seed: seed, tasks: tasks)
    func rows(_ part: (Counts) -> [Double]) -> [Chances] {
      let chances = counts.map { $0.map(part) }
      let ranks = RankChances.ranks(chances.map { scale.rankPlaces($0) })
      return zip(chances, ranks).map { Chances(ranks: $1, letters: scale.letters($0 ?? [])) }
    }
    let isExact = counts.allSatisfy { $0?.isExact ?? true }
    let half = isExact ? nil : rows(\.half)
    return rows(\.all).enumerated().map { Estimate(chances: $1, half: half?[$0]) }
  }

  /// The outcomes of each law, as for the chances.
  static func counts(
    _ laws: [RecodableLaw?], _ scheme: Scheme, _ scale: OutcomeScale, draws: Int, seed: UInt64, tasks: Int
  ) async -> [Counts?] {
    // As for weights: a slow core or a long law holds up little.
    let lanes = tasks > 1 ? max(1, min(4 * tasks, laws.count)) : 1
    return await withTaskGroup(of: [(Int, Counts)].self) { group in
      for lane in 0..<lanes {
        group.addTask {
          stride(from: lane, to: laws.count, by: lanes).compactMap { place in
            laws[place].map { law in
              var random = SplitMix64(seed: seed ^ (UInt64(place) &+ 1) &* 0xD1B5_4A32_D192_ED03)
              return (place, count(law, scheme, scale, draws: draws, &random))
            }
          }
        }
      }
      var counts: [Counts?] = Array(repeating: nil, count: laws.count)
      for await found in group { for (place, item) in found { counts[place] = item } }
      return counts
    }
  }

  /// The outcomes of one law: exactly where that takes little, by draws elsewhere.
  static func count(
    _ law: RecodableLaw, _ scheme: Scheme, _ scale: OutcomeScale, draws: Int, _ random: inout SplitMix64
  ) -> Counts {
    if scheme == .settled, let exact = Completion(law, scale).chances {
      return Counts(half: exact, all: exact, isExact: true)
    }
    return drawn(law, scheme, scale, draws: draws, &random)
  }

  /// The outcomes of one law by draws.
  static func drawn(
    _ law: RecodableLaw, _ scheme: Scheme, _ scale: OutcomeScale, draws: Int, _ random: inout SplitMix64
  ) -> Counts {
    var counts = Array(repeating: 0, count: scale.count)
    var half = counts
    let middle = (draws + 1) / 2
    var digits = law.digits
    law.withScorer { scorer in
      for draw in 0..<draws {
        if draw == middle { half = counts }
        recode(&digits, of: law, scheme, &random)
        let outcome = digits.withUnsafeBufferPointer { scorer.score($0) }
        counts[scale.place(points: outcome.points, gate: outcome.gate)] += 1
      }
    }
    if draws == middle { half = counts }
    return Counts(
      half: half.map { Double($0) / Double(middle) }, all: counts.map { Double($0) / Double(draws) }, isExact: false)
  }

  /// Draws the answers of a law.
  static func recode(_ digits: inout [Int], of law: RecodableLaw, _ scheme: Scheme, _ random: inout SplitMix64) {
    switch scheme {
    case .settled:
      for place in digits.indices where law.digits[place] == law.counts[place] {
        digits[place] = random.index(below: law.counts[place])
      }
    case .mistaken(let rate):
      digits.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: law.digits) }
      for start in stride(from: 0, to: digits.count, by: 64) {
        let size = min(64, digits.count - start)
        var flips = random.bits(size, each: rate)
        while flips != 0 {
          let place = start + flips.trailingZeroBitCount
          flips &= flips - 1
          let (own, count) = (law.digits[place], law.counts[place])
          // An open answer is no mistake, and an answer without an alternative cannot be one.
          guard own < count, count > 1 else { continue }
          let other = random.index(below: count - 1)
          digits[place] = other < own ? other : other + 1
        }
      }
    }
  }
}

extension SplitMix64 {
  /// Bits of which each is set with a chance, independently of the others.
  ///
  /// Each bit stands for an even number from 0 up to 1 that is compared with the chance binary digit by binary digit; a digit of all is
  /// drawn at once, until each has differed from the chance's.
  ///
  /// - Parameters:
  ///   - count: The number of bits, at most 64; the others are not set.
  ///   - chance: The chance, from 0 to 1.
  mutating func bits(_ count: Int, each chance: Double) -> UInt64 {
    var open = count < 64 ? (1 << UInt64(count)) - 1 : UInt64.max
    guard chance < 1 else { return open }
    var left = chance
    var result: UInt64 = 0
    while open != 0, left > 0 {
      left *= 2
      let digits = next()
      if left >= 1 {
        left -= 1
        result |= open & ~digits
        open &= digits
      } else {
        open &= ~digits
      }
    }
    return result
  }
}
