import Statutes

/// The schemas of the files in `StatutesYAML/`.
struct StatuteSchema {
  let codebook: Codebook

  private var answers: AnswerSchema { AnswerSchema(codebook: codebook) }

  private static func text(_ description: String) -> JSONValue { .definition("text").described(description) }
  private static func id(_ description: String) -> JSONValue { .definition("id").described(description) }
  private static func date(_ description: String) -> JSONValue { .definition("date").described(description) }
  private static func day(_ description: String) -> JSONValue { .definition("day").described(description) }

  private static func sources(atLeast count: Int = 0) -> JSONValue {
    JSONValue.list(of: .definition("source"), atLeast: count).described("What was read.")
  }

  /// A jurisdiction's statute file.
  var statute: FileSchema.Parts {
    let related = JSONValue.closed(required: [
      "sources": Self.sources(),
      "answers": answers.answers(codebook.jurisdictionQuestions, for: .provision, complete: true).described(
        "The answers on the jurisdiction as a whole."),
    ]).described("Related protections, asked once for each jurisdiction.")
    let noPathway: JSONValue = ["properties": ["pathways": ["maxItems": 0]], "required": ["pathways"]]
    return FileSchema.Parts(
      title: "Statute file",
      description: "What the law of one jurisdiction says on clearing the records of trafficking survivors.",
      root: .closed(
        required: [
          "jurisdiction": JSONValue.definition("jurisdiction").described("The postal code, US for federal law."),
          "name": Self.text("The name of the jurisdiction."),
          "fips": ["type": "string", "description": "The two-digit FIPS code, in quotes; \"00\" for federal law."],
          "coded_from": Self.day("The day that the coding starts at. Before it, the law is not coded."),
          "summary": Self.text("What the law gives and asks, in two to four sentences."),
          "pathways": JSONValue.list(of: pathway).described(
            "The pathways to relief; an empty list where there is none."),
          "related": related,
        ],
        optional: [
          "general_law": Self.text("What general law, not specific to trafficking, offers."),
          "searched": Self.text("Where laws and changes of laws were looked for."),
          "open_questions": JSONValue.list(of: .definition("text")).described("What remains to be settled."),
        ],
        rules: [["if": noPathway, "then": .needs("searched")]] + Place.all.map(Self.rule)),
      definitions: answers.definitions([
        (codebook.pathwayQuestions, .coded), (codebook.jurisdictionQuestions, .provision),
      ]) + [SharedDefinitions.source, SharedDefinitions.jurisdiction])
  }

  /// Name and FIPS code are those of the place.
  private static func rule(_ place: Place) -> JSONValue {
    .rule(
      where: "jurisdiction", is: .string(place.code),
      then: ["properties": ["name": ["const": .string(place.name)], "fips": ["const": .string(place.fips)]]])
  }

  private var pathway: JSONValue {
    let otherAct = JSONValue.closed(
      required: ["act": Self.text("The act."), "change": Self.text("What it changed.")],
      optional: ["date": Self.date("When.")])
    let complete: JSONValue = [
      "properties": ["answers": ["required": .strings(codebook.pathwayQuestions.map(\.id))]]
    ]
    let history = JSONValue.list(of: version, atLeast: 1).with([
      "description":
        "The versions of the law, oldest first. The first answers every question; each later one lists only what it changed.",
      "allOf": [["items": [complete]]],
    ])
    return .closed(
      required: [
        "id": Self.id("An id for the pathway, such as vacatur."),
        "title": Self.text("What the petition is called."),
        "citation": Self.text("The section of the law."),
        "sources": Self.sources(atLeast: 1), "history": history,
      ],
      optional: [
        "other_acts": JSONValue.list(of: otherAct).described("Acts that touched the section and changed no answer.")
      ])
  }

  private var version: JSONValue {
    .closed(
      required: [
        "act": Self.text("The act that made this version."),
        "effective": Self.date("The first day on which it holds."),
        "verified": Self.day("The day on which someone last checked it."),
        "change": Self.text("What the act changed, in a sentence."),
        "answers": answers.answers(codebook.pathwayQuestions, for: .coded, complete: false).described(
          "The answers, by question."),
      ],
      optional: [
        "enacted": Self.date("When it was enacted."),
        "applies_to": Self.text("To which cases it applies, where the act says."),
        "repealed": Self.date("When it ended."),
      ])
  }

  /// A draft bill.
  var draft: FileSchema.Parts {
    let amendment = JSONValue.closed(required: [
      "pathway": Self.id("The id of a pathway in force."),
      "answers": answers.answers(codebook.pathwayQuestions, for: .change, complete: false).described(
        "The answers that the bill changes, by question."),
    ])
    let addition = JSONValue.closed(required: [
      "id": Self.id("An id that no pathway has."), "title": Self.text("What the petition would be called."),
      "citation": Self.text("The section of the bill."),
      "answers": answers.answers(codebook.pathwayQuestions, for: .coded, complete: true).described(
        "An answer to every question."),
    ])
    let changes = ["amend", "add", "repeal"].map { key -> JSONValue in
      ["properties": .object([.init(key, ["minItems": 1])]), "required": .strings([key])]
    }
    return FileSchema.Parts(
      title: "Draft bill", description: "An amendment that is not law yet, laid over the law in force.",
      root: .closed(
        required: [
          "draft": Self.id("The id of the draft, which is the name of its file."),
          "jurisdiction": JSONValue.definition("jurisdiction").described("The postal code, US for federal law."),
          "title": Self.text("What the bill is called."), "stage": Self.text("How far it has come."),
          "checked": Self.day("The day on which the stage was checked."),
          "summary": Self.text("What the bill would do, in plain words."), "sources": Self.sources(),
        ],
        optional: [
          "introduced": Self.date("When it was introduced."),
          "amend": JSONValue.list(of: amendment).described("The pathways that it amends."),
          "add": JSONValue.list(of: addition).described("The pathways that it adds."),
          "repeal": JSONValue.list(of: .definition("id")).described("The ids of the pathways that it repeals."),
        ],
        rules: [["anyOf": .array(changes)]]),
      definitions: answers.definitions([(codebook.pathwayQuestions, .change), (codebook.pathwayQuestions, .coded)])
        + [SharedDefinitions.source, SharedDefinitions.jurisdiction])
  }

  /// The edition.
  static var edition: FileSchema.Parts {
    FileSchema.Parts(
      title: "Edition", description: "The edition of the coded law.",
      root: .closed(required: [
        "edition": text("The name of the edition."), "title": text("The title of the report."),
        "as_of": day("The date that the law is graded at."), "cite_as": text("How the report is cited."),
        "corrections": text("How a correction is sent."),
      ]),
      definitions: [SharedDefinitions.text, SharedDefinitions.day])
  }
}

// The second coding.
extension StatuteSchema {
  /// A second coder's file on a jurisdiction.
  var secondCoding: FileSchema.Parts {
    let questions = codebook.pathwayQuestions.filter(SecondCoding.isComparable)
    let pathway = JSONValue.closed(required: [
      "id": Self.id("The id of the pathway in the first coding."), "citation": Self.text("The section that was read."),
      "answers": answers.answers(questions, for: .second, complete: true).described("The answers, by question."),
    ])
    return FileSchema.Parts(
      title: "Second coding", description: "What a second coder, who had not seen the first coding, read in a law.",
      root: .closed(required: [
        "jurisdiction": JSONValue.definition("jurisdiction").described("The postal code."),
        "coded": Self.day("The day of the coding."),
        "pathways": JSONValue.list(of: pathway).described("The pathways."),
      ]),
      definitions: answers.definitions([(questions, .second)]) + [SharedDefinitions.jurisdiction])
  }

  /// The review of a second coding.
  var review: FileSchema.Parts {
    let sample = JSONValue.closed(required: [
      "seed": Self.text("The seed of the random draw."), "method": Self.text("How the sample was drawn."),
      "compared": Self.day("The day on which the codings were compared."),
      "jurisdictions": JSONValue.list(of: .definition("jurisdiction")).described("The postal codes of the sample."),
    ]).described("How the sample was drawn.")
    let questions = codebook.pathwayQuestions.map { Codebook.Term(id: $0.id, label: $0.label, definition: $0.text) }
    let divergence = JSONValue.closed(required: [
      "jurisdiction": JSONValue.definition("jurisdiction").described("The postal code."),
      "pathway": Self.id("The id of the pathway."), "question": .words(questions),
      "first": Self.text("The first coder's answer, in plain words."),
      "second": Self.text("The second coder's answer, in plain words."),
      "first_reason": Self.text("The first coder's reason."), "second_reason": Self.text("The second coder's reason."),
      "outcome": JSONValue.words(of: SecondCoding.Divergence.Outcome.self).described("Whose answer stands."),
      "cause": JSONValue.words(of: SecondCoding.Divergence.Cause.self).described("Where the divergence comes from."),
      "resolution": Self.text("Why it was resolved so."),
    ])
    return FileSchema.Parts(
      title: "Review of a second coding", description: "How each divergence between two codings was resolved.",
      root: .closed(required: [
        "sample": sample, "divergences": JSONValue.list(of: divergence).described("The divergences."),
      ]),
      definitions: [
        SharedDefinitions.text, SharedDefinitions.id, SharedDefinitions.day, SharedDefinitions.jurisdiction,
      ])
  }
}
