/// Points on a rubric, exact to a hundredth.
///
/// Points are kept as whole hundredths, so that sums are exact and the same on every machine.
public struct Points: Hashable, Comparable, Sendable, CustomStringConvertible, AdditiveArithmetic {
  /// The number of hundredths of a point.
  public let hundredths: Int

  /// No points.
  public static let zero = Points(hundredths: 0)

  /// Creates points from hundredths.
  public init(hundredths: Int) { self.hundredths = hundredths }

  /// Creates whole points.
  public init(_ whole: Int) { hundredths = whole * 100 }

  /// Reads a number with at most two decimals and at most six digits before them, such as `4` or `4.25`; anything else
  /// gives `nil`.
  public init?(text: some StringProtocol) {
    let parts = Array(text.utf8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, (1...6).contains(whole.count) else { return nil }
    let decimals = parts.count == 2 ? Array(parts[1]) : []
    guard parts.count == 1 || (1...2).contains(decimals.count),
      (whole + decimals).allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let padded = decimals + Array(repeating: UInt8(ascii: "0"), count: 2 - decimals.count)
    hundredths = (whole + padded).reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// The number without needless zeros: `47`, `47.5`, `47.25`.
  public var description: String {
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    if rest.isMultiple(of: 10) { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Adds two numbers of points.
  public static func + (lhs: Points, rhs: Points) -> Points { Points(hundredths: lhs.hundredths + rhs.hundredths) }

  /// Subtracts one number of points from another.
  public static func - (lhs: Points, rhs: Points) -> Points { Points(hundredths: lhs.hundredths - rhs.hundredths) }

  /// Orders points by size.
  public static func < (lhs: Points, rhs: Points) -> Bool { lhs.hundredths < rhs.hundredths }
}
