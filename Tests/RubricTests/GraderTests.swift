import Rubric
import Statutes
import TestSupport
import Testing

@Suite struct GraderTests {
  private let grader: Grader
  private let today: CalendarDate

  init() throws {
    grader = try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook)
    today = try require(day: "2026-01-01")
  }

  private func grade(_ pathways: [(String, [String: Answer])]) throws -> Grade {
    let jurisdiction = try Fixture.jurisdiction(
      "NY", pathways.map { Fixture.pathway($0.0, [try Fixture.version("2015", $0.1)]) })
    return grader.grade(jurisdiction, on: today)
  }

  @Test func `the first level that matches counts`() throws {
    let grade = try grade([("a", Fixture.answers(scope: "listed", proof: "heavy", conditions: Fixture.list(["clean"])))]
    )
    #expect(grade.criteria.map(\.points) == [Points(20), Points(6), Points(20)])
    #expect(grade.points == Points(46))
    #expect(grade.letter == "B")
    #expect(grade.criteria[0].reason == "It earns 20.")
    #expect(grade.criteria[0].cite == "§ 1(listed)")
    #expect(grade.criteria[0].advice == "Do better.")
    #expect(grade.criteria[2].advice == nil)
  }

  @Test func `no pathway is N, and the criteria still add up`() throws {
    let grade = try grade([])
    #expect(grade.status == .noLaw)
    #expect(grade.letter == "N")
    #expect(grade.points == .zero)
    #expect(grade.criteria.count == 3)
    #expect(grade.criteria.allSatisfy { $0.points == .zero && $0.cite == nil })
  }

  @Test func `before the coding starts there is no letter`() throws {
    let jurisdiction = try Fixture.jurisdiction(answers: Fixture.answers())
    let grade = grader.grade(jurisdiction, on: try require(day: "2018-01-01"))
    #expect(grade.status == .notCoded)
    #expect(grade.letter == nil)
  }

  @Test func `the lead is the best of those open to adults, however good the others`() throws {
    let grade = try grade([
      ("minors", Fixture.answers(adults: "no", juvenile: "named")),
      ("poor", Fixture.answers(scope: "prostitution", proof: "heavy", juvenile: "no")),
      ("better", Fixture.answers(scope: "listed", proof: "heavy", juvenile: "no")),
    ])
    #expect(grade.lead == "better")
    // Breadth and process from the lead, coverage from the pathway for minors.
    #expect(grade.criteria.map(\.points) == [Points(20), Points(6), Points(20)])
    #expect(grade.criteria[2].evidence.map(\.pathway) == ["minors", "better"])
    #expect(grade.gate == nil)
  }

  @Test func `a reason says that it speaks of the lead where another pathway differs`() throws {
    let two = try grade([
      ("a", Fixture.answers(scope: "listed")), ("b", Fixture.answers(scope: "prostitution")),
    ])
    #expect(two.lead == "a")
    #expect(two.criteria.map(\.reason) == ["On the lead pathway: it earns 20.", "It earns 30.", "It earns 20."])
  }

  @Test func `a law for minors alone is capped, and keeps its points`() throws {
    let grade = try grade([("minors", Fixture.answers(adults: "no"))])
    #expect(grade.points == Points(89))
    #expect(grade.letter == "F")
    #expect(grade.gate == "minors_only")
  }

  @Test func `a gate is closed only where the law surely shuts people out`() throws {
    let grade = try grade([("unsure", Fixture.answers(adults: "not_researched"))])
    #expect(grade.gate == nil)
    #expect(grade.letter == "A")
  }

  @Test func `an open answer earns the least that it could`() throws {
    let grade = try grade([("a", Fixture.answers(scope: "not_researched"))])
    #expect(grade.criteria[0].points == Points(5))
    #expect(grade.criteria[0].high == Points(50))
    #expect(grade.points == Points(55))
    #expect(grade.pointsHigh == Points(100))
    #expect(grade.openAnswers == 1)
    #expect(grade.criteria[0].advice == nil)
  }

  @Test func `an open answer that cannot move the points leaves them alone`() throws {
    let grade = try grade([("a", Fixture.answers(proof: "unclear", conditions: Fixture.list(["paid"])))])
    #expect(grade.criteria[1].points == Points(2))
    #expect(grade.criteria[1].high == Points(2))
    #expect(grade.openAnswers == 0)
  }

  @Test func `an open answer on one pathway can only add to coverage`() throws {
    let grade = try grade([
      ("a", Fixture.answers(juvenile: "implied")), ("b", Fixture.answers(juvenile: "not_researched")),
    ])
    #expect(grade.criteria[2].points == Points(9))
    #expect(grade.criteria[2].high == Points(20))
  }

  @Test func `a pathway that could turn out to be open to adults may raise the highest score`() throws {
    let grade = try grade([
      ("sure", Fixture.answers(scope: "prostitution")),
      ("maybe", Fixture.answers(scope: "any", adults: "not_researched")),
    ])
    #expect(grade.lead == "sure")
    #expect(grade.couldChangeLead)
    #expect(grade.openAnswers == 0)
    #expect(grade.points == Points(55))
    #expect(grade.pointsHigh == Points(100))
  }

  @Test func `lowest and highest agree with trying every answer`() throws {
    var random = SeededGenerator(seed: 20_260_101)
    let lists = (0..<16).map { mask in
      Fixture.list(["clean", "help", "paid", "left"].enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element))
    }
    func settled(_ id: String) -> [Answer] {
      guard let question = Fixture.codebook.question(id) else { return [] }
      if question.kind == .list { return lists }
      return (question.options.map(\.value) + (question.silence == nil ? [] : ["silent"])).map { Fixture.answer($0) }
    }
    let ids = ["scope", "proof", "conditions", "juvenile"]
    for _ in 0..<300 {
      var answers = Fixture.answers(adults: Bool.random(using: &random) ? "yes" : "no")
      for id in ids {
        let isOpen = Int.random(in: 0..<3, using: &random) == 0
        answers[id] = isOpen ? Fixture.answer("not_researched") : settled(id).randomElement(using: &random)
      }
      let open = ids.filter { answers[$0]?.value.isUnsettled == true }
      var completions = [answers]
      for id in open {
        completions = completions.flatMap { base in
          settled(id).map { answer in base.merging([id: answer]) { _, new in new } }
        }
      }
      let totals = try completions.map { try grade([("a", $0)]).points }
      let whole = try grade([("a", answers)])
      #expect(whole.points == totals.min())
      #expect(whole.pointsHigh == totals.max())
      #expect(whole.criteria.reduce(Points.zero) { $0 + $1.points } == whole.points)
    }
  }

  @Test func `the score without reasons equals the grade`() throws {
    let jurisdiction = try Fixture.jurisdiction(answers: Fixture.answers(scope: "listed", proof: "unclear"))
    guard case .coded(let laws) = jurisdiction.state(on: today) else {
      Issue.record("the law is coded")
      return
    }
    let score = try #require(grader.score(grader.encode(laws)))
    let grade = grader.grade(jurisdiction, on: today)
    #expect(score.points == grade.points)
    #expect(score.high == grade.pointsHigh)
    #expect(score.gate == nil)
  }
}
