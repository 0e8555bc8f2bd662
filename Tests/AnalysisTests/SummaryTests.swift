import Analysis
import Rubric
import Statutes
import TestSupport
import Testing

@Suite struct SummaryTests {
  private let grader: Grader
  private let today: CalendarDate

  init() throws {
    grader = try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook)
    today = try require(day: "2026-01-01")
  }

  private func summary(_ laws: [(String, [String: Answer]?)]) throws -> NationalSummary {
    let grades = try laws.map { code, answers in
      try grader.grade(
        answers.map { try Fixture.jurisdiction(code, answers: $0) } ?? Fixture.jurisdiction(code, []), on: today)
    }
    return NationalSummary(grades: grades, rubric: grader.rubric)
  }

  @Test func `the median counts those without a law as zero and leaves federal law out`() throws {
    let odd = try summary([
      ("AL", Fixture.answers()), ("AK", nil), ("AZ", Fixture.answers(scope: "listed")), ("US", Fixture.answers()),
    ])
    #expect(odd.medianPoints == Points(70))
    #expect(odd.medianByCriterion == [Points(20), Points(30), Points(20)])
    let even = try summary([("AL", Fixture.answers()), ("AK", Fixture.answers(scope: "prostitution"))])
    #expect(even.medianPoints == Points(hundredths: 7750))
  }

  @Test func `letters are counted among the ranked`() throws {
    let counts = try summary([
      ("AL", Fixture.answers()), ("AK", nil), ("AZ", Fixture.answers(adults: "no")), ("US", Fixture.answers()),
    ]).letters.map { "\($0.letter)\($0.grades.count)" }
    #expect(counts == ["A1", "B0", "F1", "N1"])
  }

  @Test func `gains and points add up to full marks where nothing is open`() throws {
    let summary = try summary([
      ("NY", Fixture.answers(scope: "listed", proof: "heavy", juvenile: "no")), ("CT", Fixture.answers()),
      ("AL", Fixture.answers(scope: "prostitution")),
    ])
    let grade = try #require(summary.grade("NY"))
    let gains = Gain.all(for: grade, in: summary)
    #expect(gains.map(\.points) == [Points(30), Points(24), Points(16)])
    #expect(gains.reduce(grade.points) { $0 + $1.points } == Points(100))
    #expect(gains[1].holderCount == 2)
    // Connecticut is a neighbor, and so stands first.
    #expect(gains[1].examples.map(\.jurisdiction) == ["CT", "AL"])
    #expect(gains[1].examples.first?.cite == "§ 1(light); § 2")
  }

  @Test func `an open criterion is no gain and its state no example`() throws {
    let summary = try summary([("NY", Fixture.answers(scope: "unclear")), ("CT", Fixture.answers(scope: "listed"))])
    let open = try #require(summary.grade("NY"))
    #expect(Gain.all(for: open, in: summary).isEmpty)
    let listed = try #require(summary.grade("CT"))
    #expect(Gain.all(for: listed, in: summary).first?.holderCount == 0)
  }

  @Test func `examples that were read in the statute come before better-ranked ones that were not`() throws {
    var secondhand = Fixture.answers()
    secondhand["scope"] = Answer(
      value: .choice("any"), cite: "§ 1", note: "As a guide says.", basis: .secondary, confidence: .medium)
    let summary = try summary([("AL", secondhand), ("NJ", Fixture.answers(proof: "heavy")), ("NY", nil)])
    #expect(summary.holders(of: 0).map(\.jurisdiction) == ["AL", "NJ"])
    #expect(summary.examples(of: 0, limit: 1).map(\.jurisdiction) == ["NJ"])
    #expect(summary.examples(of: 0, near: ["AL"], limit: 1).map(\.jurisdiction) == ["AL"])
  }

  @Test func `answers are counted by what they rest on, each version's once`() throws {
    var old = Fixture.answers(proof: "unclear")
    old["scope"] = Answer(value: .choice("listed"), cite: "§ 1", note: "Recalled.", basis: .recall, confidence: .low)
    let pathway = Fixture.pathway(
      "vacatur",
      [
        try Fixture.version("2015", old), try Fixture.version("2020", ["scope": Fixture.answer("any")]),
        try Fixture.version("2030", ["adults": Fixture.answer("no")]),
      ])
    let jurisdiction = try Fixture.jurisdiction("NY", [pathway])
    let summary = SourceSummary([jurisdiction], codebook: Fixture.codebook, on: today)
    #expect(summary.all.total == 6)
    #expect(summary.all.statuteText == 5)
    #expect(summary.all.unclear == 1)
    #expect(summary.all.open == 1)
    #expect(summary.earlier.total == 1)
    #expect(summary.earlier.recall == 1)
    #expect(summary.byQuestion.reduce(0) { $0 + $1.count.total } == 6)
    #expect(summary.byJurisdiction.map(\.code) == ["NY"])
  }

  @Test func `a timeline grades each day on which the law changed`() throws {
    let pathway = Fixture.pathway(
      "vacatur",
      [
        try Fixture.version("2015", Fixture.answers(scope: "prostitution", proof: "heavy"), act: "First"),
        try Fixture.version("2020-01-01", ["scope": Fixture.answer("any")], act: "Second"),
        try Fixture.version("2030-01-01", ["proof": Fixture.answer("light")], act: "Future"),
      ])
    let timeline = Timeline(try Fixture.jurisdiction("NY", [pathway]), until: today, grader: grader)
    #expect(timeline.start.points == Points(31))
    #expect(timeline.events.map { $0.pathway.history[$0.version].act } == ["First", "Second"])
    #expect(timeline.events.map { $0.grade?.points } == [nil, Points(76)])
  }
}
