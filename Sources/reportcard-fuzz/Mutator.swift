import Analysis

/// Spoils texts, each change drawn by a generator of random numbers.
struct Mutator {
  /// What YAML, a terminal, a page or a spreadsheet takes for more than text.
  private static let words: [[UInt8]] =
    [
      "&a ", "*a", "&a [*a]", "!", "!!str ", "!!binary ", "!!null", "!<tag:x>", "|", "|+\n", ">-\n", "? ", "- ", ": ",
      ":", "{",
      "}", "[", "]", "[]", "{}", ", ", "#", " #", "'", "\"", "\"\"", "\\", "%", "%YAML 1.1\n", "@", "`", "~", "null",
      "yes",
      "no", "<<: ", "<<: *a", "\n---\n", "\n...\n", "---", "--- ", "\t", "\0", "\u{1}", "\u{7F}", "\u{1B}[31m",
      "\u{85}",
      "\u{9B}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{FEFF}",
      "\u{E000}", "\u{F000}", "\u{FFFD}", "\u{FFFF}", "\u{1F600}", "e\u{301}", "\r\n", "\r", "\n", "\n\n", " ", "  ",
      "    ",
      "\\u0000", "\\x1b", "\\e", "\\0", "\\N", "\\L", "\\uD800", "\\uF000", "\\U0010FFFF", "\\UFFFFFFFF", "\\x",
      "\"\\u202e\"",
      "0", "-1", "1e999", "999999", "99999999999999999999999999", "0x10", "0o7", ".5", "1.", "NaN", "2020-02-30",
      "by 2020",
      "9999-12-31", "0000-00-00", "<script>alert(1)</script>", "</script>", "<!--", "javascript:alert(1)", "=1+1",
      "](x)",
      "url: http://a@b.c", "value: ", "cite: ", "note: ", "history:", "pathways: []", "answers: {}", "unclear",
      "not_researched",
      "silent", "../x", "index", "«", "«x»",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xFE, 0xFF], [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xC3],
      [0xF0, 0x9F],
    ]

  /// What YAML takes for text, and what comes after it may not.
  private static let prose: [[UInt8]] = [
    "<script>alert(1)</script>", "</script>", "<!--", "javascript:alert(1)", "=1+1", "](x)", "&amp;", " 5 * 3 ", "\"",
    "'",
    " \\ ", " | ", "`", "$x$", "{{x}}", "\u{1F600}", "e\u{301}", "\u{A0}", "\u{5D0}", "0", "99999999999999999999", "  ",
  ].map { Array($0.utf8) }

  var random: SplitMix64

  /// A copy of a text with one to six changes, each later one less likely; another text lends parts.
  mutating func mutate(_ text: [UInt8], with other: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0...random.index(below: 1 + random.index(below: 6)) { change(&text, other) }
    return text
  }

  private mutating func change(_ text: inout [UInt8], _ other: [UInt8]) {
    switch random.index(below: 18) {
    case 0:
      let place = random.index(below: text.count)
      if place < text.count { text[place] ^= 1 << UInt8(random.index(below: 8)) }
    case 1: text.removeSubrange(random.index(below: text.count + 1)...)
    case 2: text.removeSubrange(bytes(of: text, atMost: 40))
    case 3: text.removeSubrange(lines(of: text))
    case 4:
      let block = lines(of: text)
      text.insert(contentsOf: text[block], at: block.lowerBound)
    case 5: text.insert(contentsOf: other[lines(of: other)], at: lines(of: text).lowerBound)
    case 6:
      text = Array(text[..<random.index(below: text.count + 1)]) + other[random.index(below: other.count + 1)...]
    case 7: nest(&text)
    case 8:
      // Many of the same: long lists, wide mappings, long lines.
      let part = random.index(below: 2) == 0 ? bytes(of: text, atMost: 30) : lines(of: text)
      let times = 1 + random.index(below: random.index(below: 40) == 0 ? 1_000 : 10)
      text.insert(contentsOf: Array(repeating: text[part], count: times).joined(), at: part.upperBound)
    case 9:
      let block = lines(of: text)
      let column = [UInt8](repeating: UInt8(ascii: " "), count: random.index(below: 6))
      text.insert(contentsOf: column, at: block.lowerBound)
    case 10...14:
      // Between two letters, where the text most often stays what it was.
      let start = random.index(below: text.count + 1)
      let place = text[start...].indices.dropLast().first { Self.isLetter(text[$0]) && Self.isLetter(text[$0 + 1]) }
      if let place { text.insert(contentsOf: Self.prose[random.index(below: Self.prose.count)], at: place + 1) }
    default:
      let word = Self.words[random.index(below: Self.words.count)]
      let part = bytes(of: text, atMost: 8)
      // In place of something, or before it.
      text.replaceSubrange(random.index(below: 2) == 0 ? part : part.lowerBound..<part.lowerBound, with: word)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  /// Puts a deep nest somewhere, in braces or in blocks.
  private mutating func nest(_ text: inout [UInt8]) {
    let depth = 1 << random.index(below: 12)
    let opening = ["[", "{a: ", "[x, ", "- ", "? ", "{? ", "!t [", "[&a "][random.index(below: 8)]
    var nest = Array(repeating: Array(opening.utf8), count: depth).joined().map { $0 }
    if random.index(below: 2) == 0 {
      let closing: String? = opening.hasPrefix("{") ? "}" : opening.contains("[") ? "]" : nil
      if let closing { nest += Array(repeating: Array(closing.utf8), count: depth).joined() }
    }
    text.insert(contentsOf: nest, at: random.index(below: text.count + 1))
  }

  private mutating func bytes(of text: [UInt8], atMost limit: Int) -> Range<Int> {
    let start = random.index(below: text.count + 1)
    return start..<min(text.count, start + random.index(below: limit))
  }

  /// Some whole lines.
  private mutating func lines(of text: [UInt8]) -> Range<Int> {
    let newline = UInt8(ascii: "\n")
    let start = text[..<random.index(below: text.count + 1)].lastIndex(of: newline).map { $0 + 1 } ?? 0
    var end = start
    for _ in 0...random.index(below: 8) {
      end = text[end...].firstIndex(of: newline).map { $0 + 1 } ?? text.count
    }
    return start..<end
  }
}
