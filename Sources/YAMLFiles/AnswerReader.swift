import Statutes

/// Reads coded answers against the codebook.
struct AnswerReader {
  let reading: FileReading
  let codebook: Codebook
  /// The ids of the sources that an answer may name.
  let sources: [String]

  private static let keys = ["length", "lengths", "cite", "note", "basis", "confidence", "source", "exceptions"]

  /// Reads the answers of a mapping from question ids.
  func answers(_ node: YAMLNode?, to questions: [Question], complete: Bool, what: String) -> [String: Answer] {
    byQuestion(node, questions, complete: complete, what: what) { node, question in
      reading.fields(node, what: "an answer", required: ["value"], optional: Self.keys).flatMap {
        answer($0, to: question)
      }
    }
  }

  /// Reads answers that say since when they have held.
  func provisions(_ node: YAMLNode?, to questions: [Question], what: String) -> [String: RelatedLaw.Provision] {
    byQuestion(node, questions, complete: true, what: what) { node, question in
      guard
        let fields = reading.fields(
          node, what: "an answer", required: ["value"], optional: Self.keys + ["effective", "act"]),
        let answer = answer(fields, to: question)
      else { return nil }
      let isRead = answer.value != .notResearched
      if isRead, fields["effective"] == nil {
        reading.report(
          .missingKey, at: fields.position, "the answer to '\(question.id)' does not say since when it has held",
          solutions: ["effective: 2015-07-01, or effective: by 2026-01-01 where only that is known"])
      } else if !isRead, fields["effective"] != nil {
        reading.report(
          .unexpectedBasis, at: fields.position(of: "effective"), "an answer that was not researched has no effective")
      }
      return RelatedLaw.Provision(
        answer: answer, effective: fields["effective"].flatMap { reading.lawDate($0, what: "effective") },
        act: fields["act"].flatMap { reading.text($0, what: "the act") })
    }
  }

  /// Reads answers that a bill would change; each may state the value that it starts from.
  func changes(_ node: YAMLNode?, to questions: [Question], what: String) -> [String: Draft.Change] {
    byQuestion(node, questions, complete: false, what: what) { node, question in
      guard
        let fields = reading.fields(node, what: "a change", required: ["value"], optional: Self.keys + ["from"]),
        let answer = answer(fields, to: question)
      else { return nil }
      let from = fields["from"].map { value($0, to: question) }
      if case .some(.none) = from { return nil }
      return Draft.Change(from: from ?? nil, answer: answer)
    }
  }

  /// Reads a mapping from question ids, reporting ids that are not among the questions and questions without an entry.
  private func byQuestion<Value>(
    _ node: YAMLNode?, _ questions: [Question], complete: Bool, what: String, read: (YAMLNode, Question) -> Value?
  ) -> [String: Value] {
    guard let node, let entries = reading.entries(node, what: what) else { return [:] }
    var answers: [String: Value] = [:]
    answers.reserveCapacity(entries.count)
    var isGiven = Array(repeating: false, count: questions.count)
    // Most files answer in the codebook's order.
    var next = 0
    for entry in entries {
      let isNext = next < questions.count && questions[next].id == entry.key
      guard let place = isNext ? next : questions.firstIndex(where: { $0.id == entry.key }) else {
        reading.report(
          .unknownQuestion, at: entry.keyPosition, "the codebook asks no question '\(entry.key)' here",
          solutions: Suggestion.solutions(for: entry.key, in: questions.map(\.id)))
        continue
      }
      next = place + 1
      isGiven[place] = true
      if let value = read(entry.value, questions[place]) { answers[entry.key] = value }
    }
    if complete {
      for (question, isGiven) in zip(questions, isGiven) where !isGiven {
        reading.report(
          .missingAnswer, at: node.position, "\(what) do not answer '\(question.id)'",
          solutions: ["answer it, with not_researched and a note if the words were not seen"])
      }
    }
    return answers
  }

  private func answer(_ fields: Fields, to question: Question) -> Answer? {
    let value = value(fields["value"], to: question)
    let isOpen = value?.isUnsettled ?? false
    let note = fields["note"].flatMap { reading.text($0, what: "the note", emptyID: .missingNote) }
    if fields["note"] == nil {
      reading.report(.missingNote, at: fields.position, "the answer to '\(question.id)' has no note")
    }
    let cite = fields["cite"].flatMap { reading.text($0, what: "the cite", emptyID: .missingCite) }
    if fields["cite"] == nil, value != nil, !isOpen {
      reading.report(.missingCite, at: fields.position, "the answer to '\(question.id)' has no cite")
    }
    let basis = fields["basis"].flatMap { reading.word($0, what: "basis", as: Answer.Basis.self) }
    let confidence = fields["confidence"].flatMap { reading.word($0, what: "confidence", as: Answer.Confidence.self) }
    checkBasis(fields, value: value, basis: basis, confidence: confidence, question: question)
    let source = fields["source"].flatMap { reading.word($0, what: "source", among: sources, id: .unknownSource) }
    let exceptions = (fields["exceptions"].map { reading.items($0, what: "exceptions") ?? [] } ?? []).compactMap {
      exception($0, to: question)
    }
    let lengths = lengths(fields, value: value, question: question)
    guard let value, let note else { return nil }
    return Answer(
      value: value, length: lengths.one, lengths: lengths.byItem, cite: cite, note: note, basis: basis,
      confidence: confidence, source: source, exceptions: exceptions)
  }

  private func checkBasis(
    _ fields: Fields, value: Answer.Value?, basis: Answer.Basis?, confidence: Answer.Confidence?, question: Question
  ) {
    if value == .notResearched {
      for key in ["basis", "confidence"] where fields[key] != nil {
        reading.report(
          .unexpectedBasis, at: fields.position(of: key), "an answer that was not researched has no \(key)")
      }
    } else if value != nil {
      for key in ["basis", "confidence"] where fields[key] == nil {
        reading.report(.missingBasis, at: fields.position, "the answer to '\(question.id)' has no \(key)")
      }
    }
    if basis == .recall, confidence == .high {
      reading.report(
        .recallNeverHigh, at: fields.position(of: "confidence"), "general knowledge is never of high confidence")
    }
  }

  private func exception(_ node: YAMLNode, to question: Question) -> Answer.Exception? {
    guard
      let fields = reading.fields(
        node, what: "an exception", required: ["for", "value", "cite", "note"], optional: ["length", "lengths"]),
      let group = reading.word(fields["for"], what: "the group", among: codebook.groups.map(\.id)),
      let value = value(fields["value"], to: question),
      let cite = reading.text(fields["cite"], what: "the cite", emptyID: .missingCite),
      let note = reading.text(fields["note"], what: "the note", emptyID: .missingNote)
    else { return nil }
    let lengths = lengths(fields, value: value, question: question)
    return Answer.Exception(
      group: group, value: value, length: lengths.one, lengths: lengths.byItem, cite: cite, note: note)
  }

  private func value(_ node: YAMLNode?, to question: Question) -> Answer.Value? {
    guard let node else { return nil }
    if case .scalar(let text, _) = node.content {
      switch text {
      case "unclear": return .unclear
      case "not_researched": return .notResearched
      case "silent" where question.silence != nil: return .silent
      default: break
      }
    }
    let allowed = question.options.map(\.value) + (question.silence == nil ? [] : ["silent"])
    let what = "the answer to '\(question.id)'"
    switch question.kind {
    case .choice:
      return reading.word(node, what: what, among: allowed + ["unclear", "not_researched"]).map { .choice($0) }
    case .list:
      guard let items = reading.items(node, what: what) else { return nil }
      let words = items.map { reading.word($0, what: "an item of '\(question.id)'", among: allowed) }
      var seen = Set<String>()
      for (item, word) in zip(items, words) {
        if let word, !seen.insert(word).inserted {
          reading.report(.repeatedValue, at: item.position, "'\(word)' is listed twice")
        }
      }
      return words.contains(nil) ? nil : .list(words.compactMap { $0 })
    case .text:
      guard let text = reading.text(node, what: what) else { return nil }
      if text.unicodeScalars.count > Answer.textLimit {
        reading.report(.textTooLong, at: node.position, "\(what) has more than \(Answer.textLimit) characters")
      }
      return .text(text)
    case .texts:
      guard let items = reading.items(node, what: what) else { return nil }
      let texts = items.map { reading.text($0, what: "an item of '\(question.id)'") }
      return texts.contains(nil) ? nil : .texts(texts.compactMap { $0 })
    }
  }

  private func lengths(
    _ fields: Fields, value: Answer.Value?, question: Question
  ) -> (one: Length?, byItem: [String: Length]) {
    let one = fields["length"].flatMap(length)
    var byItem: [String: Length] = [:]
    var use = Question.LengthUse.none
    if case .choice(let word)? = value { use = question.option(word)?.length ?? .none }
    if fields["length"] != nil, use == .none, value != nil {
      reading.report(.unexpectedLength, at: fields.position(of: "length"), "this answer takes no length")
    }
    if fields["length"] == nil, use == .required {
      reading.report(
        .missingLength, at: fields.position, "the answer to '\(question.id)' needs a length",
        solutions: ["length: {count: 60, unit: days, from: judgment}"])
    }
    for entry in fields["lengths"].flatMap({ reading.entries($0, what: "lengths") }) ?? [] {
      guard case .list(let items)? = value, items.contains(entry.key),
        question.option(entry.key)?.length != Question.LengthUse.none
      else {
        reading.report(.unexpectedLength, at: entry.keyPosition, "'\(entry.key)' takes no length here")
        continue
      }
      if let length = length(entry.value) { byItem[entry.key] = length }
    }
    return (one, byItem)
  }

  private func length(_ node: YAMLNode) -> Length? {
    guard let fields = reading.fields(node, what: "a length", required: ["count", "unit", "from"]) else { return nil }
    let count = reading.count(fields["count"], what: "the count")
    let unit = reading.word(fields["unit"], what: "the unit", as: Length.Unit.self)
    let event = reading.word(fields["from"], what: "the event", among: codebook.events.map(\.id))
    guard let count, let unit, let event else { return nil }
    return Length(count: count, unit: unit, event: event)
  }
}
