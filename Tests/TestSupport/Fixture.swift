import Rubric
import Statutes

/// A small codebook, rubric and laws for tests that must not depend on the real ones.
public enum Fixture {
  /// Six questions of every kind on pathways, and one on the jurisdiction as a whole.
  public static let codebook = Codebook(
    id: "small", title: "Small codebook", version: "1",
    absences: [
      .init(id: "silent", label: "The law says nothing"), .init(id: "unclear", label: "Unclear"),
      .init(id: "not_researched", label: "Not yet researched"),
    ],
    bases: [
      .init(id: "statute_text", label: "Statute text"), .init(id: "secondary", label: "Secondary source"),
      .init(id: "recall", label: "General knowledge"),
    ],
    confidences: [
      .init(id: "high", label: "High"), .init(id: "medium", label: "Medium"), .init(id: "low", label: "Low"),
    ],
    events: [.init(id: "judgment", label: "the judgment")], groups: [.init(id: "minors", label: "minors")],
    sections: [.init(id: "all", label: "All")],
    questions: [
      choice("scope", ["any", "listed", "prostitution"], order: "from wide to narrow"),
      choice("proof", ["light", "heavy"], order: "from light to heavy", silence: "No standard is named."),
      choice("adults", ["yes", "no"], order: "from open to closed"),
      choice("juvenile", ["named", "implied", "no"], order: "from named to not covered"),
      Question(
        id: "conditions", section: "all", label: "Conditions", text: "Which conditions?", kind: .list,
        rule: "List them.",
        options: ["clean", "help", "paid", "left"].map {
          .init(value: $0, label: $0.capitalized, definition: "A condition.")
        }),
      Question(id: "words", section: "all", label: "Words", text: "Which words?", kind: .text, rule: "Few words."),
      choice("shelter", ["immune", "diversion", "none"], order: "from immune to none", scope: .jurisdiction),
    ])

  private static func choice(
    _ id: String, _ values: [String], order: String?, silence: String? = nil, scope: Question.Scope = .pathway
  ) -> Question {
    Question(
      id: id, section: "all", scope: scope, label: id.capitalized, text: "What is the \(id)?", kind: .choice,
      order: order, silence: silence, rule: "Code the \(id).",
      options: values.map { .init(value: $0, label: $0.capitalized, definition: "The \(id) is \($0).") })
  }

  /// A level of a criterion.
  public static func level(
    _ when: [(String, Condition.Test)], _ points: Int, advice: String? = "Do better."
  ) -> Criterion.Level {
    Criterion.Level(
      when: Condition(when.map { .init(question: $0.0, test: $0.1) }), points: Points(points),
      reason: "It earns \(points).", advice: advice)
  }

  /// A criterion with its levels.
  public static func criterion(
    _ id: String, _ points: Int, _ reach: Criterion.Reach, _ questions: [String], _ levels: [Criterion.Level]
  ) -> Criterion {
    Criterion(
      id: id, title: id.capitalized, points: Points(points), reach: reach, questions: questions, why: "Why \(id).",
      fullMarks: "All of \(id).", levels: levels)
  }

  /// Two criteria on the lead pathway and one on coverage, 100 points together.
  public static let criteria = [
    criterion(
      "breadth", 50, .lead, ["scope"],
      [
        level([("scope", .oneOf(["any"]))], 50, advice: nil), level([("scope", .oneOf(["listed"]))], 20), level([], 5),
      ]),
    criterion(
      "process", 30, .lead, ["proof", "conditions"],
      [
        level([("proof", .oneOf(["light"])), ("conditions", .only(["left"]))], 30, advice: nil),
        level([("conditions", .any(["help", "paid"]))], 2),
        level([("proof", .oneOf(["light", "silent"]))], 12), level([], 6),
      ]),
    criterion(
      "coverage", 20, .any, ["juvenile", "adults"],
      [
        level([("juvenile", .oneOf(["named"])), ("adults", .oneOf(["yes"]))], 20, advice: nil),
        level([("juvenile", .oneOf(["named", "implied"]))], 9), level([("adults", .oneOf(["yes"]))], 4), level([], 0),
      ]),
  ]

  /// A rubric with one gate, sound unless its parts are replaced.
  public static func rubric(
    criteria: [Criterion] = criteria, points: Int = 100, letters: [(String, Int)] = [("A", 80), ("B", 40), ("F", 0)],
    cap: String = "F"
  ) -> Rubric {
    let adults = Condition([.init(question: "adults", test: .oneOf(["yes"]))])
    return Rubric(
      id: "small", title: "Small rubric", version: "1", codebook: "small", points: Points(points), about: "For tests.",
      scale: GradeScale(letters: letters.map { .init(letter: $0.0, from: Points($0.1), meaning: "\($0.0) law.") }),
      noLaw: .init(mark: .init(letter: "N", meaning: "No law."), reason: "There is no law."),
      lead: [.init(label: "open to adults", whenAny: [adults])],
      gates: [
        .init(
          id: "minors_only", flag: "Minors only", opens: [adults], cap: cap, reason: "Minors only.", advice: "Open it.")
      ],
      criteria: criteria)
  }

  /// A rubric that reads the jurisdiction as a whole, grades one without a pathway, and looks at minors.
  public static func youthRubric() -> Rubric {
    let juvenile = Condition([.init(question: "juvenile", test: .oneOf(["named", "implied"]))])
    return Rubric(
      id: "youth", title: "Youth rubric", version: "1", codebook: "small", points: Points(100), about: "For tests.",
      scale: GradeScale(letters: [
        .init(letter: "A", from: Points(80), meaning: "A law."), .init(letter: "F", from: .zero, meaning: "F law."),
      ]),
      noLaw: .init(mark: nil, reason: "There is no pathway."), groups: ["minors"],
      lead: [.init(label: "for minors", whenAny: [juvenile])], unclassed: .neverLeads, gates: [],
      criteria: [
        criterion(
          "shelter", 60, .jurisdiction, ["shelter"],
          [
            level([("shelter", .oneOf(["immune"]))], 60, advice: nil),
            level([("shelter", .oneOf(["diversion"]))], 10), level([], 0),
          ]),
        criterion(
          "breadth", 40, .lead, ["scope"],
          [level([("scope", .oneOf(["any"]))], 40, advice: nil), level([], 5)]),
      ])
  }

  /// What the law says beside its pathways: one answer, in force since a date.
  public static func related(_ shelter: String, since effective: String = "2012-07-01") throws -> RelatedLaw {
    RelatedLaw(
      sources: [.init(id: "r1", title: "The other code", url: "https://example.org/other", currentThrough: "2026")],
      provisions: [
        "shelter": .init(
          answer: answer(shelter), effective: shelter == "not_researched" ? nil : try require(date: effective))
      ])
  }

  /// A choice, or `silent`, `unclear`, `not_researched` by those names.
  public static func answer(_ value: String, note: String = "A note.") -> Answer {
    switch value {
    case "silent": Answer(value: .silent, cite: "§ 1", note: note, basis: .statuteText, confidence: .high)
    case "unclear": Answer(value: .unclear, cite: "§ 1", note: note, basis: .secondary, confidence: .low)
    case "not_researched": Answer(value: .notResearched, cite: nil, note: note, basis: nil, confidence: nil)
    default: Answer(value: .choice(value), cite: "§ 1(\(value))", note: note, basis: .statuteText, confidence: .high)
    }
  }

  /// An answer to the list question.
  public static func list(_ items: [String]) -> Answer {
    Answer(value: .list(items), cite: "§ 2", note: "A list.", basis: .statuteText, confidence: .high)
  }

  /// A complete set of answers, the best unless others are given.
  public static func answers(
    scope: String = "any", proof: String = "light", adults: String = "yes", juvenile: String = "named",
    conditions: Answer = list([])
  ) -> [String: Answer] {
    [
      "scope": answer(scope), "proof": answer(proof), "adults": answer(adults), "juvenile": answer(juvenile),
      "conditions": conditions,
      "words": Answer(
        value: .text("\"result of\""), cite: "§ 1", note: "Words.", basis: .statuteText, confidence: .high),
    ]
  }

  /// A version of a law.
  public static func version(
    _ effective: String, _ answers: [String: Answer], act: String = "An act", repealed: String? = nil
  ) throws -> Pathway.Version {
    try Pathway.Version(
      act: act, enacted: nil, effective: require(date: effective), repealed: repealed.map { try require(date: $0) },
      verified: require(day: "2026-01-01"), change: "It changed.", answers: answers)
  }

  /// A pathway with one source.
  public static func pathway(_ id: String, _ versions: [Pathway.Version]) -> Pathway {
    Pathway(
      id: id, title: id.capitalized, citation: "Code § 1",
      sources: [.init(id: "s1", title: "The code", url: "https://example.org/code", currentThrough: "2026")],
      history: versions)
  }

  /// A jurisdiction coded from March 1, 2019.
  public static func jurisdiction(
    _ code: String = "NY", _ pathways: [Pathway], related: RelatedLaw = RelatedLaw()
  ) throws -> Jurisdiction {
    Jurisdiction(
      code: code, name: Place.named(code)?.name ?? code, fips: Place.named(code)?.fips ?? "99",
      codedFrom: try require(day: "2019-03-01"), summary: "A summary.",
      searched: pathways.isEmpty ? "The code was searched." : nil, pathways: pathways, related: related)
  }

  /// A jurisdiction with one pathway in force since 2015.
  public static func jurisdiction(_ code: String = "NY", answers: [String: Answer]) throws -> Jurisdiction {
    try jurisdiction(code, [pathway("vacatur", [version("2015-01-01", answers)])])
  }
}

/// A value that a test needs and that could not be made.
public struct MissingValue: Error {
  let text: String

  /// Creates the error.
  public init(text: String) { self.text = text }
}

/// Reads a date that a test is sure of.
func require(date text: String) throws -> LawDate {
  guard let date = LawDate(text) else { throw MissingValue(text: text) }
  return date
}

/// Reads a day that a test is sure of.
public func require(day text: String) throws -> CalendarDate {
  guard let date = CalendarDate(text) else { throw MissingValue(text: text) }
  return date
}
