import Analysis
import Rubric
import Statutes
import TestSupport
import Testing

@Suite struct PanelTests {
  private let grader: Grader

  init() throws { grader = try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook) }

  /// A jurisdiction coded from March 1, 2019.
  private func panel(_ versions: [Pathway.Version], from first: Int = 2018, to last: String) throws -> [Panel.Year] {
    let jurisdiction = try Fixture.jurisdiction("NY", versions.isEmpty ? [] : [Fixture.pathway("vacatur", versions)])
    let end = try require(day: last)
    let history = ScoreHistory(jurisdiction, from: try require(day: "\(first)-01-01"), to: end, grader: grader)
    return Panel([history], from: first, to: end).years
  }

  @Test func `a year that is not coded is not zero`() throws {
    let years = try panel([Fixture.version("2015", Fixture.answers())], to: "2020-12-31")
    #expect(years.map(\.day.year) == [2018, 2019, 2020])
    #expect(years.map(\.days) == [365, 365, 366])
    // From March 1 to December 31, both counted.
    #expect(years.map(\.daysCoded) == [0, 306, 366])
    #expect(years.map(\.daysInForce) == [0, 306, 366])
    #expect(years.map(\.mean) == [nil, Points(100), Points(100)])
    #expect(years.map { $0.end?.letter } == [nil, "A", "A"])
  }

  @Test func `each day counts once, from the last day that a date may mean`() throws {
    // In force from April 30, 2020; 100 points for 154 days, until September 30, and 70 for the 92 after it.
    let years = try panel(
      [
        Fixture.version("2020-04", Fixture.answers()),
        Fixture.version("by 2020-10-01", ["scope": Fixture.answer("listed")]),
      ], from: 2020, to: "2020-12-31")
    let year = try #require(years.first)
    #expect(year.daysInForce == 154 + 92)
    #expect(year.mean == Points(hundredths: (10_000 * 154 + 7_000 * 92 + 183) / 366))
    #expect(year.end?.points == Points(70))
    #expect(year.end?.pathways == 1)
  }

  @Test func `a repealed law is in force until the day before`() throws {
    let years = try panel(
      [Fixture.version("2015", Fixture.answers(), repealed: "2021-01-02")], from: 2020, to: "2022-06-30")
    #expect(years.map(\.daysInForce) == [366, 1, 0])
    #expect(years.map(\.days) == [366, 365, 181])
    #expect(years.map { $0.end?.letter } == ["A", "N", "N"])
    #expect(years.map(\.mean) == [Points(100), Points(hundredths: 27), .zero])
  }

  @Test func `the year of the end counts up to the day alone`() throws {
    let years = try panel([Fixture.version("2020-01-11", Fixture.answers())], from: 2020, to: "2020-01-20")
    #expect(years.map(\.days) == [20])
    #expect(years.map(\.daysInForce) == [10])
    #expect(years.map(\.mean) == [Points(50)])
    #expect(try panel([], from: 2027, to: "2026-01-01").isEmpty)
  }

  @Test func `a history has no gap and no two spells of a day, and is what grading the day gives`() throws {
    let jurisdiction = try Fixture.jurisdiction(
      "NY",
      [
        Fixture.pathway(
          "vacatur",
          [
            Fixture.version("2019-06", Fixture.answers(scope: "listed")),
            Fixture.version("2021-02-01", ["adults": Fixture.answer("no")], repealed: "2022-03-05"),
          ]), Fixture.pathway("sealing", [Fixture.version("by 2020", Fixture.answers(scope: "prostitution"))]),
      ], related: Fixture.related("immune", since: "2020-05-05"))
    for rubric in [Fixture.rubric(), Fixture.youthRubric()] {
      let grader = try Grader(rubric: rubric, codebook: Fixture.codebook)
      let last = try require(day: "2023-01-31")
      let history = ScoreHistory(jurisdiction, from: try require(day: "2010-01-01"), to: last, grader: grader)
      #expect(history.spells.first?.first == jurisdiction.codedFrom)
      #expect(history.spells.last?.last == last)
      for (spell, next) in zip(history.spells, history.spells.dropFirst()) {
        #expect(next.first.days(since: spell.last) == 1)
      }
      for spell in history.spells {
        for day in [spell.first, spell.last] {
          let grade = grader.grade(jurisdiction, on: day)
          #expect(spell.points == grade.points && spell.high == grade.pointsHigh && spell.letter == grade.letter)
          #expect(spell.pathways == grade.pathways.count || rubric.noLaw.mark == nil)
        }
      }
      #expect(history.spell(on: try require(day: "2019-02-28")) == nil)
    }
  }

  @Test func `answers of two editions are added, changed and removed`() throws {
    func jurisdiction(_ versions: [Pathway.Version], shelter: String) throws -> Jurisdiction {
      try Fixture.jurisdiction("NY", [Fixture.pathway("vacatur", versions)], related: Fixture.related(shelter))
    }
    let old = try jurisdiction(
      [
        Fixture.version("2015", Fixture.answers(scope: "listed")),
        Fixture.version("2020-01-01", ["scope": Fixture.answer("any")]),
      ], shelter: "immune")
    let new = try jurisdiction(
      [
        Fixture.version("2015", Fixture.answers(scope: "prostitution")),
        Fixture.version("2020-01-01", ["proof": Fixture.answer("heavy")], act: "Another name"),
      ], shelter: "diversion")
    let changes = AnswerChange.all(from: [old], to: [new], questions: Fixture.codebook.questions)
    #expect(
      changes.map { "\($0.place.effective?.description ?? "related") \($0.place.question)" } == [
        "2015-12-31 scope", "2020-01-01 scope", "2020-01-01 proof", "related shelter",
      ])
    #expect(changes.map { $0.before?.value } == [.choice("listed"), .choice("any"), nil, .choice("immune")])
    #expect(
      changes.map { $0.after?.value } == [.choice("prostitution"), nil, .choice("heavy"), .choice("diversion")])
    #expect(AnswerChange.all(from: [new], to: [new], questions: Fixture.codebook.questions).isEmpty)
    let noted = try Fixture.jurisdiction(
      answers: Fixture.answers().merging(["scope": Fixture.answer("any", note: "Other words.")]) { $1 })
    let plain = try Fixture.jurisdiction(answers: Fixture.answers())
    #expect(AnswerChange.all(from: [plain], to: [noted], questions: Fixture.codebook.questions).isEmpty)
  }
}
