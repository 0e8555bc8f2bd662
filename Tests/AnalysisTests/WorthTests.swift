import Rubric
import Statutes
import TestSupport
import Testing

@testable import Analysis

@Suite struct WorthTests {
  @Test func `shares add up to the whole, whatever the values`() {
    var random = SeededGenerator(seed: 20_261_121)
    for count in 1...6 {
      for _ in 0..<40 {
        let values = (0..<(1 << count)).map { _ in Points(hundredths: Int.random(in: -5000...5000, using: &random)) }
        let shares = Worth.shares(of: count) { values[$0] }
        #expect(shares.reduce(Points.zero, +) == values[(1 << count) - 1] - values[0])
      }
    }
  }

  @Test func `a share is the average over every order`() {
    // Alone, the first brings 10 and the second nothing; together they bring 16.
    let shares = Worth.shares(of: 2) { [Points(0), Points(10), Points(0), Points(16)][$0] }
    #expect(shares == [Points(13), Points(3)])
  }

  @Test func `what changes nothing is worth nothing, and equals are worth the same`() {
    let shares = Worth.shares(of: 3) { set in Points(hundredths: 101 * (set & 3 == 3 ? 1 : 0)) }
    #expect(shares[2] == .zero)
    // A hundredth that cannot be halved goes to the first.
    #expect(shares == [Points(hundredths: 51), Points(hundredths: 50), .zero])
  }
}
