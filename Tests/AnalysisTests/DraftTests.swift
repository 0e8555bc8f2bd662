import Analysis
import Rubric
import Statutes
import TestSupport
import Testing

@Suite struct DraftTests {
  private let grader: Grader
  private let today: CalendarDate
  private let jurisdiction: Jurisdiction

  init() throws {
    grader = try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook)
    today = try require(day: "2026-01-01")
    jurisdiction = try Fixture.jurisdiction(
      "NY",
      [
        Fixture.pathway("a", [try Fixture.version("2015", Fixture.answers(scope: "prostitution", proof: "heavy"))]),
        Fixture.pathway("minors", [try Fixture.version("2018", Fixture.answers(adults: "no"))]),
      ])
  }

  private func draft(
    _ id: String = "bill", changes: [String: Draft.Change] = [:], pathway: String = "a", add: [Draft.Addition] = [],
    repeal: [String] = []
  ) -> Draft {
    Draft(
      id: id, jurisdiction: "NY", title: "A bill", stage: "Filed", checked: today, summary: "It would help.",
      sources: [.init(id: "s1", title: "The bill", url: "https://example.org/bill", currentThrough: "2026")],
      amendments: changes.isEmpty ? [] : [.init(pathway: pathway, changes: changes)], additions: add, repeals: repeal)
  }

  private func law() throws -> Law {
    guard case .coded(let law) = jurisdiction.state(on: today) else { throw MissingValue(text: "the law is coded") }
    return law
  }

  private func problems(_ drafts: Draft...) throws -> [DraftProblem.Kind] {
    let base = try law()
    do throws(DraftProblems) {
      _ = try Enactment(drafts, over: base, on: today)
      return []
    } catch {
      return error.problems.map(\.kind)
    }
  }

  private func change(_ value: String, from: String? = nil) -> Draft.Change {
    Draft.Change(from: from.map { .choice($0) }, answer: Fixture.answer(value))
  }

  @Test func `today and the parts add up to the draft, and enacting it gives the same grade`() throws {
    let bill = draft(
      changes: ["scope": change("any", from: "prostitution"), "proof": change("light"), "juvenile": change("no")],
      add: [.init(id: "new", title: "New", citation: "§ 9", answers: Fixture.answers(scope: "listed"))],
      repeal: ["minors"])
    let enactment = try Enactment([bill], over: law(), on: today)
    let summary = NationalSummary(grades: [grader.grade(jurisdiction, on: today)], rubric: grader.rubric)
    let assessment = DraftAssessment(enactment, in: jurisdiction, grader: grader, summary: summary)
    #expect(assessment.changes.count == 5)
    let parts = assessment.changes.reduce(Points.zero) { $0 + $1.worth }
    #expect(assessment.before.points + parts == assessment.after.points)
    let enacted = grader.grade(assessment.enacted, on: today)
    #expect(enacted.points == assessment.after.points)
    #expect(enacted.letter == assessment.after.letter)
    #expect(enacted.criteria.map(\.points) == assessment.after.criteria.map(\.points))
    #expect(assessment.enacted.pathways.map(\.id) == ["a", "new"])
    #expect(assessment.enacted.pathways[0].history.count == 2)
    let evidence = enacted.criteria[0].evidence[0]
    let source = assessment.enacted.pathways[0].source(of: evidence.answer)
    #expect(source?.title == "The bill")
  }

  @Test func `a change that no criterion reads is worth nothing`() throws {
    let words = Answer(
      value: .text("\"because of\""), cite: "§ 1", note: "New words.", basis: .statuteText, confidence: .high)
    let enactment = try Enactment([draft(changes: ["words": .init(answer: words)])], over: law(), on: today)
    let summary = NationalSummary(grades: [grader.grade(jurisdiction, on: today)], rubric: grader.rubric)
    let assessment = DraftAssessment(enactment, in: jurisdiction, grader: grader, summary: summary)
    #expect(assessment.changes.map(\.worth) == [.zero])
  }

  @Test func `two drafts stack in their order`() throws {
    let first = draft("first", changes: ["scope": change("listed")])
    let second = draft("second", changes: ["proof": change("light")])
    let enactment = try Enactment([first, second], over: law(), on: today)
    #expect(enactment.law.pathways[0].answers["scope"]?.value == .choice("listed"))
    #expect(enactment.law.pathways[0].answers["proof"]?.value == .choice("light"))
    #expect(enactment.law.pathways[0].pathway.history.count == 3)
    #expect(enactment.targets.count == 2)
  }

  @Test func `what does not fit is refused`() throws {
    #expect(try problems(draft()) == [.changesNothing])
    #expect(
      try problems(draft(changes: ["scope": change("any")], pathway: "b")) == [
        .unknownPathway(inForce: ["a", "minors"])
      ])
    #expect(try problems(draft(repeal: ["b"])) == [.unknownPathway(inForce: ["a", "minors"])])
    #expect(try problems(draft(changes: ["scope": change("prostitution")])) == [.repeatsLaw])
    let current = try #require(try law().pathways[0].answers["scope"])
    #expect(
      try problems(draft(changes: ["scope": change("any", from: "listed")]))
        == [.stale(from: .choice("listed"), current: current)])
    #expect(try problems(draft(changes: ["scope": change("any")], repeal: ["a"])) == [.amendsRepealed])
    let taken = Draft.Addition(id: "a", title: "A", citation: "§ 9", answers: Fixture.answers())
    #expect(try problems(draft(add: [taken])) == [.takenPathway])
    let one = draft("one", changes: ["scope": change("any")])
    let two = draft("two", changes: ["scope": change("listed")])
    #expect(try problems(one, two) == [.conflict(with: "one")])
    #expect(try problems(draft(repeal: ["a"]), one) == [.unknownPathway(inForce: ["minors"])])
  }

  @Test func `a list in another order is no change`() throws {
    let base = try Fixture.jurisdiction(
      "NY", answers: Fixture.answers(conditions: Fixture.list(["clean", "paid"])))
    guard case .coded(let law) = base.state(on: today) else { return }
    let same = draft(changes: ["conditions": .init(answer: Fixture.list(["paid", "clean"]))], pathway: "vacatur")
    #expect(throws: DraftProblems.self) { try Enactment([same], over: law, on: today) }
  }
}
