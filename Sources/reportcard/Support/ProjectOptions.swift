import ArgumentParser
import Foundation
import ReportCards
import Statutes
import YAMLFiles

/// Options that say which project is read.
struct ProjectOptions: ParsableArguments {
  @Option(name: .customLong("project"), help: ArgumentHelp("The project's folder.", valueName: "folder"))
  var folder = "."

  @Option(
    help: ArgumentHelp("Another rubric than Rubric/relief.yaml: a file, or its id in Rubric/.", valueName: "rubric"))
  var rubric: String?

  /// The project's folder, as paths begin with it.
  private var path: String { folder == "." ? "" : folder }

  /// Reads and checks the project.
  func read(lawsOnly: Bool = false) async throws(Diagnostics) -> Project {
    try await Project.load(folder: path, rubric: rubric, lawsOnly: lawsOnly)
  }

  /// Reads and checks the project again, parsing only what has changed.
  func read(reusing files: inout ReadFiles) async throws(Diagnostics) -> Project {
    try await Project.load(folder: path, rubric: rubric, reusing: &files)
  }

  /// The files that the project is read from, as the user would write their paths.
  var inputs: [String] { Project.inputs(folder: path, rubric: rubric) }

  /// Reads and checks the project; prints what is wrong and exits where something is.
  func load(lawsOnly: Bool = false) async throws -> Project {
    do throws(Diagnostics) {
      return try await read(lawsOnly: lawsOnly)
    } catch {
      Console.print(error)
      throw ExitCode.badData
    }
  }
}

/// The option that says on which date the law is graded.
struct DateOption: ParsableArguments {
  @Option(help: ArgumentHelp("Grade the law in force on this date, not on the edition's.", valueName: "YYYY-MM-DD"))
  var asOf: CalendarDate?
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads a date from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension Project {
  /// The project's report for a date.
  func report(asOf date: CalendarDate?) -> Report {
    Report(
      codebook: codebook, grader: grader, companions: companions, edition: edition, jurisdictions: jurisdictions,
      secondCoding: secondCoding,
      drafts: drafts.map(\.draft),
      diagnostics: DiagnosticID.allCases.map { .init(id: $0.rawValue, label: $0.title, definition: $0.explanation) },
      asOf: date)
  }
}

extension ExitCode {
  /// Something in the data is wrong.
  static let badData = ExitCode(65)
  /// A file could not be written.
  static let cannotWrite = ExitCode(74)
}

/// Jurisdictions named on the command line.
enum Codes {
  /// The codes of the option --only; `nil` where it is not given.
  static func listed(_ only: String?) throws -> Set<String>? {
    guard let only else { return nil }
    let codes = try checked(only.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) })
    guard !codes.isEmpty else {
      throw ValidationError("--only needs at least one postal code, such as --only NY,GA.")
    }
    return Set(codes)
  }

  /// The codes in capitals, each once; an unknown one is an error with the nearest known.
  static func checked(_ codes: [String]) throws -> [String] {
    var seen = Set<String>()
    return try codes.map { $0.uppercased() }.filter { seen.insert($0).inserted }.map { code in
      guard Place.named(code) != nil else {
        let byName = Place.all.first { $0.name.uppercased() == code }
        let hint =
          byName.map { " Did you mean \($0.code)?" } ?? " Use a postal code such as NY, DC, or US for federal law."
        throw ValidationError("'\(code)' is not a jurisdiction.\(hint)")
      }
      return code
    }
  }
}
