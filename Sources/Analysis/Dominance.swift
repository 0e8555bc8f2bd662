/// Pairs of jurisdictions whose order no weighting can turn around.
public struct Dominance: Sendable {
  /// The pairs of which the first earns at least as much on every criterion and more on some.
  public let dominated: Int
  /// The pairs that earn the same on every criterion.
  public let equal: Int
  /// The pairs whose order depends on the weights.
  public let open: Int
  /// All pairs of jurisdictions that have a law and rank in the same group.
  public var pairs: Int { dominated + equal + open }

  /// Compares every pair of a matrix.
  public init(_ matrix: ScoreMatrix) {
    var (dominated, equal, open) = (0, 0, 0)
    for (place, first) in matrix.rows.enumerated() where first.group > 0 {
      for second in matrix.rows[(place + 1)...] where second.group == first.group {
        switch Self.order(first.shares, second.shares) {
        case nil: open += 1
        case 0: equal += 1
        default: dominated += 1
        }
      }
    }
    self.dominated = dominated
    self.equal = equal
    self.open = open
  }

  /// 1 where the first is nowhere worse and somewhere better, -1 the other way, 0 where they are the same, `nil` where neither.
  public static func order(_ first: [Double], _ second: [Double]) -> Int? {
    let isBetter = zip(first, second).contains { $0 > $1 }
    let isWorse = zip(first, second).contains { $0 < $1 }
    if isBetter && isWorse { return nil }
    return isBetter ? 1 : isWorse ? -1 : 0
  }
}
