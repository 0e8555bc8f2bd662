/// How far coders agree who put the same units into the same categories, each without seeing the others' codes.
///
/// Every coefficient is 1 for perfect agreement. Those corrected for chance are 0 where the coders agree as often as
/// chance would have it, each with its own idea of chance, and negative below. A coefficient is `nil` where nothing
/// can be compared, and is never infinite or not a number.
public struct Agreement: Sendable, Hashable {
  /// What makes two different categories more or less different.
  public enum Metric: Sendable, Hashable, CaseIterable {
    /// All differences are the same.
    case nominal
    /// Categories are in an order, and differ by the ratings that lie between them.
    case ordinal
  }

  /// The number of coders.
  public let coders: Int
  /// The number of units, with those that nobody coded.
  public let units: Int
  /// The number of categories that a coder could choose from, used or not.
  public let categories: Int
  /// Whether the order of the categories means something.
  public let isOrdered: Bool

  /// The number of categories that some coder used.
  private let used: Int
  /// For each unit each coder's category, as its place among those used, or `nil` where the coder gave none.
  private let codes: [[Int?]]

  /// Takes the ratings, or gives `nil` if the coders' lists are not of one length or a rating is not one of the
  /// categories.
  ///
  /// - Parameters:
  ///   - ratings: For each coder a list with one entry per unit (coders × units): the index of a category from 0, or
  ///     `nil` for a unit that the coder did not code.
  ///   - categories: The number of categories that a coder could choose from.
  ///   - isOrdered: Whether the order of the categories means something.
  public init?(ratings: [[Int?]], categories: Int, isOrdered: Bool = false) {
    let units = ratings.first?.count ?? 0
    let values = Set(ratings.joined().compactMap { $0 }).sorted()
    guard ratings.allSatisfy({ $0.count == units }), categories > 0, values.allSatisfy({ 0..<categories ~= $0 })
    else { return nil }
    // With their places in place of their indices, categories that nobody used take no room; the order stays.
    let places = Dictionary(zip(values, values.indices)) { first, _ in first }
    self.init(
      coders: ratings.count, categories: categories, isOrdered: isOrdered, used: values.count,
      codes: (0..<units).map { unit in ratings.map { row in row[unit].flatMap { places[$0] } } })
  }

  private init(coders: Int, categories: Int, isOrdered: Bool, used: Int, codes: [[Int?]]) {
    self.coders = coders
    units = codes.count
    self.categories = categories
    self.isOrdered = isOrdered
    self.used = used
    self.codes = codes
  }

  /// The same coders on some of the units, each as often as it is named; numbers that are not units are left out.
  func choosing(_ units: [Int]) -> Agreement {
    Agreement(
      coders: coders, categories: categories, isOrdered: isOrdered, used: used,
      codes: units.filter(codes.indices.contains).map { codes[$0] })
  }
}

extension Agreement {
  /// The share (0 to 1) of agreement, with no correction for chance; `nil` where no unit has two ratings.
  ///
  /// With two coders, the share of equal codes among the units that both coded. With more, the share of equal pairs
  /// among the pairs of ratings of a unit, averaged over the units that have a pair (Fleiss, 1971, "Measuring nominal
  /// scale agreement among many raters"; with missing ratings, Gwet, 2014, "Handbook of Inter-Rater Reliability").
  public var percent: Double? {
    Self.agreement(pairableTallies)
  }

  /// Cohen's kappa of two coders over the units that both coded (Cohen, 1960, "A coefficient of agreement for nominal
  /// scales").
  ///
  /// Chance is each coder drawing from their own codes. It is 1 where both gave all units one and the same category,
  /// for which the formula has 0 / 0; `nil` where no unit has two ratings, or there are not two coders.
  public var cohenKappa: Double? {
    guard coders == 2 else { return nil }
    var marginals = [[Int]](repeating: [Int](repeating: 0, count: used), count: 2)
    var count = 0
    var equal = 0
    for codes in codes {
      guard let first = codes[0], let second = codes[1] else { continue }
      marginals[0][first] += 1
      marginals[1][second] += 1
      count += 1
      if first == second { equal += 1 }
    }
    guard count > 0 else { return nil }
    // All in whole numbers, n² times the shares, so that chance agreement of 1 is seen as such.
    let chance = zip(marginals[0], marginals[1]).reduce(0) { $0 + $1.0 * $1.1 }
    let most = count * count - chance
    return most == 0 ? 1 : Double(count * equal - chance) / Double(most)
  }

  /// Krippendorff's alpha of any number of coders over the units with two or more ratings (Krippendorff, 2011,
  /// "Computing Krippendorff's alpha-reliability").
  ///
  /// Chance is drawing, without putting back, from the ratings of those units together. It is 1 where they all are of
  /// one category, for which the formula has 0 / 0; `nil` where no unit has two ratings.
  ///
  /// - Parameter metric: How categories differ; by default ordinal if they are ordered, and nominal if not.
  public func krippendorffAlpha(_ metric: Metric? = nil) -> Double? {
    let tallies = pairableTallies
    guard !tallies.isEmpty else { return nil }
    let marginals = (0..<used).map { category in tallies.reduce(0) { $0 + $1[category] } }
    let total = marginals.reduce(0, +)
    let coincidences = Self.coincidences(tallies, used: used)
    var observed = 0.0
    var expected = 0.0
    // Each pair once: twice both sums would be the same ratio, and equal categories do not differ.
    for low in 0..<used {
      // The ratings of the lower category and of those between it and the higher one.
      var below = marginals[low]
      for high in (low + 1)..<max(used, low + 1) {
        var difference = 1.0
        if metric ?? (isOrdered ? .ordinal : .nominal) == .ordinal {
          difference = Double(below) + Double(marginals[high] - marginals[low]) / 2
        }
        observed += coincidences[low][high] * difference * difference
        expected += Double(marginals[low]) * Double(marginals[high]) * difference * difference
        below += marginals[high]
      }
    }
    return expected == 0 ? 1 : 1 - Double(total - 1) * observed / expected
  }

  /// Gwet's first agreement coefficient of two or more coders (Gwet, 2008, "Computing inter-rater reliability and its
  /// variance in the presence of high agreement").
  ///
  /// Chance is the share of ratings given at random that would agree, which stays low when one category is common.
  /// Missing ratings are treated as in Gwet, 2014, "Handbook of Inter-Rater Reliability": agreement is taken from the
  /// units with two or more ratings, and how common a category is from every unit with a rating, each counting the
  /// same. All ``categories`` count, used or not. `nil` where no unit has two ratings.
  public var gwetAC1: Double? {
    guard let agreement = percent else { return nil }
    // Only one answer was possible.
    guard categories > 1 else { return 1 }
    let tallies = codes.map(tally).filter { $0.contains { $0 > 0 } }
    let chance = (0..<used).reduce(0.0) { sum, category in
      let shares = tallies.reduce(0.0) { $0 + Double($1[category]) / Double($1.reduce(0, +)) }
      let share = shares / Double(tallies.count)
      return sum + share * (1 - share)
    }
    let expected = chance / Double(categories - 1)
    return (agreement - expected) / (1 - expected)
  }

  /// How many coders put a unit into each category used.
  private func tally(_ codes: [Int?]) -> [Int] {
    var tally = [Int](repeating: 0, count: used)
    for case let code? in codes { tally[code] += 1 }
    return tally
  }

  /// The tallies of the units with two or more ratings (units × categories used).
  private var pairableTallies: [[Int]] {
    codes.map(tally).filter { $0.reduce(0, +) > 1 }
  }

  /// The mean share of equal pairs among each unit's pairs of ratings.
  private static func agreement(_ tallies: [[Int]]) -> Double? {
    guard !tallies.isEmpty else { return nil }
    let sum = tallies.reduce(0.0) { sum, tally in
      let count = tally.reduce(0, +)
      return sum + Double(tally.reduce(0) { $0 + $1 * ($1 - 1) }) / Double(count * (count - 1))
    }
    return sum / Double(tallies.count)
  }

  /// How often each two categories meet in a unit (categories used × categories used), each ordered pair of a unit's
  /// m ratings counting 1 / (m − 1), so that a unit counts as often as it has ratings.
  private static func coincidences(_ tallies: [[Int]], used: Int) -> [[Double]] {
    var result = [[Double]](repeating: [Double](repeating: 0, count: used), count: used)
    for tally in tallies {
      let weight = 1 / Double(tally.reduce(0, +) - 1)
      for first in 0..<used where tally[first] > 0 {
        for second in 0..<used where tally[second] > 0 {
          result[first][second] += Double(tally[first] * (tally[second] - (first == second ? 1 : 0))) * weight
        }
      }
    }
    return result
  }
}
