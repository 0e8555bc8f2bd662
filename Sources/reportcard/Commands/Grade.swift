import ArgumentParser
import ReportCards
import Rubric

/// Prints grades.
struct GradeCommand: AsyncParsableCommand {
  /// The forms in which grades are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv, markdown }

  static let configuration = CommandConfiguration(commandName: "grade", abstract: "Print grades, and why.")

  @Argument(help: ArgumentHelp("Postal codes; all 52 where none is given.", valueName: "states"))
  var states: [String] = []

  @OptionGroup var project: ProjectOptions
  @OptionGroup var date: DateOption

  @Flag(help: "Show each point with its reason and citation.")
  var explain = false

  @Option(help: "The form of the output.")
  var format = Format.table

  mutating func validate() throws {
    if explain, format != .table { throw ValidationError("--explain goes with the table format only.") }
  }

  mutating func run() async throws {
    let codes = try Codes.checked(states)
    let report = try await project.load(lawsOnly: true).report(asOf: date.asOf)
    let grades = codes.isEmpty ? report.summary.grades : codes.compactMap { report.summary.grade($0) }
    let table = GradeTable(grades, in: report)
    switch format {
    case .table: Console.write(explain ? table.explanation : table.terminal)
    case .json: Console.write(GradeJSON.object(grades, in: report).text)
    case .csv: Console.write(table.csv)
    case .markdown: Console.write(table.markdown)
    }
  }
}
