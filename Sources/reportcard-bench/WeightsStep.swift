import Analysis
import ArgumentParser
import Rubric
import Statutes
import YAMLFiles

/// What the peer needs to draw the same weights for the same shares.
struct WeightsInput: Codable {
  let shares: [[Double]]
  let groups: [Int]
  let caps: [Int]
  let weights: [Double]
  let cuts: [Double]
}

/// How often each row had each rank and each letter.
struct WeightsCounts: Codable {
  let ranks: [[Int]]
  let letters: [[Int]]

  /// The most standard errors by which the mean rank, or the mean letter, of any row differs from another's.
  func standardErrors(from other: WeightsCounts) -> Double {
    zip(ranks + letters.map(Self.filled), other.ranks + other.letters.map(Self.filled)).map {
      Statistics.standardErrors(between: $0, and: $1)
    }.max() ?? 0
  }

  /// A row without a law has no letters at all.
  private static func filled(_ counts: [Int]) -> [Int] { counts.allSatisfy { $0 == 0 } ? [1] : counts }
}

/// Moves the rubric's weights at random and counts ranks and letters.
struct WeightsStep: AsyncParsableCommand {
  /// What the step reports.
  struct Result: Codable {
    let seconds: [Double]
    let input: WeightsInput
    let counts: WeightsCounts
  }

  static let configuration = CommandConfiguration(commandName: "step-weights", shouldDisplay: false)

  @Option var runs = 7
  @Option var draws = 1_000_000
  @Option var tasks = 2

  mutating func run() async throws {
    let project = try await Project.load(folder: "")
    let grades = project.jurisdictions.map { project.grader.grade($0, on: project.edition.asOf) }
    let matrix = ScoreMatrix(NationalSummary(grades: grades, rubric: project.grader.rubric))
    var seconds: [Double] = []
    var rows: [Robustness.Row] = []
    let clock = ContinuousClock()
    let begin = clock.now
    while seconds.count < runs {
      let start = clock.now
      rows = await Robustness.simulate(matrix, .perturbed(share: 0.25), draws: draws, seed: 1, tasks: tasks).rows
      let time = clock.now - start
      guard rows.allSatisfy({ $0.ranks.reduce(0, +) == draws }) else {
        throw BenchmarkError("The ranks of some row do not add up to the draws.")
      }
      // The first runs warm up: processors take a while to get up to speed, and the peers run for longer than that.
      if start - begin > .milliseconds(300) { seconds.append(time.seconds) }
    }
    let input = WeightsInput(
      shares: matrix.rows.map(\.shares), groups: matrix.rows.map(\.group), caps: matrix.rows.map(\.cap),
      weights: matrix.weights, cuts: matrix.cuts)
    try Result(
      seconds: seconds, input: input, counts: WeightsCounts(ranks: rows.map(\.ranks), letters: rows.map(\.letters))
    ).print()
  }
}
