import Rubric

/// Shares a difference among the things that together made it.
///
/// The share of each is its average effect over every order in which they could come (the Shapley value), so that the shares add
/// up to the whole and none depends on the order in which they happen to be listed.
enum Worth {
  /// The most parts that are shared out one by one; the number of sets to look at doubles with each.
  static let limit = 12

  /// The share of each part.
  ///
  /// - Parameters:
  ///   - count: The number of parts, at most ``limit``.
  ///   - value: The points with a set of the parts, given as bits.
  static func shares(of count: Int, value: (Int) -> Points) -> [Points] {
    guard count > 0 else { return [] }
    let values = (0..<(1 << count)).map { value($0).hundredths }
    var factorials = [1]
    for number in 1...count { factorials.append(factorials[number - 1] * number) }
    // The exact share of a part is its sum divided by count!.
    let sums = (0..<count).map { part in
      values.indices.filter { $0 >> part & 1 == 0 }.reduce(0) { sum, set in
        let size = set.nonzeroBitCount
        return sum + (values[set | 1 << part] - values[set]) * factorials[size] * factorials[count - size - 1]
      }
    }
    return rounded(sums, by: factorials[count], total: (values.last ?? 0) - (values.first ?? 0))
  }

  /// The sums divided and rounded to hundredths so that they add up to the total: those that lose most by rounding down are
  /// rounded up, the first of equal ones first.
  private static func rounded(_ sums: [Int], by divisor: Int, total: Int) -> [Points] {
    var shares = sums.map { sum in
      let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: divisor)
      return remainder < 0 ? quotient - 1 : quotient
    }
    let lost = zip(sums, shares).map { $0 - $1 * divisor }
    let missing = total - shares.reduce(0, +)
    let order = lost.indices.sorted { lost[$0] != lost[$1] ? lost[$0] > lost[$1] : $0 < $1 }
    for place in order.prefix(max(0, missing)) { shares[place] += 1 }
    return shares.map { Points(hundredths: $0) }
  }
}
