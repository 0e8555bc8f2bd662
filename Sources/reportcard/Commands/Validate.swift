import Analysis
import ArgumentParser
import ReportCards
import Statutes
import YAMLFiles

/// Checks the inputs.
struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the codebook, the rubric, the edition and every statute file.")

  @OptionGroup var project: ProjectOptions

  @Flag(help: "Show what the answers rest on: in all, by jurisdiction and by question.")
  var summary = false

  mutating func run() async throws {
    let project = try await project.load()
    let pathways = project.jurisdictions.flatMap(\.pathways)
    let answers = pathways.flatMap { $0.history.flatMap { Array($0.answers.values) } }
    let open = answers.count { $0.value.isUnsettled }
    Console.write(
      """
      \(project.jurisdictions.count) jurisdictions, \(pathways.count) pathways, \
      \(pathways.reduce(0) { $0 + $1.history.count }) versions of the law, \(answers.count) coded answers: nothing wrong.
      \(answers.count - open) answers are settled, each with a citation and a note; \(open) are open, each with a note on what \
      would settle it.

      """)
    if summary {
      let figures = SourceSummary(
        project.jurisdictions, codebook: project.codebook, on: project.edition.asOf)
      Console.write("\n" + SourceTable(figures).terminal)
    }
  }
}
