import Foundation
import Testing

@testable import Analysis

@Suite struct AgreementTests {
  /// Ratings written as one text per coder, a digit or a dash for each unit.
  private func agreement(_ rows: String..., categories: Int, isOrdered: Bool = false) throws -> Agreement {
    try #require(
      Agreement(
        ratings: rows.map { $0.map(\.wholeNumberValue) }, categories: categories, isOrdered: isOrdered))
  }

  private func isClose(_ value: Double?, _ expected: Double?, within tolerance: Double = 1e-9) -> Bool {
    guard let value, let expected else { return value == nil && expected == nil }
    return (value - expected).magnitude <= tolerance
  }

  @Test func `two coders are counted as by hand`() throws {
    // 50 units: 20 times both 0, 15 times both 1, 5 times 0 and 1, 10 times 1 and 0.
    let first = String(repeating: "0", count: 25) + String(repeating: "1", count: 25)
    let second =
      String(repeating: "0", count: 20) + String(repeating: "1", count: 5) + String(repeating: "0", count: 10)
      + String(repeating: "1", count: 15)
    let both = try agreement(first, second, categories: 2)
    #expect(isClose(both.percent, 35.0 / 50))
    // Chance: 0.5 × 0.6 + 0.5 × 0.4.
    #expect(isClose(both.cohenKappa, (0.7 - 0.5) / 0.5))
    // 55 ratings of 100 are 0: 30 of 100 differ, 2 × 55 × 45 / 99 would by chance.
    #expect(isClose(both.krippendorffAlpha(.nominal), 1 - 99.0 * 15 / (55 * 45)))
    // Chance: 2 × 0.55 × 0.45.
    #expect(isClose(both.gwetAC1, (0.7 - 0.495) / 0.505))
  }

  @Test func `the worked example of four coders gives what was published`() throws {
    // Krippendorff, 2011: 0.743 nominal, 0.815 ordinal. R's irrCAC has the same data: AC1 0.77544.
    let four = try agreement(
      "123321412---", "1233224125-3", "-3332342251-", "12332441251-", categories: 6, isOrdered: true)
    #expect(isClose(four.krippendorffAlpha(.nominal), 0.743, within: 5e-4))
    #expect(isClose(four.krippendorffAlpha(.ordinal), 0.815, within: 5e-4))
    #expect(four.krippendorffAlpha() == four.krippendorffAlpha(.ordinal))
    #expect(four.cohenKappa == nil)
    let five = try agreement("012210301---", "0122113014-2", "-2221231140-", "01221330140-", categories: 5)
    #expect(isClose(five.gwetAC1, 0.77544, within: 5e-6))
    #expect(five.krippendorffAlpha() == four.krippendorffAlpha(.nominal))
    #expect(five.percent == four.percent)
    // A sixth category that nobody used makes agreement by chance less likely.
    #expect(try #require(four.gwetAC1) > #require(five.gwetAC1))
  }

  @Test func `ordinal differences count the ratings between`() throws {
    // Marginals 2, 1 and 1: 0 and 2 differ by 2 / 2 + 1 + 1 / 2, 0 and 1 by 1.5, 1 and 2 by 1.
    let two = try agreement("00", "12", categories: 3)
    let expected = 2 * 1.5 * 1.5 + 2 * 2.5 * 2.5 + 1
    #expect(isClose(two.krippendorffAlpha(.ordinal), 1 - 3 * (1.5 * 1.5 + 2.5 * 2.5) / expected))
    #expect(isClose(two.krippendorffAlpha(.nominal), 1 - 3 * 2.0 / 5))
    // A category that nobody used lies between nothing.
    let wide = try agreement("00", "59", categories: 10)
    #expect(wide.krippendorffAlpha(.ordinal) == two.krippendorffAlpha(.ordinal))
  }

  @Test func `perfect agreement is 1, even on one category`() throws {
    for agreement in [
      try agreement("0000", "0000", categories: 3), try agreement("1", "1", categories: 2),
      try agreement("0-2", "002", categories: 3), try agreement("0", "0", categories: 1),
      try agreement("1-1", "11-", categories: 2, isOrdered: true),
    ] {
      #expect(agreement.percent == 1)
      #expect(agreement.cohenKappa == 1)
      for metric in Agreement.Metric.allCases { #expect(agreement.krippendorffAlpha(metric) == 1) }
      #expect(agreement.gwetAC1 == 1)
    }
  }

  @Test func `nothing to compare has no value`() throws {
    for agreement in [
      try agreement("01-", "--0", categories: 2), try agreement("---", "---", categories: 2),
      try agreement("", "", categories: 2), try agreement("0101", categories: 2),
      try #require(Agreement(ratings: [], categories: 2)),
    ] {
      #expect(agreement.percent == nil)
      #expect(agreement.cohenKappa == nil)
      for metric in Agreement.Metric.allCases { #expect(agreement.krippendorffAlpha(metric) == nil) }
      #expect(agreement.gwetAC1 == nil)
      #expect(agreement.interval(of: \.percent, resamples: 20, seed: 1) == nil)
    }
  }

  @Test func `full disagreement stays finite`() throws {
    let opposite = try agreement("01", "10", categories: 2)
    #expect(opposite.percent == 0)
    #expect(opposite.cohenKappa == -1)
    #expect(isClose(opposite.krippendorffAlpha(.nominal), -0.5))
    #expect(opposite.gwetAC1 == -1)
    let constant = try agreement("00", "11", categories: 2)
    #expect(constant.cohenKappa == 0)
  }

  @Test func `ratings that do not fit together are refused`() {
    #expect(Agreement(ratings: [[0, 1], [0]], categories: 2) == nil)
    #expect(Agreement(ratings: [[0, 2]], categories: 2) == nil)
    #expect(Agreement(ratings: [[0, -1]], categories: 2) == nil)
    #expect(Agreement(ratings: [[nil]], categories: 0) == nil)
    #expect(Agreement(ratings: [[0, .max - 1], [0, 5]], categories: .max)?.percent == 0.5)
  }

  @Test func `every value is that of other people's code`() throws {
    let reference = try Reference.load()
    #expect(reference.matrices.count >= 200)
    for (place, matrix) in reference.matrices.enumerated() {
      let agreement = try matrix.agreement()
      #expect(isClose(agreement.percent, matrix.percent), "percent of \(place)")
      #expect(isClose(agreement.cohenKappa, matrix.kappa), "kappa of \(place)")
      #expect(isClose(agreement.krippendorffAlpha(.nominal), matrix.nominal), "nominal alpha of \(place)")
      #expect(isClose(agreement.krippendorffAlpha(.ordinal), matrix.ordinal), "ordinal alpha of \(place)")
      #expect(isClose(agreement.gwetAC1, matrix.ac1), "AC1 of \(place)")
    }
    #expect(reference.samples.count >= 200)
    for sample in reference.samples {
      let bounds = try #require(ClopperPearson(errors: sample.errors, of: sample.count))
      let interval = try #require(bounds.interval(level: sample.level))
      #expect(isClose(interval.lowerBound, sample.lower), "\(sample)")
      #expect(isClose(interval.upperBound, sample.upper), "\(sample)")
      #expect(isClose(bounds.upperBound(level: sample.level), sample.oneSided), "\(sample)")
    }
    #expect(!reference.intervals.isEmpty)
    for interval in reference.intervals {
      let agreement = try reference.matrices[interval.matrix].agreement()
      let bootstrap = agreement.interval(
        of: \.cohenKappa, resamples: interval.resamples, seed: try #require(UInt64(interval.seed)),
        level: interval.level)
      #expect(isClose(bootstrap?.lower, interval.lower), "\(interval)")
      #expect(isClose(bootstrap?.upper, interval.upper), "\(interval)")
      #expect(bootstrap?.counted == interval.counted, "\(interval)")
    }
  }
}

@Suite struct BootstrapTests {
  @Test func `the generator gives the published numbers`() {
    var random = SplitMix64(seed: 1_234_567)
    let numbers = (0..<3).map { _ in random.next() }
    #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    // With a bound above 2⁶² a quarter of the draws is rejected, here the fourth and the seventh.
    random = SplitMix64(seed: 1)
    let large = (0..<6).map { _ in random.index(below: 1 << 62 + 1) }
    #expect(
      large[2...] == [
        4_477_959_822_570_722_648, 2_048_809_309_281_742_190, 3_518_229_400_716_132_512,
        2_412_221_600_017_015_133,
      ])
    #expect(random.index(below: 1) == 0 && random.index(below: 0) == 0 && random.index(below: -1) == 0)
    let counts = (0..<7000).reduce(into: [Int](repeating: 0, count: 7)) { counts, _ in
      counts[random.index(below: 7)] += 1
    }
    #expect(counts.allSatisfy { 880...1120 ~= $0 })
  }

  @Test func `the same seed gives the same interval, around the value`() throws {
    let first = (0..<60).map { Optional($0 % 3) }
    let second = (0..<60).map { $0 % 7 == 0 ? nil : Optional($0 % 5 == 0 ? 0 : $0 % 3) }
    let agreement = try #require(Agreement(ratings: [first, second], categories: 3))
    let interval = try #require(agreement.interval(of: \.gwetAC1, resamples: 400, seed: 7))
    #expect(agreement.interval(of: \.gwetAC1, resamples: 400, seed: 7) == interval)
    #expect(agreement.interval(of: \.gwetAC1, resamples: 400, seed: 8) != interval)
    let value = try #require(agreement.gwetAC1)
    #expect(interval.lower < value && value < interval.upper)
    let narrow = try #require(agreement.interval(of: \.gwetAC1, resamples: 400, seed: 7, level: 0.5))
    #expect(interval.lower < narrow.lower && narrow.upper < interval.upper)
    for level in [0, 1, -1, 2, Double.nan] {
      #expect(agreement.interval(of: \.percent, resamples: 9, seed: 7, level: level) == nil)
    }
    #expect(agreement.interval(of: \.percent, resamples: 0, seed: 7) == nil)
  }

  @Test func `resamples without a value are left out`() throws {
    // Only the first of the two units can be compared; a quarter of the resamples draw the other one twice.
    let agreement = try #require(Agreement(ratings: [[0, 1], [0, nil]], categories: 2))
    let interval = try #require(agreement.interval(of: \.percent, resamples: 1000, seed: 3))
    #expect(interval.lower == 1 && interval.upper == 1)
    #expect(700...800 ~= interval.counted)
    let infinite = agreement.interval(of: { $0.percent.map { _ in .infinity } }, resamples: 10, seed: 3)
    #expect(infinite == nil)
  }

  @Test func `quantiles lie on the line between neighbors`() {
    let values = [1.0, 2, 4, 8]
    #expect([0, 0.25, 0.5, 0.75, 1].map { Bootstrap.quantile($0, ofSorted: values) } == [1, 1.75, 3, 5, 8])
    #expect(Bootstrap.quantile(0.3, ofSorted: [5]) == 5)
    #expect(Bootstrap.quantile(0.3, ofSorted: []) == nil)
  }
}

@Suite struct ClopperPearsonTests {
  private func interval(_ errors: Int, _ count: Int, level: Double = 0.95) throws -> ClosedRange<Double> {
    try #require(ClopperPearson(errors: errors, of: count)?.interval(level: level))
  }

  @Test func `the bounds are those of the tables`() throws {
    let one = try interval(1, 10)
    #expect((one.lowerBound - 0.002_528_578_544_461_785).magnitude < 1e-12)
    #expect((one.upperBound - 0.445_016_117_028_195_4).magnitude < 1e-12)
    let half = try interval(5, 10)
    #expect((half.lowerBound - 0.187_086_028_447_398_55).magnitude < 1e-12)
    #expect((half.lowerBound + half.upperBound - 1).magnitude < 1e-12)
  }

  @Test func `no errors and nothing but errors are closed at one end`() throws {
    let none = try interval(0, 10)
    #expect(none.lowerBound == 0)
    #expect((none.upperBound - 0.308_497_107_818_760_7).magnitude < 1e-12)
    let all = try interval(10, 10)
    #expect(all.upperBound == 1)
    #expect((all.lowerBound - 0.691_502_892_181_239_2).magnitude < 1e-12)
    #expect(try interval(0, 0) == 0...1)
    #expect(ClopperPearson(errors: 0, of: 0)?.upperBound() == 1)
    #expect(ClopperPearson(errors: 4, of: 4)?.upperBound() == 1)
  }

  @Test func `one side is as when no error among 59 shows fewer than 5 in 100`() throws {
    let enough = try #require(ClopperPearson(errors: 0, of: 59)?.upperBound())
    let short = try #require(ClopperPearson(errors: 0, of: 58)?.upperBound())
    #expect(enough < 0.05 && short > 0.05)
    // (1 − u)ⁿ is the tail.
    #expect(((0..<59).reduce(1.0) { product, _ in product * (1 - enough) } - 0.05).magnitude < 1e-12)
    let both = try interval(3, 40, level: 0.9).upperBound
    let one = try #require(ClopperPearson(errors: 3, of: 40)?.upperBound(level: 0.95))
    #expect((both - one).magnitude < 1e-12)
  }

  @Test func `at its bounds a sample has the probability of the tail`() throws {
    // The sums of the binomial probabilities, by Pascal's rule.
    func atLeast(_ errors: Int, of count: Int, share: Double) -> Double {
      var chances = [1.0]
      for _ in 0..<count {
        chances = zip(chances + [0], [0] + chances).map { $0 * (1 - share) + $1 * share }
      }
      return chances[errors...].reduce(0, +)
    }
    for count in [1, 2, 7, 30, 120] {
      for errors in 0...count {
        let bounds = try interval(errors, count)
        if errors > 0 { #expect((atLeast(errors, of: count, share: bounds.lowerBound) - 0.025).magnitude < 1e-11) }
        if errors < count {
          #expect((atLeast(errors + 1, of: count, share: bounds.upperBound) - 0.975).magnitude < 1e-11)
        }
      }
    }
  }

  @Test func `large samples and high levels stay in range, and others are refused`() throws {
    let large = try interval(1, ClopperPearson.limit)
    // −log(0.975) per unit at the lower end of a rare event.
    #expect((large.lowerBound * Double(ClopperPearson.limit) - 0.025_317_807_984).magnitude < 1e-8)
    let even = try interval(50_000, 100_000, level: 1 - 1e-15)
    #expect(0.48 < even.lowerBound && even.lowerBound < 0.5 && 0.5 < even.upperBound && even.upperBound < 0.52)
    #expect(ClopperPearson(errors: -1, of: 4) == nil)
    #expect(ClopperPearson(errors: 5, of: 4) == nil)
    #expect(ClopperPearson(errors: 0, of: -1) == nil)
    #expect(ClopperPearson(errors: 0, of: ClopperPearson.limit + 1) == nil)
    for level in [0, 1, -1, 2, Double.nan] {
      #expect(ClopperPearson(errors: 1, of: 4)?.interval(level: level) == nil)
      #expect(ClopperPearson(errors: 1, of: 4)?.upperBound(level: level) == nil)
    }
  }
}

/// What Fixtures/make_agreement.py wrote.
private struct Reference: Decodable {
  struct Matrix: Decodable {
    let categories: Int
    let ratings: [String]
    let percent, kappa, nominal, ordinal, ac1: Double?

    func agreement() throws -> Agreement {
      try #require(Agreement(ratings: ratings.map { $0.map(\.wholeNumberValue) }, categories: categories))
    }
  }

  struct Interval: Decodable {
    let matrix, resamples, counted: Int
    let seed: String
    let level, lower, upper: Double
  }

  struct Sample: Decodable {
    let errors, count: Int
    let level, lower, upper, oneSided: Double
  }

  let matrices: [Matrix]
  let intervals: [Interval]
  let samples: [Sample]

  static func load() throws -> Reference {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/agreement.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }
}
