import ArgumentParser
import Rubric
import Statutes
import YAMLFiles

/// Explains a question, a criterion, a gate or a diagnostic.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a question, a criterion, a gate or a diagnostic by its id.")

  @Argument(help: ArgumentHelp("The id, such as burden_of_proof or duplicate-key.", valueName: "id"))
  var id: String

  @OptionGroup var project: ProjectOptions

  mutating func run() async throws {
    // A diagnostic must be explained even where the data does not load.
    if let diagnostic = DiagnosticID(rawValue: id) {
      Console.write("\(diagnostic.rawValue): \(diagnostic.title)\n\n\(diagnostic.explanation)\n")
      return
    }
    let project = try await project.load()
    let rubrics = ([project.grader] + project.companions).map(\.rubric)
    var parts: [String] = []
    if let question = project.codebook.question(id) { parts.append(Self.text(question, rubrics: rubrics)) }
    for rubric in rubrics {
      if let criterion = rubric.criterion(id) { parts.append(Self.text(criterion, of: rubric)) }
      if let gate = rubric.gate(id) {
        parts.append("Gate \(gate.id): \(gate.flag), at most \(gate.cap)\n\n\(gate.reason)\n\(gate.advice)\n")
      }
    }
    guard !parts.isEmpty else {
      let ids =
        project.codebook.questions.map(\.id) + rubrics.flatMap { $0.criteria.map(\.id) + $0.gates.map(\.id) }
        + DiagnosticID.allCases.map(\.rawValue)
      let hint = Suggestion.nearest(to: id, in: ids).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("There is no question, criterion, gate or diagnostic '\(id)'.\(hint)")
    }
    Console.write(parts.joined(separator: "\n"))
  }

  private static func text(_ question: Question, rubrics: [Rubric]) -> String {
    var lines = ["Question \(question.id): \(question.text)", "", "Rule: \(question.rule)", ""]
    for option in question.options {
      lines.append("  \(option.value)  \(option.label). \(option.definition)")
    }
    if let silence = question.silence { lines.append("  silent  The law says nothing. \(silence)") }
    if !question.options.isEmpty {
      lines.append("  unclear, not_researched  Open; the note says what would settle it.")
    }
    if let order = question.order { lines += ["", "Answers are listed \(order)."] }
    let readers = rubrics.flatMap { rubric in
      rubric.criteria.filter { $0.questions.contains(question.id) }.map { "\($0.id) (rubric \(rubric.id))" }
    }
    lines.append(
      readers.isEmpty ? "No criterion reads it." : "Read by criterion \(readers.joined(separator: ", ")).")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ criterion: Criterion, of rubric: Rubric) -> String {
    let reach =
      switch criterion.reach {
      case .lead: "the lead pathway"
      case .any: "all pathways together"
      case .jurisdiction: "the jurisdiction as a whole"
      }
    var lines = [
      "Criterion \(criterion.id) of rubric \(rubric.id): \(criterion.title), \(criterion.points) points, reads \(reach)",
      "",
      criterion.why, "Full marks: \(criterion.fullMarks)", "Questions: \(criterion.questions.joined(separator: ", "))",
      "",
    ]
    for level in criterion.levels {
      lines.append("  \(level.points)  \(level.reason)")
      if let advice = level.advice { lines.append("      To do: \(advice)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
