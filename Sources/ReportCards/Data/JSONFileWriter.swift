/// Writes large JSON files member by member, without spaces and without a value in between.
struct JSONFileWriter {
  private var json = JSONWriter(isCompact: true)
  /// Whether the next member or item is the first of its object or list.
  private var isFirst = true

  /// What was written, with a line feed at its end.
  var file: [UInt8] { json.bytes + [UInt8(ascii: "\n")] }

  /// Writes an object whose members a closure writes.
  mutating func object(_ members: (inout JSONFileWriter) -> Void) {
    json.raw("{")
    isFirst = true
    members(&self)
    json.raw("}")
    isFirst = false
  }

  /// Writes a member that is an object.
  mutating func object(_ key: String, _ members: (inout JSONFileWriter) -> Void) {
    self.key(key)
    object(members)
  }

  /// Writes a member that is a list of objects, each on a line of its own where that is asked for.
  mutating func array<Items: Collection>(
    _ key: String, _ items: Items, isByLine: Bool = false, _ members: (inout JSONFileWriter, Items.Element) -> Void
  ) {
    self.key(key)
    json.raw("[")
    isFirst = true
    for item in items {
      separate()
      if isByLine { json.raw("\n") }
      object { members(&$0, item) }
    }
    if isByLine { json.raw("\n") }
    json.raw("]")
    isFirst = false
  }

  /// Writes the fields of something as members; what has no value is left out.
  mutating func members<Subject>(_ fields: [DataField<Subject>], of subject: Subject) {
    // By place: to copy a field with its column takes longer than to write it.
    for place in fields.indices {
      let value = fields[place].value(subject)
      if case .none = value { continue }
      key(fields[place].column.name)
      json.write(value.json)
    }
  }

  private mutating func key(_ key: String) {
    separate()
    json.quote(key)
    json.raw(":")
  }

  private mutating func separate() {
    if !isFirst { json.raw(",") }
    isFirst = false
  }
}
