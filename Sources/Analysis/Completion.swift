import Rubric

/// What a law earns once its open answers are settled, each of the answers that one may turn out to be as likely as the others.
///
/// No question is read by two criteria, so the chance of each number of points is found criterion by criterion and put together: the
/// points of a pathway's criteria add up, and of the pathways that may lead, the one that earns most does. Only the answers that bear
/// on coverage, on which pathways may lead or on a gate have to be gone through together.
struct Completion {
  /// The most combinations of answers that are gone through: of those that have to be gone through together, and of each criterion's.
  static let limit = 4096

  private let law: RecodableLaw
  private let scale: OutcomeScale
  private let leadCriteria: [Int]
  private let jurisdictionCriteria: [Int]
  /// The open answers that have to be gone through together.
  private let shared: [Int]

  init(_ law: RecodableLaw, _ scale: OutcomeScale) {
    self.law = law
    self.scale = scale
    leadCriteria = law.criteria(.lead)
    jurisdictionCriteria = law.criteria(.jurisdiction)
    shared = law.open.filter { law.slots[$0].isShared }
  }

  /// The chance of each outcome; `nil` where there are more combinations than the limit.
  var chances: [Double]? {
    let parts =
      (0..<law.pathwayCount).flatMap { pathway in leadCriteria.map { own($0, pathway) } }
      + jurisdictionCriteria.map { own($0, nil) } + [shared]
    guard parts.allSatisfy({ count($0) <= Self.limit }) else { return nil }
    let jurisdiction = sum(jurisdictionCriteria, nil, law.digits)
    // What a pathway earns depends on the shared answers only where a criterion on the lead reads one.
    let bearing = (0..<law.pathwayCount).map { pathway in
      leadCriteria.flatMap { law.slots(of: $0, pathway: pathway) }.filter(shared.contains)
    }
    var known: [[Int]: [Double]] = [:]
    var result = Array(repeating: 0.0, count: scale.count)
    let share = 1 / Double(count(shared))
    forEachCompletion(shared, from: law.digits) { digits in
      let leading = law.candidates(digits).map { pathway -> [Double] in
        let key = [pathway] + bearing[pathway].map { digits[$0] }
        let found = known[key] ?? sum(leadCriteria, pathway, digits)
        known[key] = found
        return found
      }
      let total = added(most(leading), jurisdiction)
      let coverage = law.coveragePoints(digits)
      let gate = law.gate(digits)
      for (points, chance) in total.enumerated() where chance > 0 {
        result[scale.place(points: points + coverage, gate: gate)] += chance * share
      }
    }
    return result
  }

  /// The open answers of a criterion that bear on nothing else.
  private func own(_ criterion: Int, _ pathway: Int?) -> [Int] {
    law.slots(of: criterion, pathway: pathway).filter {
      law.digits[$0] == law.counts[$0] && !law.slots[$0].isShared
    }
  }

  /// The number of combinations of some open answers, as far as the limit.
  private func count(_ slots: [Int]) -> Int {
    slots.reduce(1) { $0 > Self.limit ? $0 : $0 * law.counts[$1] }
  }

  /// The chance of each number of points of some criteria together.
  private func sum(_ criteria: [Int], _ pathway: Int?, _ digits: [Int]) -> [Double] {
    criteria.reduce([1]) { sum, criterion in
      let open = own(criterion, pathway)
      let share = 1 / Double(count(open))
      var chances = Array(repeating: 0.0, count: scale.width)
      forEachCompletion(open, from: digits) { chances[law.points(of: criterion, pathway: pathway, $0)] += share }
      return added(sum, chances)
    }
  }

  /// The chance of each sum of two independent numbers of points.
  private func added(_ first: [Double], _ second: [Double]) -> [Double] {
    var sum = Array(repeating: 0.0, count: scale.width)
    for (one, chance) in first.enumerated() where chance > 0 {
      for (other, also) in second.enumerated() where also > 0 { sum[one + other] += chance * also }
    }
    return sum
  }

  /// The chance of each largest of independent numbers of points; none at all are no points.
  private func most(_ numbers: [[Double]]) -> [Double] {
    guard var result = numbers.first else { return [1] }
    for next in numbers.dropFirst() {
      var (below, nextBelow) = (0.0, 0.0)
      for points in result.indices {
        let (chance, nextChance) = (result[points], next[points])
        result[points] = chance * (nextBelow + nextChance) + below * nextChance
        below += chance
        nextBelow += nextChance
      }
    }
    return result
  }

  /// Calls a closure with every combination of settled answers in some places, the rest as given.
  private func forEachCompletion(_ open: [Int], from digits: [Int], _ body: ([Int]) -> Void) {
    var digits = digits
    for slot in open { digits[slot] = 0 }
    while true {
      body(digits)
      var place = 0
      while place < open.count, digits[open[place]] == law.counts[open[place]] - 1 {
        digits[open[place]] = 0
        place += 1
      }
      if place == open.count { return }
      digits[open[place]] += 1
    }
  }
}
