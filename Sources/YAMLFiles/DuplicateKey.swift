/// Finds the second of two equal keys in a mapping, which Yams does not tell.
enum DuplicateKey {
  typealias Scalars = String.UnicodeScalarView

  /// The second place of a key of the mapping whose first such key stands at a position.
  static func second(
    of key: String, after first: SourcePosition, in text: String
  ) -> (position: SourcePosition, range: Range<Scalars.Index>)? {
    let scalars = text.unicodeScalars
    let word = Array(key.unicodeScalars)
    var blockMatch: (SourcePosition, Range<Scalars.Index>)?
    var flowMatch: (SourcePosition, Range<Scalars.Index>)?
    var line = 1
    var column = 1
    /// Whether the line so far is blank, and so the next character is its first.
    var isIndent = true
    var index = scalars.startIndex
    while index != scalars.endIndex, blockMatch == nil {
      let position = SourcePosition(line: line, column: column)
      let scalar = scalars[index]
      if scalar == "\n" {
        line += 1
        column = 1
        isIndent = true
        index = scalars.index(after: index)
        continue
      }
      if position > first {
        let isLineStart = isIndent && scalar != " " && scalar != "-"
        if isLineStart, line > first.line, column < first.column, scalar != "#" { break }
        let isCandidate = isLineStart && column == first.column
        if let range = match(word, at: index, in: scalars) {
          if isCandidate { blockMatch = (position, range) } else { flowMatch = flowMatch ?? (position, range) }
        }
      }
      if scalar != " " && scalar != "-" { isIndent = false }
      column += 1
      index = scalars.index(after: index)
    }
    return blockMatch ?? flowMatch
  }

  /// A key of as many characters as the one that it hides, unlike any that a person would write.
  static func placeholder(_ number: Int, length key: String) -> String.UnicodeScalarView {
    var scalars = String.UnicodeScalarView()
    for _ in key.unicodeScalars {
      if let scalar = Unicode.Scalar(UInt32(0xE000 + number)) { scalars.append(scalar) }
    }
    return scalars
  }

  /// Whether a key begins as a placeholder does.
  static func isPlaceholder(_ scalar: Unicode.Scalar) -> Bool { (0xE000..<0xE064).contains(scalar.value) }

  /// The range of a word that stands at an index and is followed by a colon; quotes around it are left outside.
  private static func match(
    _ word: [Unicode.Scalar], at start: Scalars.Index, in scalars: Scalars
  ) -> Range<Scalars.Index>? {
    var index = start
    let quote = scalars[start] == "\"" || scalars[start] == "'" ? scalars[start] : nil
    if quote != nil { index = scalars.index(after: index) }
    if quote == nil, start != scalars.startIndex {
      let before = scalars[scalars.index(before: start)]
      guard before == " " || before == "{" || before == "," || before == "\n" else { return nil }
    }
    let begin = index
    for scalar in word {
      guard index != scalars.endIndex, scalars[index] == scalar else { return nil }
      index = scalars.index(after: index)
    }
    let end = index
    if let quote {
      guard index != scalars.endIndex, scalars[index] == quote else { return nil }
      index = scalars.index(after: index)
    }
    while index != scalars.endIndex, scalars[index] == " " { index = scalars.index(after: index) }
    guard index != scalars.endIndex, scalars[index] == ":" else { return nil }
    return begin..<end
  }
}
