import ArgumentParser
import ReportCards

/// Writes the data, or prints the sources.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the data as CSV and JSON, or print the statutes and sources as BibTeX.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var date: DateOption

  @Option(help: ArgumentHelp("Only these jurisdictions.", valueName: "NY,GA,..."))
  var only: String?

  @Option(
    help: ArgumentHelp("Write to this folder; the data folder of the reports where none is given.", valueName: "folder")
  )
  var out: String?

  @Flag(help: "Print the statutes and the sources that answers rest on as BibTeX.")
  var bibtex = false

  mutating func validate() throws {
    if bibtex, out != nil { throw ValidationError("--bibtex prints; leave --out out and send the output to a file.") }
    if !bibtex, out == nil, only != nil || date.asOf != nil || project.rubric != nil {
      throw ValidationError(
        "The data folder of the reports holds all jurisdictions on the edition's date; name another folder with --out.")
    }
  }

  mutating func run() async throws {
    let codes = try Codes.listed(only)
    let report = try await project.load().report(asOf: date.asOf)
    if bibtex {
      Console.write(BibTeX(report, only: codes).text)
      return
    }
    let folder = out ?? (project.folder == "." ? "Reports/data" : "\(project.folder)/Reports/data")
    let files = DataRelease(report, only: codes).files
    let written = try await ReportWriter(folder: folder).writeOrExit(files)
    Console.write(
      "\(files.count) files in \(folder), \(written.count) of them changed. \(folder)/README.md says what they hold.\n")
  }
}
