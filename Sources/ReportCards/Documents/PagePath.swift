/// Paths between the pages of a report.
enum PagePath {
  /// The path from one page to another, both given without an ending.
  static func relative(to target: String, from source: String) -> String {
    let slash = UInt8(ascii: "/")
    let (sourceBytes, targetBytes) = (source.utf8, target.utf8)
    // The end of the last folder that both have in common.
    var common = sourceBytes.startIndex
    for (place, (one, other)) in zip(sourceBytes.indices, zip(sourceBytes, targetBytes)) {
      if one != other { break }
      if one == slash { common = sourceBytes.index(after: place) }
    }
    let up = sourceBytes[common...].count { $0 == slash }
    let rest = target.utf8.dropFirst(sourceBytes.distance(from: sourceBytes.startIndex, to: common))
    return String(repeating: "../", count: up) + String(Substring(rest))
  }

  /// Whether a page is written as Markdown too.
  ///
  /// The long lists of answers are not: the data file shows the same there.
  static func hasMarkdown(_ page: String) -> Bool {
    !page.hasPrefix("questions/") && !page.hasPrefix("answers/")
  }
}
