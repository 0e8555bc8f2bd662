import Statutes

/// Reads the statute file of a jurisdiction.
struct StatuteReader {
  let reading: FileReading
  let codebook: Codebook

  /// Reads a file that is named for a jurisdiction.
  func jurisdiction(_ root: YAMLNode, fileCode: String) -> Jurisdiction? {
    guard
      let fields = reading.fields(
        root, what: "a statute file",
        required: ["jurisdiction", "name", "fips", "coded_from", "summary", "pathways", "related"],
        optional: ["general_law", "searched", "open_questions"])
    else { return nil }
    let place = place(fields, fileCode: fileCode)
    let pathways = (reading.items(fields["pathways"], what: "pathways") ?? []).compactMap(pathway)
    checkPathways(fields, pathways)
    let related = fields["related"].flatMap(related)
    let summary = reading.text(fields["summary"], what: "the summary")
    let general = fields["general_law"].flatMap { reading.text($0, what: "general_law") }
    let searched = fields["searched"].flatMap { reading.text($0, what: "searched") }
    let open = texts(fields["open_questions"], what: "open_questions")
    guard let place, let summary, let related, let codedFrom = reading.day(fields["coded_from"], what: "coded_from")
    else {
      return nil
    }
    return Jurisdiction(
      code: place.code, name: place.name, fips: place.fips, codedFrom: codedFrom, summary: summary, generalLaw: general,
      searched: searched, pathways: pathways, related: related, openQuestions: open)
  }

  private func place(_ fields: Fields, fileCode: String) -> Place? {
    guard let node = fields["jurisdiction"], let code = reading.text(node, what: "the jurisdiction") else { return nil }
    guard let place = Place.named(code) else {
      reading.report(
        .unknownJurisdiction, at: node.position, "'\(code)' is not a jurisdiction",
        solutions: Suggestion.solutions(for: code, in: Place.all.map(\.code)))
      return nil
    }
    if code != fileCode {
      reading.report(
        .wrongFileName, at: node.position, "the file is named for '\(fileCode)' and holds the law of '\(code)'",
        solutions: ["name the file \(code).yaml"])
    }
    if let name = fields["name"], let text = reading.text(name, what: "the name"), text != place.name {
      reading.report(
        .unknownJurisdiction, at: name.position, "'\(text)' is not the name of \(code)",
        solutions: ["name: \(place.name)"])
    }
    if let fips = fields["fips"], let text = reading.text(fips, what: "the FIPS code"), text != place.fips {
      reading.report(
        .unknownJurisdiction, at: fips.position, "'\(text)' is not the FIPS code of \(code)",
        solutions: ["fips: \"\(place.fips)\""])
    }
    return place
  }

  private func checkPathways(_ fields: Fields, _ pathways: [Pathway]) {
    guard case .sequence(let items)? = fields["pathways"]?.content else { return }
    if items.isEmpty, fields["searched"] == nil {
      reading.report(
        .noSearchRecord, at: fields.position(of: "pathways"),
        "there is no pathway, and 'searched' does not say where a law was looked for")
    }
    var seen = Set<String>()
    for (item, pathway) in zip(items, pathways) where items.count == pathways.count {
      if !seen.insert(pathway.id).inserted {
        reading.report(.badID, at: item.position, "the pathway id '\(pathway.id)' is used twice")
      }
    }
  }

  private func pathway(_ node: YAMLNode) -> Pathway? {
    guard
      let fields = reading.fields(
        node, what: "a pathway", required: ["id", "title", "citation", "sources", "history"], optional: ["other_acts"])
    else { return nil }
    let id = reading.id(fields["id"], what: "the pathway's id")
    let title = reading.text(fields["title"], what: "the title")
    let citation = reading.text(fields["citation"], what: "the citation", emptyID: .missingCite)
    let sources = SourceReader(reading: reading).sources(fields)
    if sources.isEmpty, case .sequence(let items)? = fields["sources"]?.content, items.isEmpty {
      reading.report(.missingKey, at: fields.position(of: "sources"), "a pathway needs at least one source")
    }
    let history = VersionReader(
      reading: reading, codebook: codebook,
      answers: AnswerReader(reading: reading, codebook: codebook, sources: sources.map(\.id))
    ).history(fields["history"], position: fields.position(of: "history"))
    let acts = (fields["other_acts"].map { reading.items($0, what: "other_acts") ?? [] } ?? []).compactMap(otherAct)
    guard let id, let title, let citation, !history.isEmpty else { return nil }
    return Pathway(id: id, title: title, citation: citation, sources: sources, history: history, otherActs: acts)
  }

  private func related(_ node: YAMLNode) -> RelatedLaw? {
    guard let fields = reading.fields(node, what: "the related law", required: ["sources", "answers"]) else {
      return nil
    }
    let sources = SourceReader(reading: reading).sources(fields)
    let answers = AnswerReader(reading: reading, codebook: codebook, sources: sources.map(\.id))
    return RelatedLaw(
      sources: sources,
      provisions: answers.provisions(
        fields["answers"], to: codebook.jurisdictionQuestions, what: "the related protections"))
  }

  private func otherAct(_ node: YAMLNode) -> Pathway.OtherAct? {
    guard let fields = reading.fields(node, what: "an act", required: ["act", "change"], optional: ["date"]),
      let act = reading.text(fields["act"], what: "the act"),
      let change = reading.text(fields["change"], what: "the change")
    else { return nil }
    return Pathway.OtherAct(
      date: fields["date"].flatMap { reading.lawDate($0, what: "the date") }, act: act, change: change)
  }

  private func texts(_ node: YAMLNode?, what: String) -> [String] {
    guard let node else { return [] }
    return (reading.items(node, what: what) ?? []).compactMap { reading.text($0, what: "an item of \(what)") }
  }
}
