/// A column of the released tables, declared once: the CSV, the data package and the JSON schema all follow it.
struct DataColumn: Sendable, Hashable {
  /// What a column holds, by the names of Table Schema.
  enum Kind: String, Sendable { case string, integer, number, boolean, date, year, object }

  let name: String
  let kind: Kind
  /// What the column says, in a sentence or two.
  let description: String
  /// Whether every row has a value.
  var isRequired = false
  /// Whether the value may be a list, whose items stand between semicolons in CSV.
  var isList = false
  /// The values that are allowed; empty where any is.
  var allowed: [String] = []
  /// The least and the greatest number, as they are written.
  var minimum: String?
  var maximum: String?
  /// The form of a text, as a regular expression over the whole of it.
  var pattern: String?

  /// The field of a Table Schema.
  var tableSchema: JSONValue {
    var constraints: [JSONValue.Member] = []
    if isRequired { constraints.append(.init("required", .bool(true))) }
    if !allowed.isEmpty { constraints.append(.init("enum", .array(allowed.map { .string($0) }))) }
    if let minimum { constraints.append(.init("minimum", .number(minimum))) }
    if let maximum { constraints.append(.init("maximum", .number(maximum))) }
    if let pattern { constraints.append(.init("pattern", .string(pattern))) }
    return .object(
      [
        .init("name", .string(name)), .init("type", .string(kind.rawValue)),
        .init("description", .string(description)),
      ] + (constraints.isEmpty ? [] : [.init("constraints", .object(constraints))]))
  }

  /// The JSON Schema of a value.
  var jsonSchema: JSONValue {
    var members: [JSONValue.Member] = [.init("description", .string(description))]
    func type(_ name: String) -> JSONValue.Member { .init("type", .string(name)) }
    switch kind {
    case .string where isList:
      members.append(.init("type", .array([.string("string"), .string("array")])))
      members.append(.init("items", .object([type("string")])))
    case .string: members.append(type("string"))
    case .integer, .year: members.append(type("integer"))
    case .number: members.append(type("number"))
    case .boolean: members.append(type("boolean"))
    case .date: members += [type("string"), .init("format", .string("date"))]
    case .object: members.append(type("object"))
    }
    if !allowed.isEmpty { members.append(.init("enum", .array(allowed.map { .string($0) }))) }
    if let minimum { members.append(.init("minimum", .number(minimum))) }
    if let maximum { members.append(.init("maximum", .number(maximum))) }
    if let pattern { members.append(.init("pattern", .string("^(\(pattern))$"))) }
    return .object(members)
  }

  /// What a reader of the table should know of the values, in words.
  var form: String {
    var parts = [kind == .string ? "text" : kind.rawValue]
    if !allowed.isEmpty, allowed.count <= 12 { parts.append(allowed.joined(separator: ", ")) }
    if isRequired { parts.append("never empty") }
    return parts.joined(separator: "; ")
  }
}

/// A column with the value that it has for something.
struct DataField<Subject: Sendable>: Sendable {
  let column: DataColumn
  let value: @Sendable (Subject) -> DataTable.Value

  init(_ column: DataColumn, _ value: @escaping @Sendable (Subject) -> DataTable.Value) {
    self.column = column
    self.value = value
  }

  /// The field for something that has the subject as a part.
  func of<Whole: Sendable>(_ part: @escaping @Sendable (Whole) -> Subject) -> DataField<Whole> {
    DataField<Whole>(column) { value(part($0)) }
  }
}

extension [DataColumn] {
  /// The JSON Schema of an object with these members, and others beside them.
  func jsonSchema(
    _ description: String? = nil, and others: [(name: String, schema: JSONValue, isRequired: Bool)] = []
  ) -> JSONValue {
    let required = filter(\.isRequired).map(\.name) + others.filter(\.isRequired).map(\.name)
    return .object(
      (description.map { [.init("description", .string($0))] } ?? []) + [
        .init("type", .string("object")),
        .init(
          "properties",
          .object(map { .init($0.name, $0.jsonSchema) } + others.map { .init($0.name, $0.schema) })),
        .init("required", .array(required.map { .string($0) })),
        .init("additionalProperties", .bool(false)),
      ])
  }
}

extension Array {
  /// The columns of fields.
  func columns<Subject: Sendable>() -> [DataColumn] where Element == DataField<Subject> { map(\.column) }

  /// The fields for something that has their subject as a part.
  func of<Subject: Sendable, Whole: Sendable>(_ part: @escaping @Sendable (Whole) -> Subject) -> [DataField<Whole>]
  where Element == DataField<Subject> {
    map { $0.of(part) }
  }
}
