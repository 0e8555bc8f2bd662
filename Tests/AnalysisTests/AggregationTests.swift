import Foundation
import Rubric
import TestSupport
import Testing

@testable import Analysis

@Suite struct AggregationTests {
  @Test func `the geometric mean is what a hand works out`() {
    func mean(_ shares: [Double], _ weights: [Double]) -> Double { Aggregation.geometricMean(shares, weights: weights) }
    #expect(abs(mean([0, 0], [50, 50])) < 1e-9)
    #expect(abs(mean([1, 1], [50, 50]) - 100) < 1e-9)
    #expect(abs(mean([0.4, 0.4], [30, 70]) - 40) < 1e-9)
    // The root of 0.41 x 1.01 is 0.643505..., that of 1.01 x 0.01 is 0.100498...
    #expect(abs(mean([0.4, 1], [50, 50]) - 63.350_602_170) < 1e-8)
    #expect(abs(mean([1, 0], [50, 50]) - 9.049_875_621) < 1e-8)
    // 0.11^0.75 x 0.51^0.25 = 0.161412...
    #expect(abs(mean([0.1, 0.5], [75, 25]) - 15.141_246_055) < 1e-8)
    // What has no weight does not count.
    #expect(abs(mean([0.4, 0], [100, 0]) - 40) < 1e-9)
  }

  @Test func `the logarithm is the mathematics library's`() {
    for number in [0.01, 0.011, 0.1, 0.5, 0.7, 0.999, 1, 1.01, 1.4142, 1.4143, 2, 3, 1000] {
      #expect(abs(NaturalLogarithm.value(of: number) - log(number)) < 1e-14 * max(1, abs(log(number))), "\(number)")
      #expect(abs(NaturalLogarithm.inverse(of: log(number)) / number - 1) < 1e-14, "\(number)")
    }
  }

  @Test func `the weakest link ranks by the lowest share, then by the next`() {
    let ranks = Aggregation.weakestLinkRanks([
      ([1, 0, 1], 2), ([0.2, 0.3, 0.2], 2), ([0.3, 0.2, 0.2], 2), ([0.2, 0.9, 0.1], 2), ([0, 0.5, 1], 2),
      // Behind a gate, whatever it earns; and without a law.
      ([1, 1, 1], 1), ([0, 0, 0], 0), ([0, 0, 0], 0),
    ])
    #expect(ranks == [4, 1, 1, 3, 5, 6, 7, 7])
  }

  @Test func `ranks by chance are those of going through every outcome`() {
    // Four rows, five places; the last has one outcome only, the first two are alike.
    let places = [
      [0.2, 0, 0.5, 0.3, 0], [0.2, 0, 0.5, 0.3, 0], [0, 0.1, 0.2, 0.3, 0.4], [0, 0, 1, 0, 0],
    ]
    var expected = Array(repeating: Array(repeating: 0.0, count: 4), count: 4)
    for outcome in 0..<625 {
      let own = [outcome % 5, outcome / 5 % 5, outcome / 25 % 5, outcome / 125]
      let chance = zip(places, own).reduce(1) { $0 * $1.0[$1.1] }
      for (row, place) in own.enumerated() { expected[row][own.count { $0 > place }] += chance }
    }
    for (found, expected) in zip(RankChances.ranks(places), expected) {
      for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-12) }
    }
  }
}
