import Analysis
import ArgumentParser
import ReportCards
import Statutes
import YAMLFiles

/// Compares codings and draws samples for them.
struct AgreementCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Show how far coders agree, or draw a sample for a second coding.",
    subcommands: [Compare.self, Sample.self], defaultSubcommand: Compare.self)

  /// Compares codings.
  struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: "Compare folders of codings; without any, the project's second coding with the first as it stood then.")

    @Argument(help: ArgumentHelp("Folders with files as in StatutesYAML/second-coding.", valueName: "folders"))
    var folders: [String] = []

    @Flag(help: "Print the review sheet alone.")
    var sheet = false

    @Option(help: ArgumentHelp("The seed of the intervals.", valueName: "number"))
    var seed: UInt64 = 1

    @OptionGroup var project: ProjectOptions
    @OptionGroup var format: FormatOption

    mutating func validate() throws {
      if folders.count == 1 {
        throw ValidationError("Name at least two folders, or none for the project's second coding.")
      }
    }

    mutating func run() async throws {
      let project = try await project.load()
      let report = project.report(asOf: nil)
      let comparison: CodingComparison
      if folders.isEmpty {
        guard let second = project.secondCoding else { throw ValidationError("The project has no second coding.") }
        comparison = CodingComparison(second, codebook: project.codebook)
      } else {
        comparison = try compare(project)
      }
      let names = folders.isEmpty ? ["first", "second"] : folders
      let page = AgreementPage(comparison, names: names, seed: seed, in: report)
      if sheet, format.format == .csv || format.format == .table {
        Console.write(page.sheetData.csv)
      } else {
        format.write(page.document, data: sheet ? page.sheetData : page.data, scale: report.grader.rubric.scale)
      }
    }

    private func compare(_ project: Project) throws -> CodingComparison {
      var units: [CodingComparison.Unit] = []
      var codings: [CodingComparison.Coding] = []
      for folder in folders {
        do throws(Diagnostics) {
          var coding: CodingComparison.Coding = [:]
          for pathway in try project.coding(in: folder) {
            let unit = CodingComparison.Unit(jurisdiction: pathway.jurisdiction, pathway: pathway.pathway)
            if !units.contains(unit) { units.append(unit) }
            coding[unit] = CodingComparison.words(pathway.answers, project.codebook)
          }
          codings.append(coding)
        } catch {
          Console.print(error)
          throw ExitCode.badData
        }
      }
      return CodingComparison(codings, units: units, codebook: project.codebook)
    }
  }

  /// Draws a sample.
  struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sample",
      abstract: "Draw jurisdictions for a second coding, spread over letters and sizes of the law, by a seed.")

    @Option(help: ArgumentHelp("How many.", valueName: "number"))
    var size = 12

    @Option(help: ArgumentHelp("The seed; the same seed draws the same sample.", valueName: "number"))
    var seed: UInt64

    @OptionGroup var project: ProjectOptions

    mutating func validate() throws {
      if !(1...52).contains(size) { throw ValidationError("--size takes a number from 1 to 52.") }
    }

    mutating func run() async throws {
      let report = try await project.load().report(asOf: nil)
      let codes = CodingSample.draw(size, of: report.summary.grades, seed: seed)
      Console.write(codes.joined(separator: " ") + "\n")
    }
  }
}
