import Statutes

/// The coded law as one JSON file, nested so that nothing is said twice, with its schema.
struct LawJSON {
  let tables: LawTables
  let report: Report

  private var head: [DataField<Report>] {
    ScoreTables(report).frame.filter { ["edition", "as_of"].contains($0.column.name) }
  }

  private static let codedFrom = DataField<LawTables.Place>(
    DataColumn(name: "coded_from", kind: .date, description: "The first day whose law is coded.", isRequired: true)
  ) { .text($0.jurisdiction.codedFrom.description) }

  private var place: [DataField<LawTables.Place>] { LawTables.place + [Self.codedFrom] }

  // MARK: Values

  /// The file, a line for each jurisdiction.
  var bytes: [UInt8] {
    var writer = JSONFileWriter()
    writer.object { writer in
      writer.members(head, of: report)
      writer.array("jurisdictions", tables.places.indices, isByLine: true) { writer, number in
        writer.members(place, of: tables.places[number])
        pathways(number, to: &writer)
        writer.object("related") { writer in
          writer.object("answers") { writer in
            for answer in tables.related[number] { related(answer, to: &writer) }
          }
        }
      }
    }
    return writer.file
  }

  private func pathways(_ number: Int, to writer: inout JSONFileWriter) {
    let all = zip(tables.versions[number], tables.answers[number]).map { (version: $0, answers: $1) }
    writer.array("pathways", all.indices.filter { all[$0].version.number == 0 }) { writer, first in
      let pathway = all[first].version.pathway
      writer.members(LawTables.pathway, of: all[first].version)
      writer.array("versions", all[first..<(first + pathway.history.count)]) { writer, item in
        writer.members(LawTables.version, of: item.version)
        writer.object("answers") { writer in
          for answer in item.answers { self.answer(answer, to: &writer) }
        }
      }
    }
  }

  private func answer(_ answer: LawTables.VersionAnswer, to writer: inout JSONFileWriter) {
    writer.object(answer.coded.question.id) { writer in
      writer.members(LawTables.answer, of: answer.coded)
      writer.members([LawTables.answerSource, LawTables.lastDay], of: answer)
      exceptions(tables.exceptions(of: answer), to: &writer)
    }
  }

  private func related(_ answer: LawTables.RelatedAnswer, to writer: inout JSONFileWriter) {
    writer.object(answer.coded.question.id) { writer in
      writer.members(LawTables.answer, of: answer.coded)
      writer.members(LawTables.relatedSince + [LawTables.relatedSource], of: answer)
      exceptions(tables.exceptions(of: answer), to: &writer)
    }
  }

  private func exceptions(_ exceptions: [LawTables.Exception], to writer: inout JSONFileWriter) {
    if exceptions.isEmpty { return }
    writer.array("exceptions", exceptions) { $0.members(tables.exceptionSays, of: $1) }
  }

  // MARK: Schema

  /// The JSON Schema of the file.
  var schema: JSONValue {
    let exceptions = JSONValue.list(tables.exceptionSays.columns().jsonSchema("Another rule for a group."))
    func answer(_ more: [DataColumn], _ description: String) -> JSONValue {
      (LawTables.answer.columns() + more).jsonSchema(description, and: [("exceptions", exceptions, false)])
    }
    let version = LawTables.version.columns().jsonSchema(
      "A version of the law.",
      and: [("answers", answers(to: tables.codebook.pathwayQuestions, as: "answer"), true)])
    let pathway = LawTables.pathway.columns().jsonSchema(
      "A way to relief; its versions, oldest first. The first answers every question, a later one what it changed.",
      and: [("versions", .list(version), true)])
    let related = [DataColumn]().jsonSchema(
      "The answers on the jurisdiction as a whole.",
      and: [
        ("answers", answers(to: tables.codebook.jurisdictionQuestions, as: "related_answer"), true)
      ])
    let jurisdiction = place.columns().jsonSchema(
      "A jurisdiction.", and: [("pathways", .list(pathway), true), ("related", related, true)])
    return .schema(
      title: "\(report.edition.title), answers",
      head.columns().jsonSchema(and: [("jurisdictions", .list(jurisdiction), true)]),
      definitions: [
        .init(
          "answer",
          answer([LawTables.answerSource.column, LawTables.lastDay.column], "An answer of a version.")),
        .init(
          "related_answer",
          answer(
            (LawTables.relatedSince + [LawTables.relatedSource]).columns(), "An answer on the jurisdiction as a whole.")
        ),
      ])
  }

  /// Answers by question, each with the values that its question allows.
  private func answers(to questions: [Question], as definition: String) -> JSONValue {
    let members = questions.map { question -> JSONValue.Member in
      let absences = (question.silence == nil ? [] : ["silent"]) + ["unclear", "not_researched"]
      let options = question.options.map(\.value)
      let value: JSONValue =
        switch question.kind {
        case .choice: .words(options + absences)
        case .list: .either(.list(.words(options)), .words(absences))
        case .text: .object([.init("type", .string("string"))])
        case .texts: .either(.list(.object([.init("type", .string("string"))])), .words(absences))
        }
      return .init(
        question.id,
        .object([
          .init("$ref", .string("#/$defs/\(definition)")), .init("description", .string(question.text)),
          .init("properties", .object([.init("value", value)])),
        ]))
    }
    return .object([
      .init("type", .string("object")), .init("properties", .object(members)),
      .init("additionalProperties", .bool(false)),
    ])
  }
}

/// The scores as one JSON file, with its schema.
struct ScoreJSON {
  let tables: ScoreTables
  let rows: [ScoreTables.Row]

  private var fields: [DataField<ScoreTables.Row>] { LawTables.place.of { $0.place } + tables.totals }

  /// The file, a line for each jurisdiction.
  var bytes: [UInt8] {
    var writer = JSONFileWriter()
    writer.object { writer in
      writer.members(tables.frame, of: tables.report)
      writer.array("jurisdictions", rows, isByLine: true) { writer, row in
        writer.members(fields, of: row)
        writer.object("criteria") { $0.members(tables.criteria, of: row) }
      }
    }
    return writer.file
  }

  /// The JSON Schema of the file.
  var schema: JSONValue {
    let criteria = tables.criteria.columns().jsonSchema("The points of each criterion.")
    return .schema(
      title: "\(tables.report.edition.title), scores",
      tables.frame.columns().jsonSchema(
        and: [("jurisdictions", .list(fields.columns().jsonSchema(and: [("criteria", criteria, true)])), true)]))
  }
}

extension JSONValue {
  /// A JSON Schema as a whole.
  fileprivate static func schema(title: String, _ root: JSONValue, definitions: [Member] = []) -> JSONValue {
    guard case .object(let members) = root else { return root }
    return .object(
      [
        .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")), .init("title", .string(title)),
      ] + members + (definitions.isEmpty ? [] : [.init("$defs", .object(definitions))]))
  }

  fileprivate static func list(_ item: JSONValue) -> JSONValue {
    .object([.init("type", .string("array")), .init("items", item)])
  }

  fileprivate static func reference(_ definition: String) -> JSONValue {
    .object([.init("$ref", .string("#/$defs/\(definition)"))])
  }

  fileprivate static func words(_ values: [String]) -> JSONValue {
    .object([.init("enum", .array(values.map { .string($0) }))])
  }

  fileprivate static func either(_ first: JSONValue, _ second: JSONValue) -> JSONValue {
    .object([.init("anyOf", .array([first, second]))])
  }
}
