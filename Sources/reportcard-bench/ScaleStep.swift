import ArgumentParser
import Foundation
import ReportCards
import Rubric
import Statutes
import YAMLFiles

/// Grades a made-up edition of some size and makes its cards.
struct ScaleStep: AsyncParsableCommand {
  /// What the step reports.
  struct Result: Codable, Sendable {
    /// The seconds that grading took.
    let grading: Double
    /// The seconds that the cards took.
    let cards: Double
    /// The number of files.
    let files: Int
    /// Their bytes.
    let bytes: Int
  }

  static let configuration = CommandConfiguration(commandName: "step-scale", shouldDisplay: false)

  @Argument var size: Int
  @Option var versions = 10
  @Option var seed: UInt64 = 1

  mutating func run() async throws {
    let project = try await Project.load(folder: "")
    let edition = project.edition
    let made = SyntheticEdition(project.jurisdictions, codebook: project.codebook, on: edition.asOf).jurisdictions(
      size, versions: versions, seed: seed)
    let clock = ContinuousClock()
    let start = clock.now
    let report = Report(
      codebook: project.codebook, grader: project.grader, edition: edition, jurisdictions: made)
    let graded = clock.now
    let files = await report.files(only: Set(made.map(\.code)))
    let end = clock.now
    guard files.count >= 2 * size else { throw BenchmarkError("Not every jurisdiction has its card.") }
    try Result(
      grading: (graded - start).seconds, cards: (end - graded).seconds, files: files.count,
      bytes: files.reduce(0) { $0 + $1.bytes.count }
    ).print()
  }
}
