import Statutes

/// The JSON Schema of a kind of YAML file, by which editors complete, explain and check it.
///
/// The schemas follow draft-07, which YAML language servers know. Questions, answers and their meanings come from the codebook. What
/// a schema cannot say, such as that a source is listed or that dates follow each other, the readers check.
public enum FileSchema: String, Sendable, CaseIterable {
  case statute
  case draft
  case rubric
  case codebook
  case edition
  case secondCoding = "second-coding"
  case review

  /// The name of the schema's file, in the folder of the codebook.
  public var fileName: String { "\(rawValue).schema.json" }

  /// The schema, for the questions of a codebook.
  public func json(_ codebook: Codebook) -> JSONValue {
    let parts = parts(codebook)
    return parts.root.with([
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$comment": "Written by 'reportcard schema'; never edited by hand.",
      "title": .string(parts.title), "description": .string(parts.description),
    ]).adding([.init("definitions", .object(parts.definitions))])
  }

  /// What the schemas of different files differ in.
  struct Parts {
    let title: String
    let description: String
    let root: JSONValue
    let definitions: [JSONValue.Member]
  }

  private func parts(_ codebook: Codebook) -> Parts {
    switch self {
    case .statute: StatuteSchema(codebook: codebook).statute
    case .draft: StatuteSchema(codebook: codebook).draft
    case .secondCoding: StatuteSchema(codebook: codebook).secondCoding
    case .review: StatuteSchema(codebook: codebook).review
    case .edition: StatuteSchema.edition
    case .rubric: RubricSchema(codebook: codebook).rubric
    case .codebook: CodebookSchema.codebook
    }
  }
}

extension JSONValue {
  /// The object with members after its own.
  fileprivate func adding(_ members: [Member]) -> JSONValue {
    guard case .object(let own) = self else { return self }
    return .object(own + members)
  }
}
