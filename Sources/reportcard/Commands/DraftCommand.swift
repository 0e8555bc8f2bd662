import Analysis
import ArgumentParser
import ReportCards
import Statutes
import YAMLFiles

/// Grades draft bills and starts new ones.
struct DraftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Grade a draft bill over the law of today, or start a new one.",
    subcommands: [Assess.self, New.self], defaultSubcommand: Assess.self)

  /// Grades drafts.
  struct Assess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "assess",
      abstract: "Grade drafts of one jurisdiction, laid over its law in the order given.")

    @Argument(
      help: ArgumentHelp(
        "Draft files, or names of drafts in StatutesYAML/drafts without their ending.", valueName: "drafts"))
    var files: [String]

    @OptionGroup var project: ProjectOptions
    @OptionGroup var date: DateOption
    @OptionGroup var format: FormatOption

    mutating func run() async throws {
      let project = try await project.load()
      let report = project.report(asOf: date.asOf)
      do throws(Diagnostics) {
        let (enactment, jurisdiction) = try project.enactment(ofDrafts: files, on: report.asOf)
        let assessment = DraftAssessment(enactment, in: jurisdiction, grader: report.grader, summary: report.summary)
        let page = DraftPage(assessment, in: report)
        format.write(page.document, data: page.data, scale: report.grader.rubric.scale)
      } catch {
        Console.print(error)
        throw ExitCode.badData
      }
    }
  }

  /// Writes a file to start from.
  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Print a draft file with today's answers, to be edited.")

    @Argument(help: ArgumentHelp("A postal code.", valueName: "state"))
    var state: String

    @Option(help: ArgumentHelp("The pathway to amend; the lead one where none is given.", valueName: "id"))
    var pathway: String?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var date: DateOption

    mutating func run() async throws {
      let code = try Codes.checked([state])[0]
      let report = try await project.load().report(asOf: date.asOf)
      guard let jurisdiction = report.jurisdiction(code),
        let grade = report.summary.grade(code), case .coded(let law) = jurisdiction.state(on: report.asOf)
      else { throw ValidationError("The law of \(code) is not coded for \(report.asOf).") }
      if let pathway, !law.pathways.contains(where: { $0.pathway.id == pathway }) {
        let ids = law.pathways.map { "'\($0.pathway.id)'" }.joined(separator: ", ")
        throw ValidationError(
          "\(jurisdiction.name) has no pathway '\(pathway)' in force on \(report.asOf). "
            + (ids.isEmpty ? "It has none; leave --pathway out to start a new one." : "It has \(ids)."))
      }
      let base = law.pathways.first { $0.pathway.id == (pathway ?? grade.lead) }
      Console.write(DraftTemplate(codebook: report.codebook, asOf: report.asOf).text(jurisdiction, pathway: base))
    }
  }
}
