import Foundation

/// The figures that measurements are summed up by.
enum Statistics {
  /// The middle value, or the mean of the two in the middle; `nil` for none.
  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The exponent `k` for which `y` grows as `x` to the power of `k`: the slope of the least-squares line through the logarithms.
  ///
  /// - Returns: The exponent; `nil` where fewer than two different sizes, or a value that has no logarithm, leave no line to fit.
  static func exponent(_ points: [(x: Double, y: Double)]) -> Double? {
    guard points.allSatisfy({ $0.x > 0 && $0.y > 0 }), !points.isEmpty else { return nil }
    let logs = points.map { (x: log($0.x), y: log($0.y)) }
    let meanX = logs.reduce(0) { $0 + $1.x } / Double(logs.count)
    let meanY = logs.reduce(0) { $0 + $1.y } / Double(logs.count)
    let spread = logs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    guard spread > 0 else { return nil }
    return logs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
  }

  /// By how many standard errors the means of two samples differ, each given as the number of times that 0, 1, 2 and so on were
  /// seen; infinite where two samples without any spread differ.
  static func standardErrors(between first: [Int], and second: [Int]) -> Double {
    let (one, two) = (moments(first), moments(second))
    let error = (one.variance / one.count + two.variance / two.count).squareRoot()
    let difference = abs(one.mean - two.mean)
    if error == 0 { return difference == 0 ? 0 : .infinity }
    return difference / error
  }

  private static func moments(_ counts: [Int]) -> (count: Double, mean: Double, variance: Double) {
    let count = Double(counts.reduce(0, +))
    let mean = counts.enumerated().reduce(0) { $0 + Double($1.offset) * Double($1.element) } / count
    let square = counts.enumerated().reduce(0) {
      $0 + (Double($1.offset) - mean) * (Double($1.offset) - mean) * Double($1.element)
    }
    return (count, mean, square / count)
  }
}
