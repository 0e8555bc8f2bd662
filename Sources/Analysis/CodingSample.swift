import Rubric
import Statutes

/// Draws jurisdictions for a second coding.
public enum CodingSample {
  /// A seeded sample, spread over letters and over the number of pathways: within each letter jurisdictions are shuffled, those with
  /// one and with several pathways taken in turn, and the letters take turns until the sample is full.
  ///
  /// - Returns: Postal codes in the order of the alphabet; fewer than asked for where there are not as many with a law.
  public static func draw(_ size: Int, of grades: [Grade], seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    let graded = grades.filter { $0.status == .graded }
    let letters = Set(graded.compactMap(\.letter)).sorted()
    var queues = letters.map { letter -> [Grade] in
      var single = shuffled(graded.filter { $0.letter == letter && $0.pathways.count == 1 }, &random)
      var several = shuffled(graded.filter { $0.letter == letter && $0.pathways.count > 1 }, &random)
      var queue: [Grade] = []
      while !single.isEmpty || !several.isEmpty {
        if let grade = single.popLast() { queue.append(grade) }
        if let grade = several.popLast() { queue.append(grade) }
      }
      return queue
    }
    var drawn: [String] = []
    while drawn.count < size, queues.contains(where: { !$0.isEmpty }) {
      for place in queues.indices where drawn.count < size && !queues[place].isEmpty {
        drawn.append(queues[place].removeFirst().jurisdiction)
      }
    }
    return drawn.sorted()
  }

  /// The standard library's shuffle may change between versions; a sample must not.
  private static func shuffled(_ grades: [Grade], _ random: inout SplitMix64) -> [Grade] {
    var result = grades
    for place in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(place, random.index(below: place + 1))
    }
    return result
  }
}
