import Statutes

/// Reads the history of a pathway and checks that its versions follow each other.
struct VersionReader {
  let reading: FileReading
  let codebook: Codebook
  let answers: AnswerReader

  func history(_ node: YAMLNode?, position: SourcePosition) -> [Pathway.Version] {
    guard let node, let items = reading.items(node, what: "history") else { return [] }
    if items.isEmpty { reading.report(.missingKey, at: position, "a pathway's history needs at least one version") }
    var versions: [Pathway.Version] = []
    var positions: [SourcePosition] = []
    var inherited: [String: Answer] = [:]
    for (place, item) in items.enumerated() {
      guard let (version, datePosition) = version(item, isFirst: place == 0, inherited: inherited) else { continue }
      inherited.merge(version.answers) { _, new in new }
      versions.append(version)
      positions.append(datePosition)
    }
    checkOrder(versions, positions)
    return versions
  }

  private func version(
    _ node: YAMLNode, isFirst: Bool, inherited: [String: Answer]
  ) -> (Pathway.Version, SourcePosition)? {
    guard
      let fields = reading.fields(
        node, what: "a version", required: ["act", "effective", "verified", "change", "answers"],
        optional: ["enacted", "applies_to", "repealed"])
    else { return nil }
    let act = reading.text(fields["act"], what: "the act")
    let change = reading.text(fields["change"], what: "the change")
    let enacted = fields["enacted"].flatMap { reading.lawDate($0, what: "enacted") }
    let effective = reading.lawDate(fields["effective"], what: "effective")
    let repealed = fields["repealed"].flatMap { reading.lawDate($0, what: "repealed") }
    let verified = reading.day(fields["verified"], what: "verified")
    let appliesTo = fields["applies_to"].flatMap { reading.text($0, what: "applies_to") }
    let coded = answers.answers(
      fields["answers"], to: codebook.pathwayQuestions, complete: isFirst, what: "the answers")
    if !isFirst { checkChanges(fields["answers"], coded, inherited, position: fields.position(of: "answers")) }
    if let repealed, let effective, repealed.latest <= effective.latest {
      reading.report(
        .reversedDates, at: fields.position(of: "repealed"),
        "the law is repealed (\(repealed)) before it takes effect (\(effective))")
    }
    guard let act, let change, let effective, let verified else { return nil }
    return (
      Pathway.Version(
        act: act, enacted: enacted, effective: effective, appliesTo: appliesTo, repealed: repealed, verified: verified,
        change: change, answers: coded), fields.position(of: "effective")
    )
  }

  private func checkChanges(
    _ node: YAMLNode?, _ coded: [String: Answer], _ inherited: [String: Answer], position: SourcePosition
  ) {
    guard case .mapping(let entries)? = node?.content else { return }
    if entries.isEmpty { reading.report(.nothingChanged, at: position, "this version changes no answer") }
    for entry in entries {
      if let answer = coded[entry.key], answer == inherited[entry.key] {
        reading.report(
          .nothingChanged, at: entry.keyPosition, "'\(entry.key)' repeats the answer of the version before",
          solutions: ["leave it out: a version inherits what it does not change"])
      }
    }
  }

  private func checkOrder(_ versions: [Pathway.Version], _ positions: [SourcePosition]) {
    for place in versions.indices.dropFirst() {
      let before = versions[place - 1]
      let version = versions[place]
      if before.repealed != nil {
        reading.report(
          .overlappingVersions, at: positions[place],
          "this version follows one that was repealed; a law enacted again is a pathway of its own")
      }
      if version.effective.latest == before.effective.latest {
        reading.report(
          .overlappingVersions, at: positions[place],
          "this version takes effect (\(version.effective)) together with the one before (\(before.effective))")
      } else if version.effective.latest < before.effective.latest {
        reading.report(
          .reversedDates, at: positions[place],
          "this version takes effect (\(version.effective)) before the one listed above it (\(before.effective))",
          solutions: ["list the versions oldest first"])
      }
    }
  }
}
