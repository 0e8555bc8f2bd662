import Statutes

/// The definitions of coded answers: one for each question's values, and one for each question's answer.
struct AnswerSchema {
  /// What an answer has beside what every answer has.
  enum Use {
    /// An answer of a pathway's version.
    case coded
    /// A change of a draft, which may state the value that it starts from.
    case change
    /// An answer on the jurisdiction as a whole, which says since when it has held.
    case provision
    /// An answer of a second coding, which names no source.
    case second
  }

  let codebook: Codebook

  /// The definitions that the answers to questions need: shared ones, one for each question's values, and one for each answer.
  func definitions(_ uses: [(questions: [Question], use: Use)]) -> [JSONValue.Member] {
    let asked = codebook.questions.filter { question in uses.contains { $0.questions.contains(question) } }
    return shared + asked.map { .init("value_of_\($0.id)", value($0)) }
      + uses.flatMap { questions, use in questions.map { .init(Self.name($0, use), answer($0, use)) } }
  }

  /// A mapping from questions to answers.
  func answers(_ questions: [Question], for use: Use, complete: Bool) -> JSONValue {
    let mapping = JSONValue.closed(
      properties: questions.map { .init($0.id, .definition(Self.name($0, use))) },
      required: complete ? questions.map(\.id) : [])
    return complete ? mapping : mapping.with(["minProperties": 1])
  }

  private static func name(_ question: Question, _ use: Use) -> String {
    use == .change ? "change_of_\(question.id)" : "answer_to_\(question.id)"
  }

  private func absence(_ id: String, adding more: String? = nil) -> Codebook.Term {
    let term = codebook.absences.first { $0.id == id } ?? Codebook.Term(id: id, label: id)
    let words = [term.definition, more ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    return Codebook.Term(id: id, label: term.label, definition: words)
  }

  /// The settled answers to a question that are words, `silent` among them where it is allowed.
  func settled(_ question: Question) -> [Codebook.Term] {
    question.options.map { Codebook.Term(id: $0.value, label: $0.label, definition: $0.definition) }
      + (question.silence.map { [absence("silent", adding: $0)] } ?? [])
  }

  private var open: [Codebook.Term] { [absence("unclear"), absence("not_researched")] }

  private func value(_ question: Question) -> JSONValue {
    let absent = settled(question).filter { $0.id == "silent" } + open
    let value: JSONValue
    switch question.kind {
    case .choice:
      value = .words(settled(question) + open)
    case .list:
      value = ["anyOf": [.list(of: .words(settled(question)), unique: true), .words(absent)]]
    case .text:
      let text: JSONValue = [
        "type": ["string", "number"], "pattern": "\\S", "maxLength": .number("\(Answer.textLimit)"),
      ]
      value = ["anyOf": [text, .words(absent)]]
    case .texts:
      value = ["anyOf": [.list(of: .definition("text")), .words(absent)]]
    }
    return value.with(["title": .string(question.label), "description": .string(question.text)])
  }

  /// What a person needs in order to answer: the question, the coding rule, the order of the answers.
  private func description(_ question: Question) -> String {
    [question.text, question.rule, question.order.map { "The answers are listed \($0)." }].compactMap { $0 }
      .joined(separator: "\n\n")
  }

  private func answer(_ question: Question, _ use: Use) -> JSONValue {
    let value = JSONValue.definition("value_of_\(question.id)")
    var properties: [JSONValue.Member] = [.init("value", value)]
    if use == .change {
      properties.append(
        .init(
          "from", value.described("The answer that the draft starts from; an error tells when the law has moved on.")))
    }
    let lengths = lengths(question)
    properties += lengths.properties
    properties += ["cite", "note", "basis", "confidence"].map { .init($0, .definition($0)) }
    if use != .second {
      properties.append(
        .init(
          "source",
          .definition("id").described("The id of the source that was read; the first one where none is named.")))
    }
    if use == .provision {
      properties += [
        .init("effective", .definition("date").described("Since when it has held.")),
        .init("act", .definition("text").described("The act that made it so, where known.")),
      ]
    }
    properties.append(
      .init("exceptions", .list(of: exception(value, lengths)).described("Other rules that hold for groups.")))
    var rules = support + lengths.rules
    if use == .provision {
      rules.append(
        .rule(where: "value", is: "not_researched", then: .lacks("effective"), otherwise: .needs("effective")))
    }
    return JSONValue.closed(properties: properties, required: ["value", "note"], rules: rules).with([
      "title": .string(question.label), "description": .string(description(question)),
      "defaultSnippets": [snippet(use)],
    ])
  }

  /// What an editor puts in for a new answer: the keys of a settled one, with places to fill.
  private func snippet(_ use: Use) -> JSONValue {
    func choice(_ place: Int, _ terms: [Codebook.Term]) -> JSONValue {
      .string("${\(place)|\(terms.map(\.id).joined(separator: ","))|}")
    }
    let body: [JSONValue.Member] = [
      .init("value", "$1"), .init("cite", "$2"), .init("note", "$3"), .init("basis", choice(4, codebook.bases)),
      .init("confidence", choice(5, codebook.confidences)),
    ]
    return [
      "label": "settled answer", "description": "An answer with its citation, and what it rests on.",
      "body": .object(body + (use == .provision ? [.init("effective", "$6")] : [])),
    ]
  }

  private func exception(
    _ value: JSONValue, _ lengths: (properties: [JSONValue.Member], rules: [JSONValue])
  ) -> JSONValue {
    let group = JSONValue.words(codebook.groups).described("The group that another rule holds for.")
    return .closed(
      properties: [.init("for", group), .init("value", value)] + lengths.properties
        + ["cite", "note"].map { .init($0, .definition($0)) },
      required: ["for", "value", "cite", "note"], rules: lengths.rules)
  }

  /// The keys that give lengths of time, and when they must or must not be there.
  private func lengths(_ question: Question) -> (properties: [JSONValue.Member], rules: [JSONValue]) {
    let timed = question.options.filter { $0.length != .none }
    if timed.isEmpty { return ([], []) }
    if question.kind == .list {
      let properties = timed.map { JSONValue.Member($0.value, .definition("length")) }
      return ([.init("lengths", .closed(properties: properties, required: []))], timed.map(Self.lengthOfItem))
    }
    let isTimed: JSONValue = ["properties": ["value": ["enum": .strings(timed.map(\.value))]]]
    return (
      [.init("length", .definition("length"))],
      timed.filter { $0.length == .required }.map {
        .rule(where: "value", is: .string($0.value), then: .needs("length"))
      } + [["if": isTimed, "else": .lacks("length")]]
    )
  }

  /// A length goes with an item only where the item is listed.
  private static func lengthOfItem(_ option: Question.Option) -> JSONValue {
    [
      "if": ["properties": ["lengths": ["required": .strings([option.value])]], "required": ["lengths"]],
      "then": ["properties": ["value": ["contains": ["const": .string(option.value)]]]],
    ]
  }

  private var shared: [JSONValue.Member] {
    [
      SharedDefinitions.text, SharedDefinitions.id, SharedDefinitions.date, SharedDefinitions.day,
      .init(
        "cite",
        JSONValue.definition("text").described(
          "Where it stands, down to the subsection. Every settled answer needs one.")
      ),
      .init(
        "note",
        JSONValue.definition("text").described(
          "What the law says, in your own words. For an open answer, what would settle it.")),
      .init("basis", JSONValue.words(codebook.bases).described("What the answer rests on.")),
      .init("confidence", JSONValue.words(codebook.confidences).described("How sure the answer is.")),
      .init(
        "length",
        JSONValue.closed(required: [
          "count": [
            "description": "How many units.", "type": ["integer", "string"], "minimum": 1, "maximum": 9999,
            "pattern": "^0*[1-9][0-9]{0,3}$",
          ],
          "unit": JSONValue.words(of: Length.Unit.self).described("The unit of time."),
          "from": JSONValue.words(codebook.events).described("The event that the length runs from."),
        ]).described("A length of time, with the event that it runs from.")),
    ]
  }

  /// What an answer must rest on: a settled one is cited, an unclear one says what was read, and one that was not researched has
  /// neither basis nor confidence.
  ///
  /// The rules stand in each answer: from a shared definition, editors show the title of another question.
  private var support: [JSONValue] {
    [
      .rule(
        where: "value", is: "not_researched", then: .lacks("basis", "confidence"),
        otherwise: [
          "required": ["basis", "confidence"], "if": ["properties": ["value": ["const": "unclear"]]],
          "else": .needs("cite"),
        ]),
      .rule(where: "basis", is: "recall", then: ["properties": ["confidence": ["enum": ["medium", "low"]]]]),
    ]
  }
}
