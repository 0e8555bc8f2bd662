import Statutes

/// Reads `StatutesYAML/edition.yaml`.
struct EditionReader {
  let reading: FileReading

  func edition(_ root: YAMLNode) -> Edition? {
    guard
      let fields = reading.fields(
        root, what: "the edition", required: ["edition", "title", "as_of", "cite_as", "corrections"]),
      let name = reading.text(fields["edition"], what: "the edition's name"),
      let title = reading.text(fields["title"], what: "the title"),
      let asOf = reading.day(fields["as_of"], what: "as_of"),
      let citeAs = reading.text(fields["cite_as"], what: "cite_as"),
      let corrections = reading.text(fields["corrections"], what: "corrections")
    else { return nil }
    return Edition(name: name, title: title, asOf: asOf, citeAs: citeAs, corrections: corrections)
  }
}
