import Analysis
import ArgumentParser
import ReportCards
import Statutes
import YAMLFiles

/// Checks the inputs.
struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check the codebook, the rubric, the edition and every statute file.")

  @OptionGroup var project: ProjectOptions

  @Flag(help: "Show what the answers rest on: in all, by jurisdiction and by question.")
  var summary = false

  @Option(help: "The form of the diagnostics; all but text go to standard output.")
  var format = DiagnosticFormat.text

  @Flag(help: "Check again whenever a file is saved, until Control-C is pressed.")
  var watch = false

  mutating func validate() throws {
    if format != .text, summary || watch {
      throw ValidationError("--summary and --watch go with the text format only.")
    }
  }

  mutating func run() async throws {
    if watch {
      let (options, summary) = (project, summary)
      try await Watch(options).run { project, _ in Console.write(Self.report(project, summary: summary)) }
      return
    }
    do throws(Diagnostics) {
      let project = try await project.read()
      Console.write(format.printed([]) ?? Self.report(project, summary: summary))
    } catch {
      if let printed = format.printed(error.all) { Console.write(printed) } else { Console.print(error) }
      throw ExitCode.badData
    }
  }

  /// What was found in inputs in which nothing is wrong.
  private static func report(_ project: Project, summary: Bool) -> String {
    let pathways = project.jurisdictions.flatMap(\.pathways)
    let answers = pathways.flatMap { $0.history.flatMap { Array($0.answers.values) } }
    let open = answers.count { $0.value.isUnsettled }
    let text = """
      \(project.jurisdictions.count) jurisdictions, \(pathways.count) pathways, \
      \(pathways.reduce(0) { $0 + $1.history.count }) versions of the law, \(answers.count) coded answers: nothing wrong.
      \(answers.count - open) answers are settled, each with a citation and a note; \(open) are open, each with a note on what \
      would settle it.

      """
    guard summary else { return text }
    let figures = SourceSummary(project.jurisdictions, codebook: project.codebook, on: project.edition.asOf)
    return text + "\n" + SourceTable(figures).terminal
  }
}
