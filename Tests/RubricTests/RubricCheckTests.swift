import Rubric
import Statutes
import TestSupport
import Testing

@Suite struct RubricCheckTests {
  private func problems(_ rubric: Rubric) -> [RubricProblem.Kind] {
    do throws(RubricProblems) {
      _ = try Grader(rubric: rubric, codebook: Fixture.codebook)
      return []
    } catch {
      return error.problems.map(\.kind)
    }
  }

  /// The fixture's rubric with its first criterion replaced.
  private func rubric(_ criterion: Criterion) -> Rubric {
    Fixture.rubric(criteria: [criterion] + Fixture.criteria.dropFirst())
  }

  private let full = Fixture.level([("scope", .oneOf(["any"]))], 50, advice: nil)

  @Test func `a sound rubric has no problems`() {
    #expect(problems(Fixture.rubric()).isEmpty)
  }

  @Test func `criteria that do not add up are found`() {
    #expect(problems(Fixture.rubric(points: 99)) == [.wrongSum(sum: Points(100), stated: Points(99))])
  }

  @Test(arguments: [[("A", 80), ("B", 80), ("F", 0)], [("A", 80), ("F", 10)], [("A", 40), ("B", 80), ("F", 0)]])
  func `a scale that does not fall to zero is found`(letters: [(String, Int)]) {
    #expect(problems(Fixture.rubric(letters: letters)) == [.brokenScale])
  }

  @Test func `a gate must cap at a letter of the scale`() {
    #expect(problems(Fixture.rubric(cap: "E")) == [.unknownLetter("E")])
  }

  @Test func `combinations that reach no level are counted and shown`() {
    let criterion = Fixture.criterion("breadth", 50, .lead, ["scope"], [full])
    #expect(problems(rubric(criterion)) == [.uncovered(count: 2, example: "scope: listed")])
  }

  @Test func `silence is a combination too`() {
    let criterion = Fixture.criterion(
      "process", 30, .lead, ["proof", "conditions"],
      [
        Fixture.level([("proof", .oneOf(["light"]))], 30, advice: nil),
        Fixture.level([("proof", .oneOf(["heavy"]))], 1),
      ])
    let rubric = Fixture.rubric(criteria: [Fixture.criteria[0], criterion, Fixture.criteria[2]])
    // Twice: with no condition, and with any, since no level tells the conditions apart.
    #expect(problems(rubric) == [.uncovered(count: 2, example: "proof: silent, conditions: []")])
  }

  @Test func `a level that is never reached is found`() {
    let hidden = Fixture.level([("scope", .oneOf(["listed"]))], 7)
    let criterion = Fixture.criterion("breadth", 50, .lead, ["scope"], [full, Fixture.level([], 5), hidden])
    #expect(problems(rubric(criterion)) == [.unreachableLevel])
  }

  @Test func `a list is checked over every subset that the levels tell apart`() {
    let criterion = Fixture.criterion(
      "process", 30, .lead, ["proof", "conditions"],
      [
        Fixture.level([("conditions", .only(["clean"]))], 30, advice: nil),
        Fixture.level([("conditions", .any(["help", "left"]))], 3),
        Fixture.level([("conditions", .any(["paid"]))], 2),
        Fixture.level([], 1),
      ])
    // Whatever holds neither help, left nor paid holds clean at most, and that is the first level's.
    let rubric = Fixture.rubric(criteria: [Fixture.criteria[0], criterion, Fixture.criteria[2]])
    #expect(problems(rubric) == [.unreachableLevel])
  }

  @Test func `points beyond the criterion's and missing full marks are found`() {
    let criterion = Fixture.criterion(
      "breadth", 50, .lead, ["scope"], [Fixture.level([("scope", .oneOf(["any"]))], 51), Fixture.level([], 5)])
    #expect(problems(rubric(criterion)) == [.excessPoints(Points(51), maximum: Points(50)), .noFullMarks])
  }

  @Test func `advice stands at every level below full marks and at no other`() {
    let silent = Fixture.level([], 5, advice: nil)
    let criterion = Fixture.criterion("breadth", 50, .lead, ["scope"], [full, silent])
    #expect(problems(rubric(criterion)) == [.adviceMismatch])
  }

  @Test func `a question is read by one criterion only`() {
    let twice = Fixture.criterion("again", 10, .lead, ["scope"], [Fixture.level([], 10, advice: nil)])
    let rubric = Fixture.rubric(criteria: Fixture.criteria + [twice], points: 110)
    #expect(problems(rubric) == [.questionReadTwice("scope", by: "breadth")])
  }

  @Test func `coverage needs answers in order and points that follow it`() {
    let unordered = Fixture.criterion("breadth", 50, .any, ["conditions"], [Fixture.level([], 50, advice: nil)])
    #expect(problems(Fixture.rubric(criteria: [unordered], points: 50)) == [.unorderedCoverage("conditions")])
    let falling = Fixture.criterion(
      "breadth", 50, .any, ["scope"],
      [Fixture.level([("scope", .oneOf(["listed"]))], 50, advice: nil), Fixture.level([], 1)])
    #expect(problems(Fixture.rubric(criteria: [falling], points: 50)) == [.fallingCoverage("scope")])
  }

  @Test func `unknown questions, values and tests are found`() {
    func kinds(_ clause: (String, Condition.Test), questions: [String] = ["scope"]) -> [RubricProblem.Kind] {
      problems(
        rubric(Fixture.criterion("breadth", 50, .lead, questions, [Fixture.level([clause], 50, advice: nil)])))
    }
    #expect(kinds(("scope", .oneOf(["wide"]))) == [.unknownValue(question: "scope", value: "wide")])
    #expect(kinds(("scope", .oneOf(["silent"]))) == [.unknownValue(question: "scope", value: "silent")])
    #expect(kinds(("scope", .any(["any"]))) == [.wrongTest(question: "scope")])
    #expect(kinds(("words", .oneOf(["a"]))) == [.unlistedQuestion("words")])
    #expect(kinds(("reach", .oneOf(["a"])), questions: ["reach"]).contains(.unknownQuestion("reach")))
    #expect(kinds(("words", .oneOf(["a"])), questions: ["words"]).contains(.ungradableQuestion("words")))
  }
}
