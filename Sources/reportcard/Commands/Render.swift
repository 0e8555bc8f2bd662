import Analysis
import ArgumentParser
import ReportCards
import Rubric
import Statutes

/// Writes the report cards.
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the report cards and the national page, in Markdown and HTML.")

  /// The draws of weights behind the cards; 'robustness' makes more.
  private static let draws = 10_000

  @OptionGroup var project: ProjectOptions
  @OptionGroup var date: DateOption

  @Option(help: ArgumentHelp("Write only these cards, not the national page.", valueName: "NY,GA,..."))
  var only: String?

  @Option(help: ArgumentHelp("Write to this folder.", valueName: "folder"))
  var out: String?

  @Flag(help: "Write nothing; check that the files in the folder are what the inputs give.")
  var check = false

  mutating func run() async throws {
    let codes = try Codes.listed(only)
    var report = try await project.load().report(asOf: date.asOf)
    report.firmness = await report.firmness(draws: Self.draws, seed: 1)
    let files = await report.files(only: codes)
    let folder = out ?? (project.folder == "." ? "Reports" : "\(project.folder)/Reports")
    let writer = ReportWriter(folder: folder)
    if check {
      let problems = writer.differences(from: files, complete: codes == nil)
      for problem in problems { Console.complain(problem) }
      if !problems.isEmpty {
        Console.complain(
          "\(problems.count) of \(files.count) files differ. Run 'reportcard render' and commit the result.")
        throw ExitCode(1)
      }
      Console.write("\(files.count) files in \(folder) are what the inputs give.\n")
      return
    }
    let written = try await writer.writeOrExit(files)
    Console.write(Self.summary(report, folder: folder, files: files.count, written: written.count))
  }

  /// A screenful on what was graded and where it went.
  private static func summary(_ report: Report, folder: String, files: Int, written: Int) -> String {
    var lines = ["\(report.edition.title)", "Law in force on \(report.asOf), rubric \(report.grader.rubric.id).", ""]
    for letter in report.summary.letters {
      let codes = letter.grades.map(\.jurisdiction).joined(separator: " ")
      lines.append("  \(letter.letter)  \(letter.grades.count < 10 ? " " : "")\(letter.grades.count)  \(codes)")
    }
    let best = report.summary.byRank.prefix(3).map { "\($0.name) \(report.grader.rubric.scale.display($0.points))" }
    let open = report.summary.rankedGrades.count { $0.pointsHigh > $0.points }
    lines += [
      "", "Highest: \(best.joined(separator: ", ")).",
      report.summary.medianPoints.map {
        "Median of the \(report.summary.ranking.count): \(report.grader.rubric.scale.display($0)) points."
      }
        ?? "No jurisdiction is coded for this date.",
      "\(open) grades could still rise once open answers are settled.", "",
      "\(files) files in \(folder), \(written) of them changed. Open \(folder)/index.html or \(folder)/README.md.", "",
    ]
    return lines.joined(separator: "\n")
  }
}
