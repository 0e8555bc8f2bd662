import Rubric
import Statutes
import TestSupport
import Testing

@Suite struct RankingTests {
  @Test func `ties share a rank, a gate ranks after, no law last, federal law not at all`() throws {
    let grader = try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook)
    let today = try require(day: "2026-01-01")
    let laws: [(String, [String: Answer]?)] = [
      ("AL", Fixture.answers(scope: "listed")), ("AK", Fixture.answers()), ("AZ", Fixture.answers(scope: "listed")),
      ("AR", Fixture.answers(adults: "no")), ("CA", nil), ("CO", nil), ("CT", Fixture.answers(scope: "prostitution")),
      ("US", Fixture.answers()),
    ]
    let grades = try laws.map { code, answers in
      try grader.grade(
        answers.map { try Fixture.jurisdiction(code, answers: $0) } ?? Fixture.jurisdiction(code, []), on: today)
    }
    let ranking = Ranking(grades)
    let ranks = laws.map { code, _ in ranking.rank(of: code).map { "\($0.position)\($0.isTied ? "=" : "")" } }
    #expect(ranks == ["2=", "1", "2=", "5", "6=", "6=", "4", nil])
    #expect(ranking.count == 7)
  }
}
