import Rubric
import Statutes

/// The schema of a rubric, whose conditions read the questions of a codebook.
struct RubricSchema {
  let codebook: Codebook

  private static func text(_ description: String) -> JSONValue { .definition("text").described(description) }
  private static func points(_ description: String) -> JSONValue { .definition("points").described(description) }

  /// The questions that a rubric can read: those whose answers are words.
  private func questions(_ scope: Question.Scope) -> [Question] {
    codebook.questions.filter { $0.scope == scope && ($0.kind == .choice || $0.kind == .list) }
  }

  /// A rubric.
  var rubric: FileSchema.Parts {
    let graded = codebook.questions.filter { $0.kind == .choice || $0.kind == .list }
    let condition = JSONValue.closed(
      properties: graded.map { .init($0.id, .definition("test_of_\($0.id)")) }, required: []
    ).described("Answers that must all hold; an empty condition always holds.")
    return FileSchema.Parts(
      title: "Rubric", description: "A yardstick: criteria with levels and points, gates and a letter scale.",
      root: root,
      definitions: [
        SharedDefinitions.text, SharedDefinitions.id, SharedDefinitions.points, .init("condition", condition),
      ]
        + graded.map { .init("test_of_\($0.id)", test($0)) })
  }

  private var root: JSONValue {
    .closed(
      required: [
        "rubric": JSONValue.definition("id").described("The id of the rubric."), "title": Self.text("The title."),
        "version": Self.text("The version of the rubric."),
        "codebook": ["const": .string(codebook.id), "description": "The id of the codebook whose questions it reads."],
        "points": Self.points("The most points in total; the criteria add up to it."),
        "about": Self.text("What the rubric values, and whose judgment the points are."),
        "letters": JSONValue.list(of: letter, atLeast: 1).described("The letters, best first; the last starts at 0."),
        "no_law": noLaw,
        "lead": JSONValue.list(of: leadClass).described(
          "The classes of pathways, in the order in which a lead pathway is looked for."),
        "criteria": JSONValue.list(of: criterion, atLeast: 1).described("The criteria, in the order of presentation."),
      ],
      optional: [
        "gates": JSONValue.list(of: gate).described("Rules that cap the letter, whatever the points."),
        "reads_for": JSONValue.list(of: .words(codebook.groups)).described(
          "The groups whose exceptions are read in place of the main rule, the one that counts first."),
        "no_class": JSONValue.words([
          .init(
            id: Rubric.Unclassed.comesLast.rawValue, label: "Comes last",
            definition: "A pathway of no class leads where there is no other."),
          .init(
            id: Rubric.Unclassed.neverLeads.rawValue, label: "Never leads",
            definition: "A pathway of no class never leads."),
        ]).described("What a pathway that belongs to no class may do."),
      ])
  }

  private var letter: JSONValue {
    .closed(required: [
      "letter": Self.text("The letter; quote \"N\" and \"Y\"."), "from": Self.points("The lowest points that earn it."),
      "meaning": Self.text("What the letter says, in plain words."),
    ])
  }

  private var noLaw: JSONValue {
    JSONValue.closed(
      required: ["reason": Self.text("The sentence that stands beside each criterion that reads pathways.")],
      optional: [
        "letter": Self.text("A mark that is kept apart from the scale."), "meaning": Self.text("What the mark says."),
      ]
    ).with([
      "description":
        "What becomes of a jurisdiction without any relief. Without a mark it is graded on what reads it as a whole.",
      "dependencies": ["letter": ["meaning"], "meaning": ["letter"]],
    ])
  }

  private static let conditions = JSONValue.list(of: .definition("condition"))

  private var leadClass: JSONValue {
    .closed(required: [
      "label": Self.text("What the pathways of the class have in common."),
      "when_any": Self.conditions.described("A pathway belongs to the class where one of these holds."),
    ])
  }

  private var gate: JSONValue {
    .closed(required: [
      "id": JSONValue.definition("id").described("The id of the gate."),
      "flag": Self.text("The flag that a card shows."),
      "opens_when_any": Self.conditions.described("The gate is open where some pathway meets one of these."),
      "cap": Self.text("The best letter that a jurisdiction behind the gate can get."),
      "reason": Self.text("Why, in a sentence on the law."), "advice": Self.text("What to change."),
    ])
  }

  private var criterion: JSONValue {
    let reaches: [Codebook.Term] = [
      .init(id: Criterion.Reach.lead.rawValue, label: "Lead", definition: "The lead pathway alone."),
      .init(
        id: Criterion.Reach.any.rawValue, label: "Any", definition: "Coverage: the best answer that any pathway gives."),
      .init(
        id: Criterion.Reach.jurisdiction.rawValue, label: "Jurisdiction",
        definition: "The answers on the jurisdiction as a whole."),
    ]
    func asked(_ scope: Question.Scope) -> JSONValue {
      let terms = questions(scope).map { Codebook.Term(id: $0.id, label: $0.label, definition: $0.text) }
      return ["properties": ["questions": .list(of: .words(terms))]]
    }
    return .closed(
      required: [
        "id": JSONValue.definition("id").described("The id of the criterion."), "title": Self.text("The title."),
        "points": Self.points("The most points that it gives."),
        "reads": JSONValue.words(reaches).described("Where the criterion reads its answers."),
        "questions": JSONValue.list(of: .definition("id"), atLeast: 1).described(
          "The questions that it reads; each question in one criterion only."),
        "why": Self.text("Why it matters to survivors."), "full_marks": Self.text("What full marks take."),
        "levels": JSONValue.list(of: level, atLeast: 1).described(
          "The levels; the first whose condition holds counts."),
      ],
      rules: [
        .rule(where: "reads", is: "jurisdiction", then: asked(.jurisdiction), otherwise: asked(.pathway))
      ])
  }

  private var level: JSONValue {
    .closed(
      required: [
        "when": .definition("condition"), "points": Self.points("The points that it gives."),
        "reason": Self.text("Why, in a sentence on the law."),
      ],
      optional: ["advice": Self.text("What to change to reach full marks; none at full marks.")])
  }

  /// A test is a list of values for a choice, and `only`, `any` or `none` with a list for a list.
  private func test(_ question: Question) -> JSONValue {
    let values = JSONValue.list(of: .words(AnswerSchema(codebook: codebook).settled(question)))
    let test: JSONValue =
      question.kind == .choice
      ? values
      : JSONValue.closed(
        required: [:],
        optional: [
          "only": values.described("No item of the list lies outside these."),
          "any": values.described("Some item of the list is one of these."),
          "none": values.described("No item of the list is one of these."),
        ]
      ).with(["minProperties": 1, "maxProperties": 1])
    return test.with(["title": .string(question.label), "description": .string(question.text)])
  }
}
