import Statutes

/// The schema of a codebook.
enum CodebookSchema {
  private static func text(_ description: String) -> JSONValue { .definition("text").described(description) }

  private static func terms(_ description: String) -> JSONValue {
    [
      "type": "object", "propertyNames": .definition("id"), "additionalProperties": .definition("term"),
      "description": .string(description),
    ]
  }

  /// A codebook.
  static var codebook: FileSchema.Parts {
    FileSchema.Parts(
      title: "Codebook", description: "Every question that is asked of a law, and every answer that may be given.",
      root: .closed(
        required: [
          "codebook": JSONValue.definition("id").described("The name of the codebook, as a rubric refers to it."),
          "title": text("The title."), "version": text("The version of the codebook."),
          "rules": JSONValue.list(of: rule).described("The coding rules that hold for every question."),
          "absences": terms("The kinds of absence, which are never mixed."),
          "bases": terms("What an answer may rest on."),
          "confidences": terms("How sure an answer may be."),
          "events": terms("The events that a length of time may run from."),
          "groups": terms("The groups that an exception may be coded for."),
          "sections": terms("The sections that the questions are grouped in."),
          "questions": JSONValue.list(of: question, atLeast: 1).described(
            "The questions, in the order of presentation."),
        ], optional: ["glossary": terms("Terms of art, explained.")]),
      definitions: [SharedDefinitions.text, SharedDefinitions.id, .init("term", term)])
  }

  private static let rule = JSONValue.closed(required: [
    "id": JSONValue.definition("id").described("The id of the rule."), "rule": text("The rule."),
  ])

  private static let term: JSONValue = [
    "anyOf": [
      .definition("text"),
      .closed(required: ["label": text("The term in plain words."), "definition": text("What it means.")]),
    ]
  ]

  private static var question: JSONValue {
    let hasAnswers: JSONValue = ["properties": ["kind": ["enum": ["choice", "list"]]]]
    return .closed(
      required: [
        "id": JSONValue.definition("id").described("The id, as statute files and rubrics name the question."),
        "section": text("The id of a section of this codebook."), "label": text("A short name for tables."),
        "question": text("The question in full."),
        "kind": JSONValue.words([
          .init(id: "choice", label: "Choice", definition: "Exactly one of the allowed answers."),
          .init(id: "list", label: "List", definition: "Any number of the allowed answers, none included."),
          .init(id: "text", label: "Text", definition: "A few words."),
          .init(id: "texts", label: "Texts", definition: "Any number of short texts, none included."),
        ]).described("The form that an answer takes."),
        "rule": text("The coding rule that two coders follow alike."),
      ],
      optional: [
        "scope": JSONValue.words(of: Question.Scope.self).described(
          "What the question is asked of: each pathway, or the jurisdiction as a whole."),
        "order": text("The direction in which the answers are listed, where they have an order."),
        "silent": text("What silence of the law means here; without it, silent is no answer."),
        "answers": JSONValue.list(of: answer).described(
          "The allowed answers; where they have an order, in that order."),
      ],
      rules: [
        [
          "if": hasAnswers, "then": ["required": ["answers"], "properties": ["answers": ["minItems": 1]]],
          "else": ["properties": ["answers": ["maxItems": 0]]],
        ]
      ])
  }

  private static let answer = JSONValue.closed(
    required: [
      "value": JSONValue.definition("id").described("The value, as statute files write it; quote yes and no."),
      "label": text("The value in plain words."), "definition": text("What the value means, in one sentence."),
    ],
    optional: [
      "length": JSONValue.words(of: Question.LengthUse.self).described("Whether the value goes with a length of time."),
      "unordered": ["type": "boolean", "description": "Whether the value stands outside the order of the answers."],
    ])
}
