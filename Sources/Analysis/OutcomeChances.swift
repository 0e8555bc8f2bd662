import Rubric

/// The outcomes that a law may have under a rubric, numbered: points, and which gate is closed.
struct OutcomeScale: Sendable {
  /// The number of different numbers of points, from none to all.
  let width: Int
  /// The number of letters.
  let letterCount: Int
  /// The number of outcomes.
  let count: Int
  /// The number of places that outcomes rank by: without a law, behind a gate, behind none.
  let rankPlaces: Int
  /// The letter of each outcome.
  private let letters: [Int]

  init(_ rubric: Rubric, unit: Int) {
    let width = rubric.points.hundredths / unit + 1
    self.width = width
    let scale = rubric.scale.letters
    letterCount = scale.count
    let caps = [0] + rubric.gates.map { gate in scale.firstIndex { $0.letter == gate.cap } ?? 0 }
    letters = caps.flatMap { cap in
      (0..<width).map { points in
        max(cap, scale.firstIndex { $0.from.hundredths <= points * unit } ?? scale.count - 1)
      }
    }
    count = letters.count
    rankPlaces = 1 + 2 * width
  }

  /// The number of an outcome.
  func place(points: Int, gate: Int?) -> Int { (gate.map { $0 + 1 } ?? 0) * width + points }

  /// The chance of each letter, from the chance of each outcome.
  func letters(_ chances: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: letterCount)
    for (place, chance) in chances.enumerated() where chance > 0 { result[letters[place]] += chance }
    return result
  }

  /// The chance of each place that ranks are made of, from the chance of each outcome; no chances stand for no law.
  func rankPlaces(_ chances: [Double]?) -> [Double] {
    var result = Array(repeating: 0.0, count: rankPlaces)
    guard let chances else {
      result[0] = 1
      return result
    }
    for (place, chance) in chances.enumerated() where chance > 0 {
      result[1 + (place < width ? width : 0) + place % width] += chance
    }
    return result
  }
}

/// The chance of each rank, exactly, from the chances of what each jurisdiction earns.
///
/// Given what one earns, the number of those that earn more is a sum of independent yes-or-no events with chances of their own (a
/// Poisson binomial distribution). Its coefficients are multiplied out once for each number of points, and each jurisdiction's own
/// factor is divided out again, from the side on which errors shrink.
enum RankChances {
  /// The chance of each rank, by row.
  ///
  /// - Parameter places: For each row the chance of each place, the worst first; each row's chances add up to 1.
  static func ranks(_ places: [[Double]]) -> [[Double]] {
    let count = places.count
    var result = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    // The chance of each row to lie above the place that is looked at.
    var above = Array(repeating: 0.0, count: count)
    for place in (0..<(places.first?.count ?? 0)).reversed() {
      let here = places.indices.filter { places[$0][place] > 0 }
      if here.isEmpty { continue }
      let better = distribution(above)
      for row in here {
        let others = without(above[row], better)
        for (number, chance) in others.enumerated() { result[row][number] += places[row][place] * chance }
      }
      for row in here { above[row] = min(1, above[row] + places[row][place]) }
    }
    return result
  }

  /// The chance of each number of events, from none to all.
  private static func distribution(_ chances: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: chances.count + 1)
    result[0] = 1
    var size = 0
    for chance in chances where chance > 0 {
      size += 1
      for number in stride(from: size, to: 0, by: -1) {
        result[number] = result[number] * (1 - chance) + result[number - 1] * chance
      }
      result[0] *= 1 - chance
    }
    return result
  }

  /// A distribution of events without one of them.
  private static func without(_ chance: Double, _ whole: [Double]) -> [Double] {
    let last = whole.count - 2
    var result = Array(whole.dropLast())
    if chance == 0 { return result }
    if chance <= 0.5 {
      result[0] = whole[0] / (1 - chance)
      for number in result.indices.dropFirst() {
        result[number] = max(0, (whole[number] - chance * result[number - 1]) / (1 - chance))
      }
    } else {
      result[last] = whole[last + 1] / chance
      for number in stride(from: last, to: 0, by: -1) {
        result[number - 1] = max(0, (whole[number] - (1 - chance) * result[number]) / chance)
      }
    }
    return result
  }
}
