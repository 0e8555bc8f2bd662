import Statutes
import TestSupport
import Testing

@Suite struct HistoryTests {
  private func pathway() throws -> Pathway {
    try Fixture.pathway(
      "vacatur",
      [
        Fixture.version("2015-07-01", Fixture.answers(scope: "prostitution", proof: "heavy"), act: "First"),
        Fixture.version("2020", ["scope": Fixture.answer("listed")], act: "Second"),
        Fixture.version("2022-01-01", ["scope": Fixture.answer("any")], act: "Third", repealed: "2025-01-01"),
      ])
  }

  @Test(arguments: [
    ("2015-06-30", nil), ("2015-07-01", "prostitution"), ("2020-06-01", "prostitution"), ("2020-12-31", "listed"),
    ("2021-12-31", "listed"), ("2022-01-01", "any"), ("2024-12-31", "any"), ("2025-01-01", nil),
  ])
  func `a version holds from its effective date to the next`(day: String, scope: String?) throws {
    let law = try pathway().law(on: require(day: day))
    #expect(law?.answers["scope"]?.value == scope.map { .choice($0) })
  }

  @Test func `a version inherits what it does not change`() throws {
    let law = try #require(pathway().law(on: require(day: "2023-01-01")))
    #expect(law.answers["proof"]?.value == .choice("heavy"))
    #expect(law.version.act == "Third")
    #expect(law.answers.count == Fixture.codebook.pathwayQuestions.count)
  }

  @Test func `before the coding starts the law is not coded, not absent`() throws {
    let jurisdiction = try Fixture.jurisdiction("NY", [pathway()])
    #expect(jurisdiction.state(on: try require(day: "2019-02-28")) == .notCoded)
    #expect(jurisdiction.state(on: try require(day: "2026-01-01")) == .coded(Law(pathways: [])))
  }

  @Test func `an answer without a source rests on the first`() throws {
    let pathway = try pathway()
    #expect(pathway.source(of: Fixture.answer("any"))?.id == "s1")
  }
}
