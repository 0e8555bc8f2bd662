import Analysis
import ArgumentParser
import ReportCards
import Rubric
import Statutes
import YAMLFiles

/// Finds the shortest way to a better grade.
struct Improve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "improve",
    abstract: "Find the smallest set of changed answers that brings a law to a letter.")

  @Argument(help: ArgumentHelp("A postal code.", valueName: "state"))
  var state: String

  @Option(help: ArgumentHelp("The letter to reach, or 'best'; the next one where none is given.", valueName: "letter"))
  var to: String?

  @Option(help: ArgumentHelp("A question whose answer stays as it is; may be given several times.", valueName: "id"))
  var fix: [String] = []

  @Option(help: ArgumentHelp("The most ways to show.", valueName: "number"))
  var limit = 5

  @OptionGroup var project: ProjectOptions
  @OptionGroup var date: DateOption
  @OptionGroup var format: FormatOption

  mutating func validate() throws {
    if !(1...100).contains(limit) { throw ValidationError("--limit takes a number from 1 to 100.") }
  }

  mutating func run() async throws {
    let code = try Codes.checked([state])[0]
    let report = try await project.load(lawsOnly: true).report(asOf: date.asOf)
    let rubric = report.grader.rubric
    for id in fix where !rubric.criteria.contains(where: { $0.questions.contains(id) }) {
      let hint = Suggestion.nearest(to: id, in: rubric.criteria.flatMap(\.questions)).map { " Did you mean '\($0)'?" }
      throw ValidationError("No criterion of the rubric \(rubric.id) reads a question '\(id)'.\(hint ?? "")")
    }
    guard let jurisdiction = report.jurisdiction(code),
      let grade = report.summary.grade(code),
      case .coded(let law) = jurisdiction.state(on: report.asOf)
    else { throw ValidationError("The law of \(code) is not coded for \(report.asOf).") }
    let search = Improvement(of: law, grader: report.grader, fixed: Set(fix), among: report.summary)
    let isBest = to?.lowercased() == "best"
    let letter = isBest ? "" : try letter(of: rubric.scale, from: grade)
    switch isBest ? search.best(limit: limit) : search.routes(to: letter, from: grade, limit: limit) {
    case .alreadyThere:
      throw ValidationError(
        "\(grade.name) has \(Words.article(grade.letter ?? "")) already, with \(rubric.scale.display(grade.points)) points."
      )
    case .outOfReach(let best):
      throw ValidationError(
        "\(Words.article(letter, capital: true)) is out of reach with \(fix.joined(separator: ", ")) fixed: at most "
          + "\(rubric.scale.display(best)) points can be had. Fix less, or aim lower.")
    case .routes(let routes, let total):
      let page = ImprovementPage(
        grade, to: isBest ? "the highest score" : Words.article(letter), routes: routes, total: total, in: report)
      format.write(page.document, data: page.data, scale: rubric.scale)
    }
  }

  /// The letter that was asked for, or the next better one.
  private func letter(of scale: GradeScale, from grade: Grade) throws -> String {
    let letters = scale.letters.map(\.letter)
    if let to {
      guard letters.contains(to.uppercased()) else {
        throw ValidationError("'\(to)' is not a letter of the scale. Use \(letters.joined(separator: ", ")) or best.")
      }
      return to.uppercased()
    }
    guard let current = grade.letter, let place = letters.firstIndex(of: current) else {
      // Without a law, anything above the lowest letter is the next step.
      return letters.dropLast().last ?? letters[0]
    }
    if place == 0 { throw ValidationError("\(grade.name) has the best letter already.") }
    return letters[place - 1]
  }
}
