import Testing

@testable import reportcard_bench

@Suite struct StatisticsTests {
  @Test func `the median is the middle, or the mean of the two in the middle`() {
    #expect(Statistics.median([3, 1, 2]) == 2)
    #expect(Statistics.median([4, 1, 2, 3]) == 2.5)
    #expect(Statistics.median([7]) == 7)
    #expect(Statistics.median([]) == nil)
  }

  @Test(arguments: [0.0, 0.5, 1, 2]) func `the exponent of a power is found again`(exponent: Double) throws {
    let points = [625.0, 1250, 2500, 5000].map { size in
      var value = 3.0
      for _ in 0..<Int(exponent * 2) { value *= size.squareRoot() }
      return (x: size, y: value)
    }
    let found = try #require(Statistics.exponent(points))
    #expect(abs(found - exponent) < 1e-9)
  }

  @Test func `an exponent lies between those of its parts`() throws {
    let sizes = [625.0, 1250, 2500, 5000]
    let found = try #require(Statistics.exponent(sizes.map { (x: $0, y: $0 + $0 * $0 / 1000) }))
    #expect(found > 1.1 && found < 2)
  }

  @Test func `without two sizes or with nothing measured there is no exponent`() {
    #expect(Statistics.exponent([]) == nil)
    #expect(Statistics.exponent([(x: 5, y: 1)]) == nil)
    #expect(Statistics.exponent([(x: 5, y: 1), (x: 5, y: 2)]) == nil)
    #expect(Statistics.exponent([(x: 5, y: 1), (x: 10, y: 0)]) == nil)
  }

  @Test func `means are told apart by their standard errors`() {
    // Means 0.5 and 0.6, variances 0.25 and 0.24, a hundred draws each: 0.1 / sqrt(0.0049).
    let errors = Statistics.standardErrors(between: [50, 50], and: [40, 60])
    #expect(abs(errors - 0.1 / 0.0049.squareRoot()) < 1e-9)
    #expect(Statistics.standardErrors(between: [0, 10], and: [0, 20]) == 0)
    #expect(Statistics.standardErrors(between: [10, 0], and: [0, 10]) == .infinity)
  }

  @Test func `figures have three digits`() {
    #expect(Figures.seconds(0.0004123) == "0.412 ms")
    #expect(Figures.seconds(0.04123) == "41.2 ms")
    #expect(Figures.seconds(0.150) == "150 ms")
    #expect(Figures.seconds(4.126) == "4.13 s")
    #expect(Figures.seconds(1) == "1 s")
    #expect(Figures.bytes(60_000_000) == "60 MB")
    #expect(Figures.number(3) == "3")
    #expect(Figures.number(0) == "0")
  }
}
