import Statutes

/// Lays drafts over the law that a project holds, and says where they do not fit.
public struct DraftCheck: Sendable {
  let codebook: Codebook
  let jurisdictions: [Jurisdiction]
  let date: CalendarDate

  /// Lays drafts of one jurisdiction over its law, in the order given.
  ///
  /// - Throws: a diagnostic for each place that does not fit.
  public func enactment(_ files: [DraftFile]) throws(Diagnostics) -> (Enactment, Jurisdiction) {
    guard let first = files.first,
      let jurisdiction = jurisdictions.first(where: { $0.code == first.draft.jurisdiction })
    else { throw Diagnostics([]) }
    if let other = files.first(where: { $0.draft.jurisdiction != first.draft.jurisdiction }) {
      throw Diagnostics([
        Diagnostic(
          .draftConflict, file: other.file, position: .start,
          summary: "this draft is of \(other.draft.jurisdiction), and \(first.file) of \(first.draft.jurisdiction)",
          solutions: ["give drafts of one jurisdiction"])
      ])
    }
    guard case .coded(let law) = jurisdiction.state(on: date) else {
      throw Diagnostics([
        Diagnostic(
          .staleDraft, file: first.file, position: .start,
          summary: "the law of \(jurisdiction.name) is not coded for \(date)")
      ])
    }
    for count in 1...files.count {
      do throws(DraftProblems) {
        let enactment = try Enactment(files[..<count].map(\.draft), over: law, on: date)
        if count == files.count { return (enactment, jurisdiction) }
      } catch {
        throw Diagnostics(error.problems.map { diagnostic($0, in: files[count - 1], after: files[..<(count - 1)]) })
      }
    }
    throw Diagnostics([])
  }

  private func diagnostic(
    _ problem: DraftProblem, in file: DraftFile, after earlier: ArraySlice<DraftFile>
  ) -> Diagnostic {
    func made(_ id: DiagnosticID, _ summary: String, _ solutions: [String] = []) -> Diagnostic {
      Diagnostic(
        id, file: file.file, position: file.position(of: problem.target), summary: summary, solutions: solutions)
    }
    let pathway = problem.target?.pathway ?? ""
    switch problem.kind {
    case .changesNothing:
      return made(.nothingChanged, "the draft changes nothing", ["amend, add or repeal a pathway"])
    case .unknownPathway(let inForce):
      return made(
        .unknownPathway, "no pathway '\(pathway)' is in force on \(date)",
        inForce.isEmpty
          ? ["the jurisdiction has none; a draft can add one"] : Suggestion.solutions(for: pathway, in: inForce))
    case .takenPathway:
      return made(
        .unknownPathway, "the id '\(pathway)' is taken by a pathway in force", ["amend it, or use another id"])
    case .amendsRepealed:
      return made(.unknownPathway, "the pathway '\(pathway)' is repealed by this draft and cannot be amended besides")
    case .repeatsLaw:
      return made(
        .nothingChanged, "'\(question(problem)?.id ?? "")' of '\(pathway)' is what the law says already",
        ["leave it out: a draft lists what it changes"])
    case .stale(let from, let current):
      guard let question = question(problem) else { return made(.staleDraft, "the draft starts from another law") }
      return made(
        .staleDraft,
        "the draft starts from '\(from.text)' for '\(question.id)', and the law says '\(current.value.text)'"
          + (current.cite.map { " (\($0))" } ?? ""),
        ["from: \(current.value.text), if the draft still fits the law"])
    case .conflict(let other):
      let place = earlier.first { $0.draft.id == other }
      let position = place.map { file in
        let position = file.position(of: problem.target)
        return "\(file.file):\(position.line):\(position.column)"
      }
      return made(.draftConflict, "the draft does what another does already, at \(position ?? other)")
    }
  }

  private func question(_ problem: DraftProblem) -> Question? {
    guard case .answer(_, let id)? = problem.target else { return nil }
    return codebook.question(id)
  }
}

extension Answer.Value {
  /// The value as a statute file has it.
  var text: String {
    switch self {
    case .choice(let value), .text(let value): value
    case .list(let items), .texts(let items): "[\(items.joined(separator: ", "))]"
    case .silent: "silent"
    case .unclear: "unclear"
    case .notResearched: "not_researched"
    }
  }
}
