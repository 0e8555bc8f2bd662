import Rubric
import Statutes

/// The codebook and the rubric as tables.
struct YardstickTables {
  /// A value that an answer to a question may have.
  struct Allowed: Sendable {
    let question: Question
    let value: String
    let label: String
    let definition: String
    /// The place among the settled answers, from 1; `nil` for an open one.
    let place: Int?
  }

  /// A rule of the rubric: a level of a criterion, a class of pathways, a condition of a gate, a letter or a group.
  struct Rule: Sendable {
    var part: String
    var id: String
    var place = 1
    var title: String?
    var reads: String?
    var maximum: Points?
    var condition: Condition?
    var points: Points?
    var letter: String?
    var reason: String?
  }

  let codebook: Codebook
  let rubric: Rubric

  // MARK: The codebook

  private static func text<Subject: Sendable>(
    _ name: String, _ description: String, isRequired: Bool = true, allowed: [String] = [],
    _ text: @escaping @Sendable (Subject) -> String?
  ) -> DataField<Subject> {
    DataField(
      DataColumn(name: name, kind: .string, description: description, isRequired: isRequired, allowed: allowed)
    ) { .optional(text($0)) }
  }

  private static let allowed: [DataField<Allowed>] = [
    text("question", "The id of the question.") { $0.question.id },
    text("scope", "What the question is asked of.", allowed: Question.Scope.allCases.map(\.rawValue)) {
      $0.question.scope.rawValue
    },
    text("section", "The id of the section of the codebook.") { $0.question.section },
    text("question_label", "The question's short name.") { $0.question.label },
    text("wording", "The question in full.") { $0.question.text },
    text(
      "kind", "choice: exactly one answer. list: any number of them. text, texts: free text.",
      allowed: Question.Kind.allCases.map(\.rawValue)
    ) { $0.question.kind.rawValue },
    text("direction", "How the answers are ordered, where they are.", isRequired: false) { $0.question.order },
    text(
      "answer",
      "The value in answers.csv. silent: the law says nothing. unclear, not_researched: open. A question for free text lists "
        + "those alone."
    ) { $0.value },
    text("label", "The answer in plain words.") { $0.label },
    text("definition", "What the answer means.", isRequired: false) { $0.definition.isEmpty ? nil : $0.definition },
    DataField(
      DataColumn(
        name: "order", kind: .integer,
        description:
          "The place among the question's settled answers, from 1, in the direction that is given. Empty for an open answer.",
        minimum: "1")
    ) { $0.place.map { .count($0) } ?? .none },
  ]

  private func answers(to question: Question) -> [Allowed] {
    var rows = question.options.enumerated().map { place, option in
      Allowed(
        question: question, value: option.value, label: option.label, definition: option.definition, place: place + 1)
    }
    func absence(_ id: String, definition: String? = nil, place: Int? = nil) {
      let term = codebook.absences.first { $0.id == id }
      rows.append(
        Allowed(
          question: question, value: id, label: codebook.absence(id), definition: definition ?? term?.definition ?? "",
          place: place))
    }
    if let silence = question.silence { absence("silent", definition: silence, place: rows.count + 1) }
    absence("unclear")
    absence("not_researched")
    return rows
  }

  var codebookTable: DataResource {
    DataResource(
      "codebook", title: "Codebook",
      description: "One row an answer that a question allows, with the question's wording.",
      key: ["question", "answer"], fields: Self.allowed, rows: codebook.questions.flatMap(answers))
  }

  // MARK: The rubric

  private static let parts = ["criterion", "lead", "gate", "letter", "group"]

  private static let rule: [DataField<Rule>] = [
    text(
      "part",
      "criterion: a level of a criterion; the first whose condition holds counts. lead: a way into a class of pathways; the lead "
        + "is looked for in the first class, then in the next, and within a class the pathway leads that earns most on the criteria that "
        + "read the lead. gate: a way to open a gate on some pathway; an open answer counts as opening it. letter: a letter of the scale. "
        + "group: a group whose exceptions are read in place of the main rule.",
      allowed: parts
    ) { $0.part },
    text("id", "The id of the criterion, the gate or the group; the number of the class; the letter.") { $0.id },
    DataField(
      DataColumn(
        name: "level", kind: .integer, description: "The number of the level or of the way, from 1.",
        isRequired: true, minimum: "1")
    ) { .count($0.place) },
    text("title", "The title of the criterion, the class or the gate.", isRequired: false) { $0.title },
    text(
      "reads",
      "What a criterion reads: the lead pathway; any, the best answer to each question over all pathways; or the jurisdiction as a "
        + "whole.",
      isRequired: false, allowed: Criterion.Reach.allCases.map(\.rawValue)
    ) { $0.reads },
    DataField(
      DataColumn(name: "maximum", kind: .number, description: "The most points that the criterion gives.", minimum: "0")
    ) { .optional($0.maximum) },
    DataField(
      DataColumn(
        name: "condition", kind: .object,
        description:
          "What must hold, as JSON: question ids with one test each, all of which must pass; none always holds. one_of: the answer is "
          + "one of the values. any: some item of the list is. only: no item is another. none: no item is one of them.")
    ) { $0.condition.map { .object(json($0)) } ?? .none },
    DataField(
      DataColumn(
        name: "points", kind: .number, description: "The points of the level, or those that the letter starts at.",
        minimum: "0")
    ) { .optional($0.points) },
    text("letter", "The letter; for a gate, the best that a law behind it can get.", isRequired: false) { $0.letter },
    text("reason", "Why, in a sentence on the law; for a letter, what it says.", isRequired: false) { $0.reason },
  ]

  /// A condition as an object: a question's id, and in it the test by its name with the values.
  private static func json(_ condition: Condition) -> JSONValue {
    .object(
      condition.clauses.map { clause in
        let name =
          switch clause.test {
          case .oneOf: "one_of"
          case .only: "only"
          case .any: "any"
          case .none: "none"
          }
        return .init(
          clause.question, .object([.init(name, .array(clause.test.values.map { .string($0) }))]))
      })
  }

  private var rules: [Rule] {
    let criteria = rubric.criteria.flatMap { criterion in
      criterion.levels.enumerated().map { place, level in
        Rule(
          part: "criterion", id: criterion.id, place: place + 1, title: criterion.title,
          reads: criterion.reach.rawValue, maximum: criterion.points, condition: level.when, points: level.points,
          reason: level.reason)
      }
    }
    // Where pathways of no class may lead too, they are the last class, which holds of every pathway.
    let rest = Rubric.LeadClass(label: "of any other kind", whenAny: [Condition([])])
    let classes = rubric.lead + (rubric.unclassed == .comesLast ? [rest] : [])
    let leads = classes.enumerated().flatMap { number, leadClass in
      leadClass.whenAny.enumerated().map { place, condition in
        Rule(part: "lead", id: "\(number + 1)", place: place + 1, title: leadClass.label, condition: condition)
      }
    }
    let gates = rubric.gates.flatMap { gate in
      gate.opens.enumerated().map { place, condition in
        Rule(
          part: "gate", id: gate.id, place: place + 1, title: gate.flag, condition: condition, letter: gate.cap,
          reason: gate.reason)
      }
    }
    let letters =
      rubric.scale.letters.map {
        Rule(part: "letter", id: $0.letter, points: $0.from, letter: $0.letter, reason: $0.meaning)
      } + (rubric.noLaw.mark.map { [Rule(part: "letter", id: $0.letter, letter: $0.letter, reason: $0.meaning)] } ?? [])
    let groups = rubric.groups.enumerated().map { Rule(part: "group", id: $1, place: $0 + 1) }
    return criteria + leads + gates + letters + groups
  }

  var rubricTable: DataResource {
    DataResource(
      "rubric", title: "Rubric",
      description: "One row a rule: levels of criteria, the choice of the lead pathway, gates and letters.",
      key: ["part", "id", "level"], fields: Self.rule, rows: rules)
  }
}
