/// Finds what a mistyped word was probably meant to be.
public enum Suggestion {
  /// The nearest of the allowed words, where one is near enough to be meant.
  public static func nearest(to word: String, in allowed: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().utf8.prefix(80))
    var best: (word: String, distance: Int)?
    for candidate in allowed {
      let distance = distance(typed, Array(candidate.lowercased().utf8))
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(2, typed.count / 3) else { return nil }
    return best.word
  }

  /// Lines that say which word was meant, or else what is allowed.
  static func solutions(for word: String, in allowed: [String]) -> [String] {
    // A hostile file could have many wrong words and many words to compare each with.
    guard allowed.count <= 200 else { return [] }
    if let nearest = nearest(to: word, in: allowed) { return ["did you mean '\(nearest)'?"] }
    return allowed.isEmpty ? [] : ["allowed: \(allowed.joined(separator: ", "))"]
  }

  /// The edit distance with neighboring letters exchanged as one edit (optimal string alignment).
  private static func distance(_ one: [UInt8], _ two: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: two.count + 1)
    var last = Array(0...two.count)
    for row in one.indices {
      var current = [row + 1]
      current.reserveCapacity(two.count + 1)
      for column in two.indices {
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (one[row] == two[column] ? 0 : 1))
        if row > 0, column > 0, one[row] == two[column - 1], one[row - 1] == two[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[two.count]
  }
}
