import Statutes

/// The columns of the law's tables, which the JSON file takes its members from too.
extension LawTables {
  static let code = DataField<Place>(
    DataColumn(
      name: "jurisdiction", kind: .string,
      description: "The postal code of the state or of the District of Columbia; US for federal law.",
      isRequired: true, pattern: "[A-Z]{2}")
  ) { .text($0.jurisdiction.code) }

  static let place: [DataField<Place>] = [
    code,
    DataField(
      DataColumn(
        name: "fips", kind: .string, description: "The two-digit FIPS code, with its leading zero; 00 for federal law.",
        isRequired: true, pattern: "[0-9]{2}")
    ) { .text($0.jurisdiction.fips) },
    DataField(DataColumn(name: "name", kind: .string, description: "The name.", isRequired: true)) {
      .text($0.jurisdiction.name)
    },
  ]

  static let pathwayID = DataField<Version>(
    DataColumn(
      name: "pathway", kind: .string,
      description: "The id of the pathway to relief, unique within the jurisdiction.", isRequired: true)
  ) { .text($0.pathway.id) }

  static let pathway: [DataField<Version>] = [
    pathwayID,
    DataField(DataColumn(name: "title", kind: .string, description: "The pathway's short name.", isRequired: true)) {
      .text($0.pathway.title)
    },
    DataField(
      DataColumn(name: "citation", kind: .string, description: "The citation of the whole provision.", isRequired: true)
    ) { .text($0.pathway.citation) },
  ]

  static let number = DataField<Version>(
    DataColumn(
      name: "version", kind: .integer, description: "The number of the version of the law, the oldest coded first.",
      isRequired: true, minimum: "1")
  ) { .count($0.number + 1) }

  static let versionEffective: DataField<Version> = effective { $0.version.effective }

  static let version: [DataField<Version>] = [
    number,
    DataField(
      DataColumn(name: "act", kind: .string, description: "The act that made the version.", isRequired: true)
    ) { .text($0.version.act) },
    DataField(
      DataColumn(
        name: "enacted", kind: .string, description: "When it was enacted, as the sources give it.",
        pattern: statedDate)
    ) { .optional($0.version.enacted?.description) },
    versionEffective, stated { $0.version.effective },
    DataField(
      DataColumn(
        name: "valid_through", kind: .date,
        description:
          "The last day on which the version held: the day before the next version, or before the repeal. Empty: still in "
          + "force as far as the coding goes.")
    ) { .optional($0.pathway.lastDay(of: $0.number)) },
    DataField(
      DataColumn(name: "applies_to", kind: .string, description: "To which cases it applies, where the act says so.")
    ) { .optional($0.version.appliesTo) },
    DataField(
      DataColumn(
        name: "verified", kind: .date, description: "When someone last checked the coding.", isRequired: true)
    ) { .text($0.version.verified.description) },
    DataField(
      DataColumn(name: "change", kind: .string, description: "What the act did, in a sentence.", isRequired: true)
    ) { .text($0.version.change) },
  ]

  private static let statedDate = "(by )?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

  private static func effective<Subject: Sendable>(
    isRequired: Bool = true, _ date: @escaping @Sendable (Subject) -> LawDate?
  ) -> DataField<Subject> {
    DataField(
      DataColumn(
        name: "effective", kind: .date,
        description:
          "The day from which it counts. A date that is known to the month or year, or as a latest possible day, counts from the "
          + "last day that it may mean.",
        isRequired: isRequired)
    ) { .optional(date($0)?.latest) }
  }

  private static func stated<Subject: Sendable>(
    isRequired: Bool = true, _ date: @escaping @Sendable (Subject) -> LawDate?
  ) -> DataField<Subject> {
    DataField(
      DataColumn(
        name: "effective_stated", kind: .string,
        description: "The date as the sources give it: a day, a month or a year; \"by\" means on or before it.",
        isRequired: isRequired, pattern: statedDate)
    ) { .optional(date($0)?.description) }
  }

  static let question = DataField<Coded>(
    DataColumn(
      name: "question", kind: .string, description: "The id of the question, as in codebook.csv.", isRequired: true)
  ) { .text($0.question.id) }

  /// What an answer says, as in `answers.csv` and within `answers.json`.
  static let answer: [DataField<Coded>] = [
    DataField(
      DataColumn(
        name: "value", kind: .string,
        description:
          "The coded value, one of the question's answers in codebook.csv. For a question of the kind list, several joined by "
          + "semicolons, [] for none; for one of the kind text or texts, free text.",
        isRequired: true, isList: true)
    ) { .coded($0.answer.value) },
    DataField(
      DataColumn(
        name: "label", kind: .string,
        description: "The value in plain words, with the length of time that goes with it.", isRequired: true)
    ) { .text($0.label) },
    DataField(
      DataColumn(
        name: "cite", kind: .string, description: "The pin citation. May be empty where the answer is open.")
    ) { .optional($0.answer.cite) },
    DataField(
      DataColumn(
        name: "basis", kind: .string,
        description: "What the answer rests on. Empty where it is not researched.",
        allowed: Answer.Basis.allCases.map(\.rawValue))
    ) { .optional($0.answer.basis?.rawValue) },
    DataField(
      DataColumn(
        name: "confidence", kind: .string,
        description: "How sure the coder is. Empty where the answer is not researched.",
        allowed: Answer.Confidence.allCases.map(\.rawValue))
    ) { .optional($0.answer.confidence?.rawValue) },
  ]

  /// The source of an answer, by its id.
  private static func source<Subject: Sendable>(_ source: @escaping @Sendable (Subject) -> Source?) -> DataField<
    Subject
  > {
    DataField(
      DataColumn(
        name: "source", kind: .string,
        description:
          "The id of the source that the answer rests on, as in sources.csv. Empty where the answer is not researched.")
    ) { .optional(source($0)?.id) }
  }

  static let answerSource: DataField<VersionAnswer> = source {
    $0.coded.answer.basis == nil ? nil : $0.version.pathway.source(of: $0.coded.answer)
  }

  static let lastDay = DataField<VersionAnswer>(
    DataColumn(
      name: "valid_through", kind: .date,
      description:
        "The last day on which the answer held: until a later version gave another, or the pathway ended. Empty: still in "
        + "force as far as the coding goes.")
  ) { .optional($0.lastDay) }

  static let relatedSince: [DataField<RelatedAnswer>] = [
    effective(isRequired: false) { $0.effective },
    stated(isRequired: false) { $0.effective },
    DataField(
      DataColumn(name: "act", kind: .string, description: "The act that made it so, where known.")
    ) { .optional($0.act) },
  ]

  static let relatedSource: DataField<RelatedAnswer> = source {
    $0.coded.answer.basis == nil ? nil : $0.place.jurisdiction.related.source(of: $0.coded.answer)
  }

  static func partOf<Subject>(_ pathway: @escaping @Sendable (Subject) -> String) -> DataField<Subject> {
    DataField(
      DataColumn(
        name: "pathway", kind: .string,
        description: "The id of the pathway; \(relatedMark) for the answers of related.csv.", isRequired: true)
    ) { .text(pathway($0)) }
  }

  var exceptionSays: [DataField<Exception>] {
    [
      DataField(
        DataColumn(
          name: "group", kind: .string, description: "Whom or what the other rule is for.", isRequired: true,
          allowed: codebook.groups.map(\.id))
      ) { .text($0.exception.group) },
      DataField(
        DataColumn(
          name: "value", kind: .string, description: "The value for that group, as in answers.csv.", isRequired: true,
          isList: true)
      ) { .coded($0.exception.value) },
      DataField(DataColumn(name: "label", kind: .string, description: "The value in plain words.", isRequired: true)) {
        [codebook] in .text(codebook.words(for: $0.exception, to: $0.coded.question))
      },
      DataField(DataColumn(name: "cite", kind: .string, description: "The pin citation.", isRequired: true)) {
        .text($0.exception.cite)
      },
    ]
  }

  static let source: [DataField<Source>] = [
    DataField(
      DataColumn(
        name: "source", kind: .string, description: "The id of the source, unique within the pathway.", isRequired: true
      )
    ) { .text($0.id) },
    DataField(DataColumn(name: "title", kind: .string, description: "What was read.", isRequired: true)) {
      .text($0.title)
    },
    DataField(
      DataColumn(name: "url", kind: .string, description: "Its address, where one is known.", pattern: "https?://.+")
    ) { .optional($0.url) },
    DataField(
      DataColumn(
        name: "current_through", kind: .string, description: "How late the source reaches, in words.", isRequired: true)
    ) { .text($0.currentThrough) },
  ]
}

extension DataTable.Value {
  /// A coded value: a word or a text, or a list of them.
  static func coded(_ value: Answer.Value) -> DataTable.Value {
    switch value {
    case .choice(let word), .text(let word): .text(word)
    case .list(let items), .texts(let items): .list(items)
    case .silent: .text("silent")
    case .unclear: .text("unclear")
    case .notResearched: .text("not_researched")
    }
  }
}
