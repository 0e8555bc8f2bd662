import Rubric
import TestSupport
import Testing

@Suite struct PointsTests {
  @Test(arguments: [("4", 400), ("4.5", 450), ("4.25", 425), ("0", 0), ("100", 10_000), ("0.05", 5)])
  func `points are read exactly`(text: String, hundredths: Int) {
    #expect(Points(text: text)?.hundredths == hundredths)
    #expect(Points(text: text)?.description == text)
  }

  @Test(arguments: ["", "4.", ".5", "4.255", "-1", "1e3", "4,5", "1234567", "four", "4.5.6", " 4"])
  func `what is not a number of points is refused`(text: String) {
    #expect(Points(text: text) == nil)
  }

  @Test func `a shown number never belongs to another letter`() throws {
    let scale = Fixture.rubric(letters: [("A", 90), ("B", 80), ("C", 70), ("D", 60), ("F", 0)]).scale
    for hundredths in 0...10_000 {
      let points = Points(hundredths: hundredths)
      let shown = try #require(Points(text: scale.display(points)))
      #expect(scale.letter(for: shown) == scale.letter(for: points))
      #expect(abs(shown.hundredths - hundredths) < 10)
    }
    #expect(scale.display(Points(hundredths: 8996)) == "89.9")
    #expect(scale.display(Points(hundredths: 8946)) == "89.5")
    #expect(scale.display(Points(47)) == "47")
  }

  @Test func `a cap takes the worse letter`() {
    let scale = Fixture.rubric().scale
    #expect(scale.worse("A", "F") == "F")
    #expect(scale.worse("F", "B") == "F")
    #expect(scale.worse("B", "B") == "B")
  }
}
