import Analysis
import Rubric
import Statutes
import TestSupport
import Testing
import YAMLFiles

@Suite struct ImprovementTests {
  /// Every set of changed answers up to a size that brings a law to a letter, found by trying them all with the grader.
  ///
  /// Of a list question's answers, those with each item alone, none and today's items less one are tried.
  private func smallest(
    _ law: Law, _ jurisdiction: Jurisdiction, grader: Grader, letter: String, upTo size: Int
  ) -> Int? {
    let scale = grader.rubric.scale
    let read = Set(grader.rubric.criteria.flatMap(\.questions))
    let questions = grader.codebook.pathwayQuestions.filter { read.contains($0.id) }
    func values(_ question: Question, today: Answer.Value?) -> [Answer.Value] {
      switch question.kind {
      case .choice:
        return question.options.map { .choice($0.value) } + (question.silence == nil ? [] : [.silent])
      case .list:
        var lists: [[String]] = [[]] + question.options.map { [$0.value] }
        if case .list(let items)? = today { lists += items.map { item in items.filter { $0 != item } } }
        return lists.map { .list($0) }
      case .text, .texts: return []
      }
    }
    func reaches(_ law: Law) -> Bool {
      guard let score = grader.score(grader.encode(law)), let earned = scale.letter(for: score.points) else {
        return false
      }
      let capped = score.gate.map { scale.worse(earned, grader.rubric.gates[$0].cap) } ?? earned
      return scale.worse(capped, letter) == letter
    }
    func changed(_ law: Law, _ place: Int, _ question: Question, _ value: Answer.Value) -> Law {
      var pathways = law.pathways
      let old = pathways[place]
      var answers = old.answers
      answers[question.id] = Answer(value: value, cite: "§", note: "Tried.", basis: .statuteText, confidence: .high)
      pathways[place] = LawInForce(pathway: old.pathway, versionIndex: old.versionIndex, answers: answers)
      return Law(pathways: pathways, related: law.related)
    }
    func search(_ law: Law, _ place: Int, from first: Int, left: Int) -> Bool {
      if reaches(law) { return true }
      if left == 0 { return false }
      for number in first..<questions.count {
        for value in values(questions[number], today: law.pathways[place].answers[questions[number].id]?.value)
        where search(changed(law, place, questions[number], value), place, from: number + 1, left: left - 1) {
          return true
        }
      }
      return false
    }
    for left in 0...size where law.pathways.indices.contains(where: { search(law, $0, from: 0, left: left) }) {
      return left
    }
    return nil
  }

  @Test func `the shortest way is the shortest, for every jurisdiction and its next letter`() async throws {
    let project = try await Project.load(folder: Repository.root)
    let grader = project.grader
    let letters = grader.rubric.scale.letters.map(\.letter)
    for jurisdiction in project.jurisdictions {
      let grade = grader.grade(jurisdiction, on: project.edition.asOf)
      guard case .coded(let law) = jurisdiction.state(on: project.edition.asOf), let letter = grade.letter,
        let place = letters.firstIndex(of: letter), place > 0
      else { continue }
      let search = Improvement(of: law, grader: grader)
      guard case .routes(let routes, let total) = search.routes(to: letters[place - 1], from: grade) else {
        Issue.record("\(jurisdiction.code) has no way to \(letters[place - 1])")
        continue
      }
      let count = try #require(routes.first?.count)
      #expect(total >= routes.count && routes.allSatisfy { $0.count == count })
      // Trying everything is slow; what is tried is that nothing smaller works, up to two changes.
      let found = smallest(law, jurisdiction, grader: grader, letter: letters[place - 1], upTo: min(count, 2))
      #expect(found == (count <= 2 ? count : nil), "\(jurisdiction.code): \(count)")
      for route in routes { try check(route, law, jurisdiction, grader: grader, letter: letters[place - 1]) }
    }
  }

  /// Makes the changes of a route and grades the law.
  private func check(
    _ route: Improvement.Route, _ law: Law, _ jurisdiction: Jurisdiction, grader: Grader, letter: String
  ) throws {
    let place = try #require(law.pathways.firstIndex { $0.pathway.id == route.pathway })
    var answers = law.pathways[place].answers
    for change in route.steps.flatMap(\.changes) {
      #expect(answers[change.question]?.value.isSame(as: change.value) != true)
      answers[change.question] = Answer(
        value: change.value, cite: "§", note: "Changed.", basis: .statuteText, confidence: .high)
    }
    var pathways = law.pathways
    pathways[place] = LawInForce(
      pathway: pathways[place].pathway, versionIndex: pathways[place].versionIndex, answers: answers)
    let grade = grader.grade(jurisdiction, law: Law(pathways: pathways, related: law.related))
    let reached = try #require(grade.letter)
    #expect(grader.rubric.scale.worse(reached, letter) == letter, "\(jurisdiction.code)")
    #expect(grade.points >= route.points)
    let parts = route.steps.reduce(Points.zero) { $0 + $1.points }
    if law.pathways.count == 1 { #expect(grader.grade(jurisdiction, law: law).points + parts == route.points) }
  }

  // MARK: On a small rubric, everything can be tried

  private func small(_ pathways: [(String, [String: Answer])]) throws -> (Jurisdiction, Law, Grader, Grade) {
    let grader = try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook)
    let today = try require(day: "2026-01-01")
    let jurisdiction = try Fixture.jurisdiction(
      "NY", pathways.map { Fixture.pathway($0.0, [try Fixture.version("2015", $0.1)]) })
    guard case .coded(let law) = jurisdiction.state(on: today) else { throw MissingValue(text: "the law is coded") }
    return (jurisdiction, law, grader, grader.grade(jurisdiction, on: today))
  }

  @Test func `on random laws the shortest way is the shortest of all`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<150 {
      let count = Int.random(in: 1...2, using: &random)
      let pathways = (0..<count).map { number -> (String, [String: Answer]) in
        func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? values[0] }
        return (
          "p\(number)",
          Fixture.answers(
            scope: pick(["any", "listed", "prostitution", "not_researched"]),
            proof: pick(["light", "heavy", "silent", "unclear"]),
            adults: pick(["yes", "no"]), juvenile: pick(["named", "implied", "no"]),
            conditions: Fixture.list([["clean"], [], ["paid", "left"], ["help"]].randomElement(using: &random) ?? []))
        )
      }
      let (jurisdiction, law, grader, grade) = try small(pathways)
      for letter in ["A", "B"] {
        let brute = smallest(law, jurisdiction, grader: grader, letter: letter, upTo: 4)
        switch Improvement(of: law, grader: grader).routes(to: letter, from: grade, limit: 100) {
        case .alreadyThere: #expect(brute == 0)
        case .outOfReach: #expect(brute == nil)
        case .routes(let routes, _):
          #expect(routes.first?.count == brute)
          for route in routes { try check(route, law, jurisdiction, grader: grader, letter: letter) }
        }
      }
    }
  }

  @Test func `what is fixed stays as it is, and may put a letter out of reach`() throws {
    let (_, law, grader, grade) = try small([("a", Fixture.answers(scope: "prostitution", proof: "heavy"))])
    let free = Improvement(of: law, grader: grader).routes(to: "A", from: grade)
    guard case .routes(let routes, _) = free else {
      Issue.record("A can be reached")
      return
    }
    #expect(routes.allSatisfy { $0.steps.contains { $0.changes.contains { $0.question == "scope" } } })
    guard
      case .outOfReach(let best) = Improvement(of: law, grader: grader, fixed: ["scope"]).routes(to: "A", from: grade)
    else {
      Issue.record("A is out of reach with the scope fixed")
      return
    }
    #expect(best == Points(55))
  }

  @Test func `without a law the way is a new pathway`() throws {
    let (_, law, grader, grade) = try small([])
    guard case .routes(let routes, _) = Improvement(of: law, grader: grader).routes(to: "A", from: grade) else {
      Issue.record("A can be reached")
      return
    }
    #expect(routes.allSatisfy { $0.pathway == nil && $0.points >= Points(80) })
    // Nobody is let in by an open answer.
    #expect(routes.allSatisfy { $0.steps.contains { $0.changes.contains { $0.question == "adults" } } })
  }

  @Test func `the best law has all points`() throws {
    let (_, law, grader, _) = try small([("minors", Fixture.answers(scope: "listed", adults: "no"))])
    guard case .routes(let routes, let total) = Improvement(of: law, grader: grader).best() else {
      Issue.record("there is a best law")
      return
    }
    #expect(total == 1)
    #expect(routes[0].points == Points(100))
    #expect(routes[0].steps.flatMap(\.changes).map(\.question).sorted() == ["adults", "scope"])
  }
}
