import Statutes

/// The statutes and the sources that answers rest on as BibTeX entries.
public struct BibTeX {
  private let report: Report
  private let codes: Set<String>?

  /// Prepares the entries of a report.
  ///
  /// - Parameter codes: The jurisdictions that are wanted; `nil` means every one.
  public init(_ report: Report, only codes: Set<String>? = nil) {
    self.report = report
    self.codes = codes
  }

  /// The entries, by jurisdiction and pathway: the statute first, then each source that an answer rests on.
  ///
  /// A key is the postal code, the pathway's id and the source's id, joined by colons, and so stays the same.
  public var text: String {
    let jurisdictions = report.jurisdictions.filter { codes?.contains($0.code) ?? true }
    return jurisdictions.flatMap(entries).joined(separator: "\n")
  }

  private func entries(of jurisdiction: Jurisdiction) -> [String] {
    let name = jurisdiction.name
    let pathways = jurisdiction.pathways.flatMap { pathway -> [String] in
      let key = "\(jurisdiction.code):\(pathway.id)"
      let cited = Set(
        pathway.history.flatMap(\.answers.values).filter { $0.basis != nil }.compactMap { pathway.source(of: $0)?.id })
      // The best text comes first, and says how late the law was read.
      let note =
        ["\(pathway.title), \(name)"] + pathway.sources.prefix(1).map { "current through \($0.currentThrough)" }
        + (pathway.lastDay(of: pathway.history.count - 1).map { ["in force through \($0)"] } ?? [])
      return [Self.entry(key, title: pathway.citation, url: nil, note: note.joined(separator: ", "))]
        + pathway.sources.filter { cited.contains($0.id) }.map { source($0, key: key, of: name) }
    }
    let related = jurisdiction.related
    let cited = Set(
      related.provisions.values.filter { $0.answer.basis != nil }.compactMap { related.source(of: $0.answer)?.id })
    // No pathway's key has two colons in a row.
    return pathways
      + related.sources.filter { cited.contains($0.id) }.map { source($0, key: "\(jurisdiction.code):", of: name) }
  }

  private func source(_ source: Source, key: String, of name: String) -> String {
    Self.entry(
      "\(key):\(source.id)", title: source.title, url: source.url,
      note: "\(name), current through \(source.currentThrough)")
  }

  private static func entry(_ key: String, title: String, url: String?, note: String) -> String {
    // The braces within the braces keep the capitals of the title.
    var lines = ["@misc{\(key),", "  title = {{\(escaped(title))}},"]
    if let url { lines += ["  howpublished = {\\url{\(url)}},", "  url = {\(url)},"] }
    lines += ["  note = {\(escaped(note))},", "}", ""]
    return lines.joined(separator: "\n")
  }

  /// A text with the characters escaped that LaTeX takes for commands; other characters stay as they are, in UTF-8.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\textbackslash{}"
      case "~": "\\textasciitilde{}"
      case "^": "\\textasciicircum{}"
      // A brace written as such would count as one when an entry is read, though escaped.
      case "{": "\\textbraceleft{}"
      case "}": "\\textbraceright{}"
      case "&", "%", "$", "#", "_": "\\\(scalar)"
      case "\n", "\r", "\t": " "
      default: String(scalar)
      }
    }.joined()
  }
}
