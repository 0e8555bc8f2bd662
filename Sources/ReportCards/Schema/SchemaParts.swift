import Statutes

/// The parts that schemas are put together from.
extension JSONValue {
  /// A reference to one of the schema's definitions.
  static func definition(_ name: String) -> JSONValue { ["$ref": .string("#/definitions/\(name)")] }

  /// A list of texts.
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// A list of what matches a schema.
  static func list(of items: JSONValue, atLeast count: Int = 0, unique: Bool = false) -> JSONValue {
    var members: [Member] = [Member("type", "array"), Member("items", items)]
    if count > 0 { members.append(Member("minItems", .number("\(count)"))) }
    if unique { members.append(Member("uniqueItems", true)) }
    return .object(members)
  }

  /// One of some words, each with what it means.
  ///
  /// The type is stated for editors: they put quotes around a word such as `no` only where it must be a text.
  static func words(_ terms: [Codebook.Term]) -> JSONValue {
    [
      "type": "string", "enum": strings(terms.map(\.id)),
      "enumDescriptions": strings(terms.map { $0.definition.isEmpty ? $0.label : "\($0.label). \($0.definition)" }),
    ]
  }

  /// One of some words that explain themselves.
  static func words<Case: RawRepresentable & CaseIterable>(of type: Case.Type) -> JSONValue
  where Case.RawValue == String {
    ["type": "string", "enum": strings(Case.allCases.map(\.rawValue))]
  }

  /// An object whose keys are all known; a misspelled one is refused.
  static func closed(
    required: KeyValuePairs<String, JSONValue>, optional: KeyValuePairs<String, JSONValue> = [:],
    rules: [JSONValue] = []
  ) -> JSONValue {
    closed(
      properties: required.map { Member($0.key, $0.value) } + optional.map { Member($0.key, $0.value) },
      required: required.map(\.key), rules: rules)
  }

  /// An object whose keys are all known, some of them required.
  static func closed(properties: [Member], required: [String], rules: [JSONValue] = []) -> JSONValue {
    var members: [Member] = [Member("type", "object"), Member("properties", .object(properties))]
    if !required.isEmpty { members.append(Member("required", strings(required))) }
    members.append(Member("additionalProperties", false))
    if !rules.isEmpty { members.append(Member("allOf", .array(rules))) }
    return .object(members)
  }

  /// A rule that holds where a key has a value.
  static func rule(
    where key: String, is value: JSONValue, then: JSONValue, otherwise: JSONValue? = nil
  ) -> JSONValue {
    let test: JSONValue = ["properties": .object([Member(key, ["const": value])]), "required": strings([key])]
    let members = [Member("if", test), Member("then", then)] + (otherwise.map { [Member("else", $0)] } ?? [])
    return .object(members)
  }

  /// A rule that keys are there.
  static func needs(_ keys: String...) -> JSONValue { ["required": strings(keys)] }

  /// A rule that keys are not there.
  static func lacks(_ keys: String...) -> JSONValue { ["properties": .object(keys.map { Member($0, false) })] }

  /// The schema with members before its own: a title, a description.
  func with(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    guard case .object(let own) = self else { return self }
    return .object(members.map { Member($0.key, $0.value) } + own)
  }

  /// The schema with a description, which editors show beside the key.
  func described(_ description: String) -> JSONValue { with(["description": .string(description)]) }
}

/// Definitions that the schemas of several files share.
enum SharedDefinitions {
  /// A text that says something.
  ///
  /// Numbers are texts too: a year or a version may stand without quotes.
  static let text = JSONValue.Member("text", ["type": ["string", "number"], "pattern": "\\S"])

  /// An id.
  static let id = JSONValue.Member(
    "id",
    [
      "type": "string", "pattern": "^[a-z][a-z0-9_-]*$",
      "patternErrorMessage": "An id is made of lower-case words joined by hyphens or underscores.",
    ])

  private static let monthDay =
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))"
  private static let year = "[1-9][0-9]{3}"

  /// A date known to the day.
  static let day = JSONValue.Member(
    "day",
    [
      "type": "string", "pattern": .string("^\(year)-\(monthDay)$"),
      "patternErrorMessage": "Write the day as YYYY-MM-DD.",
    ])

  /// A date that may be known to the month or year only.
  static let date = JSONValue.Member(
    "date",
    [
      "type": ["string", "integer"], "pattern": .string("^(by )?\(year)(-(0[1-9]|1[0-2])|-\(monthDay))?$"),
      "patternErrorMessage": "Write YYYY-MM-DD, YYYY-MM or YYYY, with 'by ' in front for a latest possible day.",
      "minimum": 1000, "maximum": 9999,
    ])

  private static let host = #"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\.?"#

  /// Something that was read.
  static let source = JSONValue.Member(
    "source",
    .closed(
      required: [
        "id": .definition("id").described("A short id, such as s1; answers name their source by it."),
        "title": .definition("text").described("What was read."),
        "current_through": .definition("text").described("How late the source reaches."),
      ],
      optional: [
        "url": [
          "description": "Where it can be read.", "type": "string",
          "pattern": .string("^https?://\(host)(:[0-9]+)?([/?#][!#-;=?-Z\\[\\]_a-z~]*)?$"),
          "patternErrorMessage": "A web address begins with https:// and a host with a dot, and holds no space.",
        ]
      ]))

  /// Points of a rubric.
  ///
  /// That a number has at most two decimals is left to the reader: by binary fractions, 0.07 is no multiple of 0.01.
  static let points = JSONValue.Member(
    "points",
    ["type": ["number", "string"], "minimum": 0, "maximum": 999_999, "pattern": "^[0-9]{1,6}([.][0-9]{1,2})?$"])

  /// The postal code of a jurisdiction.
  static let jurisdiction = JSONValue.Member(
    "jurisdiction", .words(Place.all.map { Codebook.Term(id: $0.code, label: $0.name) }))
}
