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

  @Test func `an answer holds until a later version gives another or the pathway ends`() throws {
    let pathway = try pathway()
    func last(_ question: String, _ version: Int) -> String? {
      pathway.lastDay(of: question, from: version)?.description
    }
    // The second version is dated 2020, and so counts from the last day of that year.
    #expect(last("scope", 0) == "2020-12-30")
    #expect(last("scope", 1) == "2021-12-31")
    #expect(last("scope", 2) == "2024-12-31")
    #expect(last("proof", 0) == "2024-12-31")
    #expect((0..<3).map { pathway.lastDay(of: $0)?.description } == ["2020-12-30", "2021-12-31", "2024-12-31"])
    let lasting = try Fixture.pathway("sealing", [Fixture.version("2015", Fixture.answers())])
    #expect(lasting.lastDay(of: "scope", from: 0) == nil)
  }

  @Test func `the last day of an answer is the last on which the law has it`() throws {
    let pathway = try pathway()
    for (place, version) in pathway.history.enumerated() {
      for (question, answer) in version.answers {
        let end = try #require(pathway.lastDay(of: question, from: place))
        #expect(try #require(pathway.law(on: end)).answers[question] == answer)
        let next = try #require(
          (0...1).lazy.map { end.year + $0 }.compactMap { year -> CalendarDate? in
            CalendarDate(year: year, month: end.month, day: end.day + 1)
              ?? CalendarDate(year: year + 1, month: 1, day: 1)
          }.first)
        #expect(pathway.law(on: next)?.answers[question] != answer)
      }
    }
  }

  @Test func `an answer without a source rests on the first`() throws {
    let pathway = try pathway()
    #expect(pathway.source(of: Fixture.answer("any"))?.id == "s1")
  }
}
