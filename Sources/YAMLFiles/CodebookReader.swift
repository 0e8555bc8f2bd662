import Statutes

/// Reads `Rubric/codebook.yaml`.
struct CodebookReader {
  let reading: FileReading

  func codebook(_ root: YAMLNode) -> Codebook? {
    let lists = ["absences", "bases", "confidences", "events", "groups", "sections"]
    guard
      let fields = reading.fields(
        root, what: "the codebook", required: ["codebook", "title", "version", "rules", "questions"] + lists,
        optional: ["glossary"])
    else { return nil }
    let sections = terms(fields["sections"], what: "sections")
    let questions = (reading.items(fields["questions"], what: "questions") ?? []).compactMap {
      question($0, sections: sections.map(\.id))
    }
    checkUnique(fields["questions"], what: "question")
    guard let id = reading.id(fields["codebook"], what: "the codebook's id"),
      let title = reading.text(fields["title"], what: "the title"),
      let version = reading.text(fields["version"], what: "the version")
    else { return nil }
    return Codebook(
      id: id, title: title, version: version, rules: rules(fields["rules"]),
      absences: terms(fields["absences"], what: "absences"), bases: terms(fields["bases"], what: "bases"),
      confidences: terms(fields["confidences"], what: "confidences"), events: terms(fields["events"], what: "events"),
      groups: terms(fields["groups"], what: "groups"), glossary: terms(fields["glossary"], what: "glossary"),
      sections: sections, questions: questions)
  }

  private func rules(_ node: YAMLNode?) -> [Codebook.Term] {
    (reading.items(node, what: "rules") ?? []).compactMap { item in
      guard let fields = reading.fields(item, what: "a rule", required: ["id", "rule"]),
        let id = reading.id(fields["id"], what: "the rule's id"),
        let rule = reading.text(fields["rule"], what: "the rule")
      else { return nil }
      return Codebook.Term(id: id, label: id, definition: rule)
    }
  }

  /// Terms are written `id: label` or `id: {label, definition}`.
  private func terms(_ node: YAMLNode?, what: String) -> [Codebook.Term] {
    (reading.entries(node, what: what) ?? []).compactMap { entry in
      guard reading.id(entry.key, at: entry.keyPosition, what: "the name") != nil else { return nil }
      if case .scalar = entry.value.content {
        return reading.text(entry.value, what: "the label of '\(entry.key)'").map {
          Codebook.Term(id: entry.key, label: $0)
        }
      }
      guard
        let fields = reading.fields(entry.value, what: "'\(entry.key)'", required: ["label", "definition"]),
        let label = reading.text(fields["label"], what: "the label"),
        let definition = reading.text(fields["definition"], what: "the definition")
      else { return nil }
      return Codebook.Term(id: entry.key, label: label, definition: definition)
    }
  }

  private func question(_ node: YAMLNode, sections: [String]) -> Question? {
    guard
      let fields = reading.fields(
        node, what: "a question", required: ["id", "section", "label", "question", "kind", "rule"],
        optional: ["scope", "order", "silent", "answers"]),
      let id = reading.id(fields["id"], what: "the question's id"),
      let section = reading.word(fields["section"], what: "the section", among: sections, id: .codebookMismatch),
      let label = reading.text(fields["label"], what: "the label"),
      let text = reading.text(fields["question"], what: "the question"),
      let kind = reading.word(fields["kind"], what: "the kind", as: Question.Kind.self),
      let rule = reading.text(fields["rule"], what: "the rule")
    else { return nil }
    let options = (fields["answers"].map { reading.items($0, what: "answers") ?? [] } ?? []).compactMap(option)
    if (kind == .choice || kind == .list) == options.isEmpty {
      reading.report(
        .codebookMismatch, at: fields.position(of: "answers"),
        "a choice or a list needs answers, and a text has none ('\(id)')")
    }
    checkUnique(fields["answers"], what: "answer", key: "value")
    return Question(
      id: id, section: section,
      scope: fields["scope"].flatMap { reading.word($0, what: "the scope", as: Question.Scope.self) } ?? .pathway,
      label: label, text: text, kind: kind, order: fields["order"].flatMap { reading.text($0, what: "the order") },
      silence: fields["silent"].flatMap { reading.text($0, what: "the meaning of silence") }, rule: rule,
      options: options)
  }

  private func option(_ node: YAMLNode) -> Question.Option? {
    guard
      let fields = reading.fields(
        node, what: "an answer", required: ["value", "label", "definition"], optional: ["length", "unordered"]),
      let value = reading.id(fields["value"], what: "the value"),
      let label = reading.text(fields["label"], what: "the label"),
      let definition = reading.text(fields["definition"], what: "the definition")
    else { return nil }
    let length = fields["length"].flatMap { reading.word($0, what: "length", as: Question.LengthUse.self) }
    let unordered = fields["unordered"].flatMap { reading.bool($0, what: "unordered") }
    return Question.Option(
      value: value, label: label, definition: definition, length: length ?? .none, isOrdered: unordered != true)
  }

  private func checkUnique(_ list: YAMLNode?, what: String, key: String = "id") {
    guard case .sequence(let items)? = list?.content else { return }
    var seen = Set<String>()
    for case .mapping(let entries) in items.map(\.content) {
      guard let entry = entries.first(where: { $0.key == key }), case .scalar(let id, _) = entry.value.content else {
        continue
      }
      if !seen.insert(id).inserted {
        reading.report(.codebookMismatch, at: entry.value.position, "the \(what) '\(id)' is defined twice")
      }
    }
  }
}
