import Statutes

/// A draft with where its parts stand in its file.
public struct DraftFile: Sendable {
  /// The draft.
  public let draft: Draft
  /// The file's name.
  public let file: String
  let positions: [Draft.Target: SourcePosition]

  func position(of target: Draft.Target?) -> SourcePosition { target.flatMap { positions[$0] } ?? .start }
}

/// Reads a draft bill.
struct DraftReader {
  let reading: FileReading
  let codebook: Codebook

  /// Reads a file that is named for a draft.
  func draft(_ root: YAMLNode, fileID: String) -> DraftFile? {
    guard
      let fields = reading.fields(
        root, what: "a draft",
        required: ["draft", "jurisdiction", "title", "stage", "checked", "summary", "sources"],
        optional: ["introduced", "amend", "add", "repeal"])
    else { return nil }
    let id = reading.id(fields["draft"], what: "the draft's id")
    if let id, id != fileID {
      reading.report(
        .wrongFileName, at: fields.position(of: "draft"), "the file is named '\(fileID)' and holds the draft '\(id)'",
        solutions: ["name the file \(id).yaml"])
    }
    let sources = SourceReader(reading: reading).sources(fields)
    let answers = AnswerReader(reading: reading, codebook: codebook, sources: sources.map(\.id))
    var positions: [Draft.Target: SourcePosition] = [:]
    let amendments = items(fields, "amend").compactMap { amendment($0, answers, &positions) }
    let additions = items(fields, "add").compactMap { addition($0, answers, &positions) }
    let repeals = items(fields, "repeal").compactMap { node in
      reading.id(node, what: "the repealed pathway").map { id in
        positions[.repealed(pathway: id)] = node.position
        return id
      }
    }
    guard let id,
      let code = reading.word(
        fields["jurisdiction"], what: "the jurisdiction", among: Place.all.map(\.code), id: .unknownJurisdiction),
      let title = reading.text(fields["title"], what: "the title"),
      let stage = reading.text(fields["stage"], what: "the stage"),
      let checked = reading.day(fields["checked"], what: "checked"),
      let summary = reading.text(fields["summary"], what: "the summary")
    else { return nil }
    let draft = Draft(
      id: id, jurisdiction: code, title: title, stage: stage,
      introduced: fields["introduced"].flatMap { reading.lawDate($0, what: "introduced") }, checked: checked,
      summary: summary, sources: sources, amendments: amendments, additions: additions, repeals: repeals)
    return DraftFile(draft: draft, file: reading.file, positions: positions)
  }

  private func items(_ fields: Fields, _ key: String) -> [YAMLNode] {
    fields[key].map { reading.items($0, what: key) ?? [] } ?? []
  }

  private func amendment(
    _ node: YAMLNode, _ answers: AnswerReader, _ positions: inout [Draft.Target: SourcePosition]
  ) -> Draft.Amendment? {
    guard let fields = reading.fields(node, what: "an amendment", required: ["pathway", "answers"]),
      let pathway = reading.id(fields["pathway"], what: "the pathway")
    else { return nil }
    let changes = answers.changes(fields["answers"], to: codebook.pathwayQuestions, what: "the changed answers")
    if case .mapping(let entries)? = fields["answers"]?.content {
      for entry in entries { positions[.answer(pathway: pathway, question: entry.key)] = entry.keyPosition }
      if entries.isEmpty {
        reading.report(.nothingChanged, at: fields.position(of: "answers"), "this amendment changes no answer")
      }
    }
    return Draft.Amendment(pathway: pathway, changes: changes)
  }

  private func addition(
    _ node: YAMLNode, _ answers: AnswerReader, _ positions: inout [Draft.Target: SourcePosition]
  ) -> Draft.Addition? {
    guard let fields = reading.fields(node, what: "a new pathway", required: ["id", "title", "citation", "answers"])
    else { return nil }
    let coded = answers.answers(
      fields["answers"], to: codebook.pathwayQuestions, complete: true, what: "the answers of the new pathway")
    guard let id = reading.id(fields["id"], what: "the pathway's id"),
      let title = reading.text(fields["title"], what: "the title"),
      let citation = reading.text(fields["citation"], what: "the citation", emptyID: .missingCite)
    else { return nil }
    positions[.added(pathway: id)] = fields.position(of: "id")
    return Draft.Addition(id: id, title: title, citation: citation, answers: coded)
  }
}
