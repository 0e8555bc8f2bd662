/// A table of the data release: its CSV and its description.
struct DataResource: Sendable {
  /// Columns whose values are those of columns of another table.
  struct Reference: Sendable {
    let columns: [String]
    let resource: String
    let target: [String]

    init(_ columns: String..., to resource: String, _ target: [String]? = nil) {
      self.columns = columns
      self.resource = resource
      self.target = target ?? columns
    }
  }

  let name: String
  let title: String
  /// What a row is and what is to be known of the whole, in sentences.
  let description: String
  let columns: [DataColumn]
  let key: [String]
  let references: [Reference]
  let rowCount: Int
  let bytes: [UInt8]
  let hash: String

  /// The file beside the package's descriptor.
  var path: String { "\(name).csv" }

  /// Writes a table of subjects, one row each.
  init<Subject: Sendable>(
    _ name: String, title: String, description: String, key: [String], references: [Reference] = [],
    fields: [DataField<Subject>], rows: [Subject]
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.key = key
    self.references = references
    columns = fields.columns()
    rowCount = rows.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 160)
    CSV.append(fields.map { .text($0.column.name) }, to: &bytes)
    for row in rows { CSV.append(fields, of: row, to: &bytes) }
    self.bytes = bytes
    hash = SHA256.hash(bytes)
  }

  /// The resource of a Frictionless data package.
  var descriptor: JSONValue {
    func words(_ words: [String]) -> JSONValue { .array(words.map { .string($0) }) }
    var schema: [JSONValue.Member] = [
      .init("fields", .array(columns.map(\.tableSchema))), .init("missingValues", words([""])),
      .init("primaryKey", words(key)),
    ]
    if !references.isEmpty {
      let keys = references.map { reference -> JSONValue in
        .object([
          .init("fields", words(reference.columns)),
          .init(
            "reference",
            .object([.init("resource", .string(reference.resource)), .init("fields", words(reference.target))])),
        ])
      }
      schema.append(.init("foreignKeys", .array(keys)))
    }
    return .object([
      .init("profile", .string("tabular-data-resource")), .init("name", .string(name)),
      .init("path", .string(path)), .init("title", .string(title)), .init("description", .string(description)),
      .init("format", .string("csv")), .init("mediatype", .string("text/csv")), .init("encoding", .string("utf-8")),
      .init("bytes", .number("\(bytes.count)")), .init("hash", .string("sha256:\(hash)")),
      .init("schema", .object(schema)),
    ])
  }
}
