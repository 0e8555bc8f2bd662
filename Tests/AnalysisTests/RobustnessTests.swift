import Rubric
import Statutes
import TestSupport
import Testing
import YAMLFiles

@testable import Analysis

@Suite struct RobustnessTests {
  /// The grades of the repository's own laws.
  private func summary() async throws -> NationalSummary {
    let project = try await Project.load(folder: Repository.root)
    let grades = project.jurisdictions.map { project.grader.grade($0, on: project.edition.asOf) }
    return NationalSummary(grades: grades, rubric: project.grader.rubric)
  }

  /// Laws on a rubric of two criteria, whose chances can be worked out by hand.
  private func small(_ laws: [(String, String, String)]) throws -> ScoreMatrix {
    let base = Fixture.rubric()
    let criteria = [
      base.criteria[0],
      Fixture.criterion(
        "proof", 50, .lead, ["proof"],
        [Fixture.level([("proof", .oneOf(["light"]))], 50, advice: nil), Fixture.level([], 0)]),
    ]
    let grader = try Grader(rubric: Fixture.rubric(criteria: criteria), codebook: Fixture.codebook)
    let day = try require(day: "2026-01-01")
    let grades = try laws.map { code, scope, proof in
      grader.grade(try Fixture.jurisdiction(code, answers: Fixture.answers(scope: scope, proof: proof)), on: day)
    }
    return ScoreMatrix(NationalSummary(grades: grades, rubric: grader.rubric))
  }

  @Test func `weights that do not move give the grades themselves`() async throws {
    let summary = try await summary()
    let matrix = ScoreMatrix(summary)
    let rows = await Robustness.simulate(matrix, .perturbed(share: 0), draws: 1, seed: 3).rows
    for (row, outcome) in zip(matrix.rows, rows.map(\.chances)) {
      let rank = try #require(summary.ranking.rank(of: row.code))
      #expect(outcome.rank(0.05) == rank.position && outcome.rank(0.95) == rank.position, "\(row.code)")
      if let letter = row.letter { #expect(outcome.chance(letter) == 1, "\(row.code)") }
      let points = try #require(summary.grade(row.code)).points
      #expect(abs(matrix.points(row, matrix.weights) - Double(points.hundredths) / 100) < 1e-9)
    }
  }

  @Test func `the same seed gives the same counts on one task and on several`() async throws {
    let matrix = ScoreMatrix(try await summary())
    for scheme in Firmness.schemes.map(\.scheme) {
      let one = await Robustness.simulate(matrix, scheme, draws: 20_000, seed: 11, tasks: 1)
      let two = await Robustness.simulate(matrix, scheme, draws: 20_000, seed: 11, tasks: 2)
      let three = await Robustness.simulate(matrix, scheme, draws: 20_000, seed: 11, tasks: 3)
      #expect(one == two && two == three)
      #expect(one.rows.allSatisfy { $0.ranks.reduce(0, +) == 20_000 })
      #expect(one.half.allSatisfy { $0.ranks.reduce(0, +) == 10_000 })
      let other = await Robustness.simulate(matrix, scheme, draws: 20_000, seed: 12)
      #expect(other != one)
    }
  }

  @Test func `sampled chances lie within three standard errors of the exact ones`() async throws {
    // With weights x and 100 - x, x even on 0 to 100: "listed" has 0.4 of the first criterion, so x takes 0.4 x + 100 - x points.
    let matrix = try small([("NY", "listed", "light"), ("CT", "any", "heavy")])
    let draws = 200_000
    let rows = await Robustness.simulate(matrix, .any, draws: draws, seed: 5).rows
    func check(_ found: Double, _ exact: Double) {
      let error = (exact * (1 - exact) / Double(draws)).squareRoot()
      #expect(abs(found - exact) <= 3 * error + 1e-12, "\(found) \(exact)")
    }
    // A from 80: 100 - 0.6 x >= 80; B from 40: always, since 100 - 0.6 x >= 40.
    check(rows[0].chances.chance(0), 1.0 / 3)
    check(rows[0].chances.chance(1), 2.0 / 3)
    check(rows[1].chances.chance(0), 0.2)
    check(rows[1].chances.chance(1), 0.4)
    check(rows[1].chances.chance(2), 0.4)
    // New York ranks first where 100 - 0.6 x > x.
    check(Double(rows[0].ranks[0]) / Double(draws), 1 / 1.6)
  }

  @Test func `no sampled weighting contradicts dominance`() async throws {
    let matrix = ScoreMatrix(try await summary())
    var random = SplitMix64(seed: 9)
    let pairs = matrix.rows.indices.flatMap { first in matrix.rows.indices.map { (first, $0) } }.filter {
      first, second in
      first < second && matrix.rows[first].group == matrix.rows[second].group && matrix.rows[first].group > 0
    }
    var decided = 0
    var turned = Set<Int>()
    let weightings = (0..<400).map { _ in matrix.weights.map { _ in random.unit() } }
    for (number, pair) in pairs.enumerated() {
      let (first, second) = (matrix.rows[pair.0], matrix.rows[pair.1])
      let order = Dominance.order(first.shares, second.shares)
      if order != nil { decided += 1 }
      var signs = Set<Int>()
      for weights in weightings {
        let difference = matrix.points(first, weights) - matrix.points(second, weights)
        signs.insert(difference > 1e-9 ? 1 : difference < -1e-9 ? -1 : 0)
      }
      if let order { #expect(signs.isSubset(of: [order, 0]), "\(first.code) \(second.code)") }
      if signs.isSuperset(of: [1, -1]) { turned.insert(number) }
    }
    let dominance = Dominance(matrix)
    #expect(dominance.dominated + dominance.equal == decided)
    #expect(dominance.pairs == pairs.count)
    #expect(turned.count <= dominance.open)
    #expect(turned.count > dominance.open / 2)
  }

  @Test func `how firm a law is follows from what is known of it`() async throws {
    let firmness = try await Firmness.shared.value
    #expect(firmness.rows.count == 51)
    #expect(firmness.influence.count == firmness.matrix.weights.count)
    for row in firmness.rows where row.row.group == 2 {
      let letter = try #require(row.row.letter)
      #expect(row.cutLetters?.contains(letter) == true && row.openLetters?.contains(letter) == true)
      #expect(row.openLetters?.upperBound == letter)
      // Fewer draws move away from the grade when weights move less.
      let stays = row.outcomes.map { $0.chances.chance(letter) }
      #expect(stays[0] + 0.02 >= stays[1] && stays[1] + 0.02 >= stays[2], "\(row.row.code) \(stays)")
      #expect(row.leftOut.contains(row.row.rank) || abs(row.leftOut.lowerBound - row.row.rank) < 20)
      // A geometric mean is never above the mean.
      #expect(try #require(row.geometricLetter) >= letter)
      // Settled answers never earn more than the most that they could.
      let best = try #require(row.openLetters?.lowerBound)
      #expect(row.settled.chances.letters[..<best].allSatisfy { $0 == 0 }, "\(row.row.code)")
      if !row.isOpen { #expect(abs(row.settled.chances.chance(letter) - 1) < 1e-9, "\(row.row.code)") }
      let mistaken = try #require(row.mistaken)
      for chances in [row.settled.chances, mistaken.chances] {
        #expect(abs(chances.letters.reduce(0, +) - 1) < 1e-9 && abs(chances.ranks.reduce(0, +) - 1) < 1e-9)
      }
    }
  }

  @Test func `firmness is the same on one task and on two`() async throws {
    let project = try await Project.load(folder: Repository.root)
    let errors = try project.errors
    let one = await Firmness.of(project, draws: 5_000, errors: errors, tasks: 1)
    let two = try await Firmness.shared.value
    for (first, second) in zip(one.rows, two.rows) {
      #expect(first.outcomes == second.outcomes && first.settled == second.settled && first.mistaken == second.mistaken)
    }
    let other = await Firmness.of(project, draws: 5_000, seed: 2, errors: errors)
    #expect(zip(one.rows, other.rows).contains { $0.mistaken != $1.mistaken })
  }

  @Test func `what cards show is the same whether all figures are worked out or theirs alone`() async throws {
    let project = try await Project.load(folder: Repository.root)
    let all = CardFirmness(try await Firmness.shared.value)
    let inputs = Firmness.inputs(of: project)
    let some = inputs.laws.filter { ["GA", "NE", "NY"].contains($0.key) }
    let alone = await CardFirmness(
      inputs.summary, laws: some, grader: project.grader, errors: try project.errors, draws: 5_000, seed: 1)
    #expect(some.count == 3 && alone.errors?.divergent == all.errors?.divergent)
    for code in some.keys {
      let row = try #require(alone.row(code))
      #expect(row == all.row(code) && row.stays != nil, "\(code)")
    }
    #expect(alone.row("CA") == nil && all.row("CA") != nil)
    // Iowa has no law.
    #expect(all.row("IA") == nil)
  }

  @Test func `without a second coding nobody is taken to be mistaken`() async throws {
    let project = try await Project.load(folder: Repository.root)
    let firmness = await Firmness.of(project, draws: 5_000, errors: nil)
    #expect(firmness.rows.allSatisfy { $0.mistaken == nil })
  }
}

extension Project {
  /// How often the two codings of the project differ.
  var errors: CodingComparison.Figures {
    get throws { CodingComparison(try #require(secondCoding), codebook: codebook).all }
  }
}

extension Firmness {
  /// How firm the grades of the repository are, worked out once on two tasks, with 5,000 draws and the seed 1.
  static let shared = Task {
    let project = try await Project.load(folder: Repository.root)
    return await Firmness.of(project, draws: 5_000, errors: try project.errors)
  }

  /// How firm the grades of a project are.
  static func of(
    _ project: Project, draws: Int, seed: UInt64 = 1, errors: CodingComparison.Figures?, tasks: Int = 2
  ) async -> Firmness {
    let (summary, laws) = inputs(of: project)
    return await Firmness(
      summary, laws: laws, grader: project.grader, errors: errors, draws: draws, seed: seed, tasks: tasks)
  }

  /// The grades of a project, and the laws by postal code.
  static func inputs(of project: Project) -> (summary: NationalSummary, laws: [String: Law]) {
    let date = project.edition.asOf
    var laws: [String: Law] = [:]
    for jurisdiction in project.jurisdictions {
      if case .coded(let law) = jurisdiction.state(on: date) { laws[jurisdiction.code] = law }
    }
    let summary = NationalSummary(
      grades: project.jurisdictions.map { project.grader.grade($0, on: date) }, rubric: project.grader.rubric)
    return (summary, laws)
  }
}
