import Analysis
import ArgumentParser
import Foundation
import ReportCards
import Rubric
import Statutes
import YAMLFiles

/// Writes the report cards.
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Write the report cards and the national page, in Markdown and HTML.")

  /// The draws of weights behind the cards, and their seed; 'robustness' makes more.
  static let draws = 10_000
  static let seed: UInt64 = 1

  @OptionGroup var project: ProjectOptions
  @OptionGroup var date: DateOption

  @Option(help: ArgumentHelp("Write only these cards, not the national page.", valueName: "NY,GA,..."))
  var only: String?

  @Option(help: ArgumentHelp("Write to this folder.", valueName: "folder"))
  var out: String?

  @Flag(help: "Write nothing; check that the files in the folder are what the inputs give.")
  var check = false

  @Flag(help: "Render again whenever a file is saved, until Control-C is pressed.")
  var watch = false

  mutating func validate() throws {
    if watch, check { throw ValidationError("--watch writes and --check does not; give one of them.") }
  }

  mutating func run() async throws {
    let codes = try Codes.listed(only)
    let folder = out ?? (project.folder == "." ? "Reports" : "\(project.folder)/Reports")
    let writer = ReportWriter(folder: folder)
    if watch {
      var watched = RenderWatch(writer: writer, date: date.asOf, codes: codes)
      try await Watch(project).run { try await watched.render($0, saved: $1) }
      return
    }
    var report = try await project.load().report(asOf: date.asOf)
    await report.assessFirmness(only: codes, draws: Self.draws, seed: Self.seed)
    let files = await report.files(only: codes)
    if let path = Self.clash(files) {
      Console.complain(
        "Two parts of the project would both be written to \(path). Give the rubric, draft, criterion or question of that name "
          + "another id.")
      throw ExitCode.badData
    }
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
    Console.write(Self.summary(report, folder: folder, only: codes, files: files.count, written: written.count))
    // To give back law by law and page by page what was read and made takes longer than to grade it.
    Foundation.exit(EXIT_SUCCESS)
  }

  /// A path that two files have, as where a rubric is called `index`.
  private static func clash(_ files: [ReportFile]) -> String? {
    var seen = Set<String>()
    return files.first { !seen.insert($0.path).inserted }?.path
  }

  /// A screenful on what was graded and where it went.
  ///
  /// - Parameter codes: The jurisdictions whose cards were wanted; `nil` means every page.
  static func summary(
    _ report: Report, folder: String, only codes: Set<String>?, files: Int, written: Int
  ) -> String {
    var lines = ["\(report.edition.title)", "Law in force on \(report.asOf), rubric \(report.grader.rubric.id).", ""]
    for letter in report.summary.letters {
      let codes = letter.grades.map(\.jurisdiction).joined(separator: " ")
      lines.append("  \(letter.letter)  \(letter.grades.count < 10 ? " " : "")\(letter.grades.count)  \(codes)")
    }
    let best = report.summary.byRank.prefix(3).map { "\($0.name) \(report.grader.rubric.scale.display($0.points))" }
    let open = report.summary.rankedGrades.count { $0.pointsHigh > $0.points }
    let first = codes.map { "states/\($0.min() ?? "")" }
    let pages = "\(folder)/\(first ?? "index").html or \(folder)/\(first ?? "README").md"
    lines += [
      "", "Highest: \(best.joined(separator: ", ")).",
      report.summary.medianPoints.map {
        "Median of the \(report.summary.ranking.count): \(report.grader.rubric.scale.display($0)) points."
      }
        ?? "No jurisdiction is coded for this date.",
      "\(open) grades could still rise once open answers are settled.", "",
      "\(files) files in \(folder), \(written) of them changed. Open \(pages).", "",
    ]
    return lines.joined(separator: "\n")
  }
}
