/// Other ways to put the criteria together than to add up their points.
enum Aggregation {
  /// What is added to each share before the geometric mean is taken, and taken off again, so that one criterion without points does
  /// not make everything nothing.
  static let floor = 0.01

  /// The weighted geometric mean of shares, in points: 100 x (product of (share + d)^(weight / total) - d), with d = 0.01.
  ///
  /// No points on any criterion give 0, full marks on all give the total. A low share weighs more than in a sum, since points on one
  /// criterion make up for another only in part (as in the Human Development Index since 2010).
  ///
  /// - Parameters:
  ///   - shares: The share of each criterion's points, from 0 to 1.
  ///   - weights: The weights, in points.
  /// - Returns: Points from 0 to the sum of the weights.
  static func geometricMean(_ shares: [Double], weights: [Double]) -> Double {
    let total = weights.reduce(0, +)
    guard total > 0 else { return 0 }
    let sum = zip(shares, weights).reduce(0) { $0 + $1.1 * NaturalLogarithm.value(of: $1.0 + floor) }
    return total * max(0, NaturalLogarithm.inverse(of: sum / total) - floor)
  }

  /// The ranks by the weakest link.
  ///
  /// A law with a higher lowest share of any criterion ranks first; where these are the same, one with
  /// a higher second lowest, and so on (leximin). Weights play no part.
  ///
  /// - Parameter laws: The shares of each law, and its group; no law of a lower group ranks before one of a higher.
  static func weakestLinkRanks(_ laws: [(shares: [Double], group: Int)]) -> [Int] {
    let sorted = laws.map { (shares: $0.shares.sorted(), group: $0.group) }
    return sorted.map { own in
      1
        + sorted.count { other in
          other.group != own.group
            ? other.group > own.group : own.shares.lexicographicallyPrecedes(other.shares)
        }
    }
  }
}

/// The natural logarithm and its inverse, the same on every machine.
///
/// Written out since the modules below the command line import nothing, and since the mathematics libraries of two systems may differ
/// in the last digit. Both are right to some 15 digits.
enum NaturalLogarithm {
  private static let ofTwo = 0.693_147_180_559_945_3

  /// The logarithm of a positive number: the exponent's share, and 2 artanh((m - 1) / (m + 1)) of the significand m.
  static func value(of number: Double) -> Double {
    var significand = number.significand
    var exponent = Double(number.exponent)
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    var power = ratio
    var sum = 0.0
    for odd in stride(from: 1.0, through: 25, by: 2) {
      sum += power / odd
      power *= ratio * ratio
    }
    return exponent * ofTwo + 2 * sum
  }

  /// The number whose logarithm is given: a power of two, and the exponential series of what remains.
  static func inverse(of logarithm: Double) -> Double {
    let exponent = (logarithm / ofTwo).rounded()
    let rest = logarithm - exponent * ofTwo
    var term = 1.0
    var sum = 1.0
    for number in stride(from: 1.0, through: 18, by: 1) {
      term *= rest / number
      sum += term
    }
    return Double(sign: .plus, exponent: Int(exponent), significand: sum)
  }
}
