import Statutes

/// Reads lists of sources.
struct SourceReader {
  let reading: FileReading

  /// Reads the list under the key `sources`.
  func sources(_ fields: Fields) -> [Source] {
    let sources = (reading.items(fields["sources"], what: "sources") ?? []).compactMap(source)
    var seen = Set<String>()
    for source in sources where !seen.insert(source.id).inserted {
      reading.report(.badID, at: fields.position(of: "sources"), "the source id '\(source.id)' is used twice")
    }
    return sources
  }

  private func source(_ node: YAMLNode) -> Source? {
    guard
      let fields = reading.fields(
        node, what: "a source", required: ["id", "title", "current_through"], optional: ["url"]),
      let id = reading.id(fields["id"], what: "the source's id"),
      let title = reading.text(fields["title"], what: "the title"),
      let current = reading.text(fields["current_through"], what: "current_through")
    else { return nil }
    let url = fields["url"].flatMap { reading.url($0, what: "the url") }
    return Source(id: id, title: title, url: url, currentThrough: current)
  }
}
