import Analysis
import ArgumentParser
import ReportCards
import Statutes
import YAMLFiles

/// Prints the drafter's check list.
struct Blueprint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blueprint",
    abstract: "Print the rubric as a drafter's check list: what to write, what to avoid, which sections to read.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var date: DateOption
  @OptionGroup var format: FormatOption

  mutating func run() async throws {
    let report = try await project.load().report(asOf: date.asOf)
    let page = BlueprintPage(report)
    format.write(page.document, data: page.data, scale: report.grader.rubric.scale)
  }
}

/// Prints how firm the grades are.
struct RobustnessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robustness",
    abstract: "Show what other weights, cut points and answers would make of ranks and letters.")

  @Option(help: ArgumentHelp("Draws of weights for each scheme; of answers, a fifth as many.", valueName: "number"))
  var draws = 100_000

  @Option(help: ArgumentHelp("The seed; the same seed gives the same output.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var project: ProjectOptions
  @OptionGroup var date: DateOption
  @OptionGroup var format: FormatOption

  mutating func validate() throws {
    if !(1...100_000_000).contains(draws) { throw ValidationError("--draws takes a number from 1 to 100000000.") }
  }

  mutating func run() async throws {
    let report = try await project.load().report(asOf: date.asOf)
    let page = RobustnessPage(await report.firmness(draws: draws, seed: seed), in: report)
    format.write(page.document, data: page.data, scale: report.grader.rubric.scale)
  }
}

/// Prints laws side by side.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare laws: points and answers side by side.")

  @Argument(help: ArgumentHelp("Postal codes.", valueName: "states"))
  var states: [String]

  @Flag(help: "Add the neighbors of the first.")
  var neighbors = false

  @Option(help: ArgumentHelp("Add the best-ranked.", valueName: "number"))
  var best: Int?

  @Flag(help: "Show only what differs.")
  var differences = false

  @OptionGroup var project: ProjectOptions
  @OptionGroup var date: DateOption
  @OptionGroup var format: FormatOption

  mutating func validate() throws {
    if let best, !(1...51).contains(best) { throw ValidationError("--best takes a number from 1 to 51.") }
  }

  mutating func run() async throws {
    var codes = try Codes.checked(states)
    let report = try await project.load().report(asOf: date.asOf)
    if neighbors { codes += Place.named(codes[0])?.neighbors ?? [] }
    codes += report.summary.byRank.prefix(best ?? 0).map(\.jurisdiction)
    codes = try Codes.checked(codes)
    guard codes.count > 1 else {
      throw ValidationError(
        neighbors
          ? "\(codes[0]) has no neighbors. Name others, or use --best N."
          : "Name at least two, or add --neighbors or --best N.")
    }
    let page = ComparisonPage(
      codes.compactMap { report.summary.grade($0) }, onlyDifferences: differences, in: report)
    format.write(page.document, data: page.data, scale: report.grader.rubric.scale)
  }
}

/// Prints how a law changed.
struct History: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show how a law and its grade changed, act by act.")

  @Argument(help: ArgumentHelp("A postal code.", valueName: "state"))
  var state: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var date: DateOption
  @OptionGroup var format: FormatOption

  mutating func run() async throws {
    let code = try Codes.checked([state])[0]
    let report = try await project.load().report(asOf: date.asOf)
    guard let jurisdiction = report.jurisdiction(code) else { return }
    let page = HistoryPage(jurisdiction, in: report)
    format.write(page.document, data: page.data, scale: report.grader.rubric.scale)
  }
}

/// Prints whose grade moved.
struct Changes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Show whose grade moved between two dates or two editions, and why.")

  @Option(help: ArgumentHelp("The first date; the start of the coding where none is given.", valueName: "YYYY-MM-DD"))
  var from: CalendarDate?

  @Option(help: ArgumentHelp("The second date; the edition's where none is given.", valueName: "YYYY-MM-DD"))
  var to: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Compare with an earlier checkout of the project: law changed, coding corrected, rubric changed.",
      valueName: "folder"))
  var against: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var format: FormatOption

  mutating func validate() throws {
    if against != nil, from != nil {
      throw ValidationError("--against compares editions, each on its own date; leave --from out.")
    }
    if let from, let to, from >= to { throw ValidationError("--from must lie before --to.") }
  }

  mutating func run() async throws {
    let report = try await project.load().report(asOf: to)
    let scale = report.grader.rubric.scale
    if let against {
      let old: Project
      do throws(Diagnostics) {
        old = try await Project.load(folder: against)
      } catch {
        Console.complain("The edition in \(against) cannot be read:")
        Console.print(error)
        throw ExitCode.badData
      }
      let page = EditionChangesPage(
        from: .init(jurisdictions: old.jurisdictions, grader: old.grader, date: old.edition.asOf),
        named: old.edition.name, in: report)
      format.write(page.document, data: page.data, scale: scale)
      return
    }
    let start = from ?? report.jurisdictions.map(\.codedFrom).min() ?? report.asOf
    guard start < report.asOf else { throw ValidationError("--from must lie before \(report.asOf).") }
    let page = ChangesPage(from: start, to: report.asOf, in: report)
    format.write(page.document, data: page.data, scale: scale)
  }
}
