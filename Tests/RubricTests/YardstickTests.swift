import Rubric
import Statutes
import TestSupport
import Testing

/// Rubrics that read the jurisdiction as a whole, or some groups only.
@Suite struct YardstickTests {
  private let grader: Grader
  private let today: CalendarDate

  init() throws {
    grader = try Grader(rubric: Fixture.youthRubric(), codebook: Fixture.codebook)
    today = try require(day: "2026-01-01")
  }

  private func grade(
    _ pathways: [(String, [String: Answer])], shelter: String = "immune", since: String = "2012",
    on day: CalendarDate? = nil
  ) throws -> Grade {
    let jurisdiction = try Fixture.jurisdiction(
      "NY", pathways.map { Fixture.pathway($0.0, [try Fixture.version("2015", $0.1)]) },
      related: Fixture.related(shelter, since: since))
    return grader.grade(jurisdiction, on: day ?? today)
  }

  @Test func `the jurisdiction as a whole is read beside the lead pathway`() throws {
    let grade = try grade([("a", Fixture.answers())])
    #expect(grade.criteria.map(\.points) == [Points(60), Points(40)])
    #expect(grade.criteria[0].evidence.map(\.pathway) == [nil])
    #expect(grade.criteria[0].cite == "§ 1(immune)")
    #expect(grade.letter == "A")
  }

  @Test func `without a mark for no law, a jurisdiction without a pathway is graded`() throws {
    let grade = try grade([])
    #expect(grade.status == .graded)
    #expect(grade.letter == "F")
    #expect(grade.points == Points(60))
    #expect(grade.lead == nil)
    #expect(grade.criteria[1].reason == "There is no pathway.")
    #expect(grade.criteria[1].advice == "All of breadth.")
  }

  @Test func `a pathway of no class never leads, and one that may be of a class can still raise the points`() throws {
    let adults = try grade([("adults", Fixture.answers(juvenile: "no"))])
    #expect(adults.lead == nil)
    #expect(adults.points == Points(60) && adults.pointsHigh == Points(60))
    let open = try grade([("open", Fixture.answers(juvenile: "not_researched"))])
    #expect(open.lead == nil)
    #expect(open.points == Points(60) && open.pointsHigh == Points(100))
    #expect(open.couldChangeLead)
  }

  @Test func `an exception for the rubric's group is read in place of the main rule`() throws {
    func answers(for group: String) -> [String: Answer] {
      var answers = Fixture.answers(scope: "prostitution")
      answers["scope"] = Answer(
        value: .choice("prostitution"), cite: "§ 1", note: "Adults.", basis: .statuteText, confidence: .high,
        exceptions: [.init(group: group, value: .choice("any"), cite: "§ 9", note: "Minors.")])
      return answers
    }
    let minors = try grade([("a", answers(for: "minors"))])
    #expect(minors.points == Points(100))
    #expect(minors.criteria[1].cite == "§ 9")
    #expect(try grade([("a", answers(for: "others"))]).points == Points(65))
    // The pathway itself is shown as it is written.
    #expect(minors.pathways[0].answers["scope"]?.value == .choice("prostitution"))
  }

  @Test func `before a provision's first day the law is not researched`() throws {
    let before = try grade([("a", Fixture.answers())], since: "2020-07-01", on: require(day: "2020-06-30"))
    #expect(before.points == Points(40) && before.pointsHigh == Points(100))
    #expect(before.criteria[0].open == ["shelter"])
    let after = try grade([("a", Fixture.answers())], since: "2020-07-01", on: require(day: "2020-07-01"))
    #expect(after.points == Points(100) && after.pointsHigh == Points(100))
  }
}
