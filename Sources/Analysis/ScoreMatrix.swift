import Rubric
import Statutes

/// What each of the 51 earns on each criterion, as shares of the criterion's points, so that other weights can be tried.
///
/// The lead pathway stays the one that leads by the rubric's own points; each open answer counts at its lowest.
public struct ScoreMatrix: Sendable {
  /// A jurisdiction's row.
  public struct Row: Sendable {
    /// The postal code.
    public let code: String
    /// The name.
    public let name: String
    /// The share of each criterion's points, from 0 to 1.
    public let shares: [Double]
    /// In which group the row ranks: 2 before 1, behind a gate, before 0, without a law.
    public let group: Int
    /// The place of the best letter that the row can get; 0 where no gate caps it.
    public let cap: Int
    /// The letter by the rubric's own points; `nil` without a law.
    public let letter: Int?
    /// The rank by the rubric's own points.
    public let rank: Int
    /// The points by the rubric's own weights, in hundredths.
    public let points: Int
  }

  /// The rows, in the order of the jurisdictions.
  public let rows: [Row]
  /// The points of each criterion by the rubric.
  public let weights: [Double]
  /// The points at which each letter starts, best first.
  public let cuts: [Double]
  /// The rubric.
  public let rubric: Rubric

  /// Takes the shares from grades.
  public init(_ summary: NationalSummary) {
    let rubric = summary.rubric
    self.rubric = rubric
    weights = rubric.criteria.map { Double($0.points.hundredths) / 100 }
    cuts = rubric.scale.letters.map { Double($0.from.hundredths) / 100 }
    let letters = rubric.scale.letters.map(\.letter)
    rows = summary.rankedGrades.map { grade in
      let cap = rubric.gate(of: grade).flatMap { gate in letters.firstIndex(of: gate.cap) } ?? 0
      return Row(
        code: grade.jurisdiction, name: grade.name,
        shares: grade.criteria.map { earned in
          earned.maximum == .zero ? 0 : Double(earned.points.hundredths) / Double(earned.maximum.hundredths)
        },
        group: grade.status == .graded ? (grade.gate == nil ? 2 : 1) : 0, cap: cap,
        letter: grade.status == .graded ? grade.letter.flatMap { letters.firstIndex(of: $0) } : nil,
        rank: summary.ranking.rank(of: grade.jurisdiction)?.position ?? 0, points: grade.points.hundredths)
    }
  }

  /// The points of a row with some weights.
  public func points(_ row: Row, _ weights: [Double]) -> Double {
    zip(row.shares, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The place of the letter that a number of points earns, a gate's cap counted.
  ///
  /// Sums of shares are not exact; a hundred-thousandth of a point decides nothing.
  public func letter(_ row: Row, points: Double, cuts: [Double]? = nil) -> Int? {
    guard row.group > 0 else { return nil }
    let earned = (cuts ?? self.cuts).firstIndex { $0 <= points + 1e-5 } ?? self.cuts.count - 1
    return max(earned, row.cap)
  }
}
