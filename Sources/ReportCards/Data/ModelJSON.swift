import Analysis
import Rubric
import Statutes

/// The compiled rubric and the coded law as one JSON object, for the scripts of the what-if and the compare page.
struct ModelJSON {
  let report: Report
  private var rubric: Rubric { report.grader.rubric }
  private var codebook: Codebook { report.codebook }

  init(_ report: Report) { self.report = report }

  /// What the what-if page needs.
  var whatIf: JSONValue {
    .object(
      [
        .init("asOf", .string("\(report.asOf)")), .init("rubric", rubricObject),
        .init("freeText", strings(codebook.pathwayQuestions.filter(\.options.isEmpty).map(\.id))),
      ] + shared(jurisdiction))
  }

  /// What the compare page needs: the points and the answers that they rest on.
  var comparison: JSONValue {
    let criteria = rubric.criteria.map {
      JSONValue.object([.init("title", .string($0.title)), .init("points", number($0.points.hundredths))])
    }
    let head = JSONValue.object([
      .init("points", number(rubric.points.hundredths)), .init("criteria", .array(criteria)),
    ])
    var reasons: [String: Int] = [:]
    var said: [String] = []
    for reason in report.summary.grades.flatMap({ $0.criteria.map(\.reason) }) where reasons[reason] == nil {
      reasons[reason] = said.count
      said.append(reason)
    }
    return .object(
      [.init("rubric", head), .init("reasons", strings(said))] + shared { compared($0, reasons) })
  }

  private func shared(_ jurisdiction: (Jurisdiction) -> JSONValue?) -> [JSONValue.Member] {
    [
      .init("questions", .array(codebook.pathwayQuestions.filter { !$0.options.isEmpty }.map(question))),
      .init("related", .array(codebook.jurisdictionQuestions.filter { !$0.options.isEmpty }.map(question))),
      .init("silentLabel", .string(codebook.absence("silent"))),
      .init(
        "open", .array(["not_researched", "unclear"].map { object([("value", $0), ("label", codebook.absence($0))]) })),
      .init("jurisdictions", .array(report.jurisdictions.compactMap(jurisdiction))),
    ]
  }

  /// What stands side by side: of each criterion the points, the most that they could be and the place of the reason; of each
  /// question the answer and its citation.
  private func compared(_ jurisdiction: Jurisdiction, _ reasons: [String: Int]) -> JSONValue? {
    guard let grade = report.summary.grade(jurisdiction.code) else { return nil }
    return .object([
      .init("code", .string(grade.jurisdiction)), .init("name", .string(grade.name)),
      .init("letter", .optional(grade.letter)), .init("points", number(grade.points.hundredths)),
      .init(
        "earned",
        .array(
          grade.criteria.map {
            numbers([$0.points.hundredths, $0.high.hundredths, reasons[$0.reason] ?? 0])
          })),
      .init(
        "answers",
        .object(
          codebook.questions.filter { !$0.options.isEmpty }.compactMap { question in
            report.evidence(question.id, grade).map { evidence in
              .init(
                question.id,
                .array([ModelJSON.value(evidence.answer.value), .optional(evidence.answer.cite)]))
            }
          })),
    ])
  }

  private func object(_ members: [(String, String)]) -> JSONValue {
    .object(members.map { .init($0.0, .string($0.1)) })
  }

  private func number(_ value: Int) -> JSONValue { .number("\(value)") }

  private func numbers(_ values: [Int]) -> JSONValue { .array(values.map(number)) }

  private func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  // MARK: The rubric

  private var rubricObject: JSONValue {
    .object([
      .init("id", .string(rubric.id)),
      .init("points", number(rubric.points.hundredths)),
      .init(
        "letters",
        .array(
          rubric.scale.letters.map {
            .object([
              .init("letter", .string($0.letter)), .init("from", number($0.from.hundredths)),
              .init("meaning", .string($0.meaning)),
            ])
          })),
      .init(
        "noLaw",
        rubric.noLaw.mark.map {
          object([("letter", $0.letter), ("meaning", $0.meaning), ("reason", rubric.noLaw.reason)])
        } ?? .null),
      .init("unclassed", .string(rubric.unclassed.rawValue)),
      .init("lead", .array(rubric.lead.map { .array($0.whenAny.map(condition)) })),
      .init("gates", .array(rubric.gates.map(gate))),
      .init("criteria", .array(rubric.criteria.indices.map(criterion))),
    ])
  }

  private func gate(_ gate: Rubric.Gate) -> JSONValue {
    .object([
      .init("id", .string(gate.id)), .init("flag", .string(gate.flag)), .init("cap", .string(gate.cap)),
      .init("opens", .array(gate.opens.map(condition))), .init("reason", .string(gate.reason)),
      .init("advice", .string(gate.advice)),
    ])
  }

  /// A condition as an object from question ids to the values that pass; lead classes and gates test choices alone.
  private func condition(_ condition: Condition) -> JSONValue {
    .object(condition.clauses.map { .init($0.question, strings($0.test.values)) })
  }

  private func criterion(_ place: Int) -> JSONValue {
    let criterion = rubric.criteria[place]
    let compiled = report.grader.compiledCriterion(place)
    return .object([
      .init("id", .string(criterion.id)), .init("title", .string(criterion.title)),
      .init("points", number(criterion.points.hundredths)), .init("reads", .string(criterion.reach.rawValue)),
      .init("questions", strings(criterion.questions)),
      .init(
        "dims",
        .array(
          compiled.dimensions.map { dimension in
            let places = dimension.places.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
            return .object([
              .init("count", number(dimension.count)),
              .init(
                dimension.isList ? "bits" : "digits", .object(places.map { .init($0.key, number($0.value)) })),
            ])
          })),
      .init("strides", numbers(compiled.strides)), .init("low", numbers(compiled.low)),
      .init("high", numbers(compiled.high)), .init("level", numbers(compiled.level)),
      .init(
        "levels",
        .array(
          criterion.levels.map {
            .object([
              .init("points", number($0.points.hundredths)), .init("reason", .string($0.reason)),
              .init("advice", .optional($0.advice)),
            ])
          })),
      .init("why", .string(criterion.why)), .init("fullMarks", .string(criterion.fullMarks)),
    ])
  }

  // MARK: Questions and answers

  private func question(_ question: Question) -> JSONValue {
    .object([
      .init("id", .string(question.id)), .init("label", .string(question.label)),
      .init("question", .string(question.text)), .init("section", .string(question.section)),
      .init("kind", .string(question.kind.rawValue)), .init("silent", .bool(question.silence != nil)),
      .init("graded", .bool(rubric.criteria.contains { $0.questions.contains(question.id) })),
      .init(
        "options",
        .array(
          question.options.map {
            object(
              [("value", $0.value), ("label", $0.label)] + ($0.length == .required ? [("length", "required")] : []))
          })),
    ])
  }

  private func jurisdiction(_ jurisdiction: Jurisdiction) -> JSONValue? {
    guard let grade = report.summary.grade(jurisdiction.code) else { return nil }
    return .object([
      .init("code", .string(grade.jurisdiction)), .init("name", .string(grade.name)),
      .init("ranked", .bool(report.summary.ranking.rank(of: grade.jurisdiction) != nil)),
      .init("letter", .optional(grade.letter)), .init("points", number(grade.points.hundredths)),
      .init("high", number(grade.pointsHigh.hundredths)), .init("gate", .optional(grade.gate)),
      .init("lead", .optional(grade.lead)),
      .init(
        "pathways",
        .array(
          grade.pathways.map { law in
            .object([
              .init("id", .string(law.pathway.id)), .init("title", .string(law.pathway.title)),
              .init("citation", .string(law.pathway.citation)),
              .init("answers", answers(law.answers, codebook.pathwayQuestions)),
            ])
          })),
      .init("related", answers(jurisdiction.related.answers(on: report.asOf), codebook.jurisdictionQuestions)),
    ])
  }

  private func answers(_ answers: [String: Answer], _ questions: [Question]) -> JSONValue {
    .object(
      questions.filter { !$0.options.isEmpty }.compactMap { question in
        answers[question.id].map { .init(question.id, ModelJSON.value($0.value)) }
      })
  }

  /// A coded value as the scripts have it.
  static func value(_ value: Answer.Value) -> JSONValue {
    switch value {
    case .choice(let word), .text(let word): .string(word)
    case .list(let items), .texts(let items): .array(items.map { .string($0) })
    case .silent: .string("silent")
    case .unclear: .string("unclear")
    case .notResearched: .string("not_researched")
    }
  }
}
