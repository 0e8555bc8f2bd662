import Statutes

/// The ranks of a set of grades among the 51 states and DC.
///
/// More points rank first; jurisdictions behind a gate rank after all others with a law; those without a law share the last
/// rank. Equal points share a rank. Federal law and laws that are not coded are not ranked.
public struct Ranking: Sendable {
  /// A rank.
  public struct Rank: Sendable, Hashable {
    /// The rank, from 1.
    public let position: Int
    /// Whether others share it.
    public let isTied: Bool
  }

  /// The number of jurisdictions that are ranked.
  public let count: Int
  private let ranks: [String: Rank]

  /// Ranks grades.
  public init(_ grades: [Grade]) {
    let ranked = grades.filter { $0.status != .notCoded && Place.isRanked($0.jurisdiction) }
    count = ranked.count
    let keys = ranked.map { Self.key($0) }
    var ranks: [String: Rank] = [:]
    for (grade, key) in zip(ranked, keys) {
      let better = keys.count { $0 > key }
      let same = keys.count { $0 == key }
      ranks[grade.jurisdiction] = Rank(position: better + 1, isTied: same > 1)
    }
    self.ranks = ranks
  }

  /// The rank of a jurisdiction, or `nil` where it is not ranked.
  public func rank(of code: String) -> Rank? { ranks[code] }

  private static func key(_ grade: Grade) -> (Int, Points) {
    switch grade.status {
    case .graded: (grade.gate == nil ? 2 : 1, grade.points)
    case .noLaw, .notCoded: (0, .zero)
    }
  }
}
