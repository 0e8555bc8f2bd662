import Rubric
import Statutes
import TestSupport
import Testing
import YAMLFiles

@testable import Analysis

@Suite struct RecodingTests {
  /// Every answer that the small codebook allows and its rubrics tell apart.
  ///
  /// Of the conditions, "help" and "paid" are alike.
  private static let allowed: [String: [Answer.Value]] = [
    "scope": ["any", "listed", "prostitution"].map { .choice($0) },
    "proof": [.choice("light"), .choice("heavy"), .silent],
    "adults": ["yes", "no"].map { .choice($0) },
    "juvenile": ["named", "implied", "no"].map { .choice($0) },
    "conditions": [[], ["clean"], ["help"], ["left"], ["clean", "help"], ["clean", "left"], ["help", "left"]]
      .map { .list($0) } + [.list(["clean", "paid", "left"])],
    "shelter": ["immune", "diversion", "none"].map { .choice($0) },
  ]

  private let small = Result { try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook) }
  private let youth = Result { try Grader(rubric: Fixture.youthRubric(), codebook: Fixture.codebook) }

  private func scale(_ grader: Grader) -> OutcomeScale {
    OutcomeScale(grader.rubric, unit: RecodingTables(grader).unit)
  }

  private func law(_ pathways: [[String: Answer]], shelter: String = "diversion") throws -> Law {
    let jurisdiction = try Fixture.jurisdiction(
      "NY",
      pathways.enumerated().map { Fixture.pathway("p\($0)", [try Fixture.version("2015-01-01", $1)]) },
      related: Fixture.related(shelter))
    guard case .coded(let law) = jurisdiction.state(on: try require(day: "2026-01-01")) else {
      throw MissingValue(text: "law")
    }
    return law
  }

  private func answer(_ value: Answer.Value) -> Answer {
    Answer(value: value, cite: nil, note: "", basis: nil, confidence: nil)
  }

  /// The law with every open answer settled in every way that a rubric tells apart.
  private func completions(_ law: Law, _ grader: Grader) -> [Law] {
    let read = Set(RecodingTables(grader).law(law).slots.map(\.question))
    var laws = [law]
    for place in law.pathways.indices {
      for (question, answer) in law.pathways[place].answers.sorted(by: { $0.key < $1.key })
      where answer.value.isUnsettled && read.contains(question) {
        laws = laws.flatMap { law in
          (Self.allowed[question] ?? []).map { value in
            var pathways = law.pathways
            var answers = pathways[place].answers
            answers[question] = self.answer(value)
            pathways[place] = LawInForce(
              pathway: pathways[place].pathway, versionIndex: pathways[place].versionIndex, answers: answers)
            return Law(pathways: pathways, related: law.related)
          }
        }
      }
    }
    for (question, answer) in law.related where answer.value.isUnsettled && read.contains(question) {
      laws = laws.flatMap { law in
        (Self.allowed[question] ?? []).map { Law(pathways: law.pathways, related: [question: self.answer($0)]) }
      }
    }
    return laws
  }

  /// The chance of each outcome, by grading each of some laws as ever.
  private func graded(_ laws: [Law], _ grader: Grader) throws -> [Double] {
    let scale = scale(grader)
    var chances = Array(repeating: 0.0, count: scale.count)
    for law in laws {
      let score = try #require(grader.score(grader.encode(law)))
      let points = score.points.hundredths / RecodingTables(grader).unit
      chances[scale.place(points: points, gate: score.gate)] += 1 / Double(laws.count)
    }
    return chances
  }

  private func check(_ found: [Double], _ expected: [Double], within draws: Int? = nil, _ name: String = "") {
    for (one, exact) in zip(found, expected) {
      let error = draws.map { 3 * (exact * (1 - exact) / Double($0)).squareRoot() } ?? 0
      #expect(abs(one - exact) <= error + 1e-9, "\(name) \(one) \(exact)")
    }
  }

  /// Two pathways of which either may lead, with 432 completions.
  private func openLaw() throws -> Law {
    try law([
      Fixture.answers(scope: "unclear", adults: "not_researched", conditions: Fixture.answer("not_researched")),
      Fixture.answers(scope: "listed", proof: "unclear", juvenile: "unclear", conditions: Fixture.list(["help"])),
    ])
  }

  @Test func `exact chances of completions are those of grading each`() throws {
    let grader = try small.get()
    let law = try openLaw()
    let all = completions(law, grader)
    #expect(all.count == 432)
    let expected = try graded(all, grader)
    #expect(expected.count { $0 > 0 } > 5)
    let exact = try #require(Completion(RecodingTables(grader).law(law), scale(grader)).chances)
    check(exact, expected)
  }

  @Test func `chances of completions are exact for laws of every shape, by both rubrics`() throws {
    var random = SplitMix64(seed: 17)
    func drawn(_ question: String) -> Answer {
      let values = Self.allowed[question] ?? []
      return random.index(below: 4) == 0 ? Fixture.answer("unclear") : answer(values[random.index(below: values.count)])
    }
    for grader in [try small.get(), try youth.get()] {
      var tested = 0
      while tested < 60 {
        let pathways = (0..<random.index(below: 4)).map { _ in
          ["scope", "proof", "adults", "juvenile", "conditions"].reduce(into: [:]) { $0[$1] = drawn($1) }
        }
        let shelter = ["immune", "diversion", "not_researched"][random.index(below: 3)]
        let law = try law(pathways, shelter: shelter)
        let open = pathways.reduce(0) { $0 + $1.values.count { $0.value.isUnsettled } }
        guard open <= 5, grader.score(grader.encode(law)) != nil else { continue }
        tested += 1
        let all = completions(law, grader)
        let exact = try #require(Completion(RecodingTables(grader).law(law), scale(grader)).chances)
        check(exact, try graded(all, grader), "\(grader.rubric.id) \(tested)")
      }
    }
  }

  @Test func `drawn completions lie within three standard errors of the exact chances`() throws {
    let grader = try small.get()
    let law = RecodingTables(grader).law(try openLaw())
    let scale = scale(grader)
    let exact = try #require(Completion(law, scale).chances)
    var random = SplitMix64(seed: 4)
    let counts = Recoding.drawn(law, .settled, scale, draws: 40_000, &random)
    check(counts.all, exact, within: 40_000)
    check(counts.half, exact, within: 20_000)
    check(scale.letters(counts.all), scale.letters(exact), within: 40_000)
    #expect(counts.half != counts.all)
  }

  @Test func `where too many combinations bear on the lead, completions are drawn`() throws {
    let grader = try small.get()
    // Who may ask and coverage are open on five pathways: 6 to the power of 5 combinations.
    let many = try law(
      (0..<5).map { place in
        Fixture.answers(scope: place < 2 ? "any" : "listed", adults: "unclear", juvenile: "unclear")
      })
    let law = RecodingTables(grader).law(many)
    let scale = scale(grader)
    #expect(Completion(law, scale).chances == nil)
    var random = SplitMix64(seed: 8)
    let counts = Recoding.count(law, .settled, scale, draws: 20_000, &random)
    #expect(!counts.isExact)
    check(counts.all, try graded(completions(many, grader), grader), within: 20_000)
  }

  @Test func `digits earn what the grader says, for every law of the repository by every rubric`() async throws {
    let project = try await Project.load(folder: Repository.root)
    for grader in [project.grader] + project.companions {
      let tables = RecodingTables(grader)
      for date in ["2026-11-01", "2019-03-01"] {
        for jurisdiction in project.jurisdictions {
          guard case .coded(let law) = jurisdiction.state(on: try require(day: date)),
            let score = grader.score(grader.encode(law))
          else { continue }
          let digits = tables.law(law)
          let outcome = digits.score(digits.digits)
          #expect(outcome.points * tables.unit == score.points.hundredths, "\(grader.rubric.id) \(jurisdiction.code)")
          #expect(outcome.gate == score.gate, "\(grader.rubric.id) \(jurisdiction.code)")
        }
      }
    }
  }

  @Test func `digits that are changed earn what the changed law earns`() async throws {
    let project = try await Project.load(folder: Repository.root)
    let grader = project.grader
    let tables = RecodingTables(grader)
    var random = SplitMix64(seed: 12)
    for jurisdiction in project.jurisdictions {
      guard case .coded(let law) = jurisdiction.state(on: project.edition.asOf), !law.pathways.isEmpty else { continue }
      // Choices only: of a list's items any that the rubric does not tell apart would do.
      let digits = tables.law(law)
      for _ in 0..<20 {
        var changed = digits.digits
        var answers = law.pathways.map(\.answers)
        for (place, slot) in digits.slots.enumerated() {
          guard let pathway = slot.pathway, let question = grader.codebook.question(slot.question),
            question.kind == .choice, random.index(below: 3) == 0
          else { continue }
          let digit = random.index(below: digits.counts[place])
          changed[place] = digit
          let values: [Answer.Value] =
            question.options.map { .choice($0.value) } + (question.silence == nil ? [] : [.silent])
          #expect(values.count == digits.counts[place])
          answers[pathway][question.id] = answer(values[digit])
        }
        let other = Law(
          pathways: zip(law.pathways, answers).map {
            LawInForce(pathway: $0.pathway, versionIndex: $0.versionIndex, answers: $1)
          }, related: law.related)
        let score = try #require(grader.score(grader.encode(other)))
        let outcome = digits.score(changed)
        #expect(outcome.points * tables.unit == score.points.hundredths, "\(jurisdiction.code)")
        #expect(outcome.gate == score.gate, "\(jurisdiction.code)")
      }
    }
  }

  @Test func `nobody mistaken gives the grades themselves`() async throws {
    let project = try await Project.load(folder: Repository.root)
    let grades = project.jurisdictions.map { project.grader.grade($0, on: project.edition.asOf) }
    let matrix = ScoreMatrix(NationalSummary(grades: grades, rubric: project.grader.rubric))
    let tables = RecodingTables(project.grader)
    let laws = matrix.rows.map { row -> RecodableLaw? in
      guard row.group > 0, let jurisdiction = project.jurisdictions.first(where: { $0.code == row.code }),
        case .coded(let law) = jurisdiction.state(on: project.edition.asOf)
      else { return nil }
      return tables.law(law)
    }
    let estimates = await Recoding.chances(
      laws, .mistaken(rate: 0), OutcomeScale(project.grader.rubric, unit: tables.unit), draws: 10, seed: 1, tasks: 2)
    for (row, estimate) in zip(matrix.rows, estimates) {
      #expect(estimate.chances.rank(0.001) == row.rank && estimate.chances.rank(1) == row.rank, "\(row.code)")
      if let letter = row.letter { #expect(estimate.chances.chance(letter) == 1, "\(row.code)") }
      #expect(estimate.letterGap == 0 && estimate.rankGap == 0)
    }
  }

  @Test func `everybody mistaken keeps no answer, and each other answer comes up alike often`() throws {
    let grader = try small.get()
    let law = RecodingTables(grader).law(try law([Fixture.answers(scope: "listed", juvenile: "unclear")]))
    var random = SplitMix64(seed: 2)
    var digits = law.digits
    var seen = law.counts.map { Array(repeating: 0, count: $0 + 1) }
    let draws = 6_000
    for _ in 0..<draws {
      Recoding.recode(&digits, of: law, .mistaken(rate: 1), &random)
      for (place, digit) in digits.enumerated() { seen[place][digit] += 1 }
    }
    for (place, count) in law.counts.enumerated() {
      let own = law.digits[place]
      guard own < count else {
        // Open answers stay open.
        #expect(seen[place][count] == draws)
        continue
      }
      #expect(seen[place][own] == 0 && seen[place][count] == 0, "\(law.slots[place].question)")
      let share = 1 / Double(count - 1)
      check(
        (0..<count).filter { $0 != own }.map { Double(seen[place][$0]) / Double(draws) },
        Array(repeating: share, count: count - 1), within: draws, law.slots[place].question)
    }
  }

  @Test func `answers are mistaken as often as the rate says`() throws {
    let grader = try small.get()
    let law = RecodingTables(grader).law(try law([Fixture.answers()]))
    var random = SplitMix64(seed: 6)
    var digits = law.digits
    var changed = 0
    let draws = 4_000
    for _ in 0..<draws {
      Recoding.recode(&digits, of: law, .mistaken(rate: 0.119), &random)
      changed += zip(digits, law.digits).count { $0 != $1 }
    }
    let answers = draws * law.digits.count
    check([Double(changed) / Double(answers)], [0.119], within: answers)
  }
}
