import Rubric
import Statutes

/// A change of the law that would raise its grade: one criterion brought to full marks.
public struct Gain: Sendable {
  /// A jurisdiction that has the provision already.
  public struct Holder: Sendable {
    /// The postal code.
    public let jurisdiction: String
    /// The name.
    public let name: String
    /// Where it stands.
    public let cite: String?
    /// The answers that earn the full marks there.
    public let evidence: [CriterionGrade.Evidence]
  }

  /// The place of the criterion in the rubric.
  public let criterion: Int
  /// The points that it would bring.
  public let points: Points
  /// What to change.
  public let advice: String
  /// The number of jurisdictions among the 51 that have it already.
  public let holderCount: Int
  /// Some of them: neighbors first, then those read in the statute itself, then by rank.
  public let examples: [Holder]

  /// The single changes that would raise a grade, the largest first, equal ones in the rubric's order.
  ///
  /// Since no question is read by two criteria, each change brings just its own points and they add up. A criterion whose
  /// answers are open has no change to make yet: it has to be settled first.
  public static func all(for grade: Grade, in summary: NationalSummary, examples limit: Int = 3) -> [Gain] {
    let neighbors = Place.named(grade.jurisdiction)?.neighbors ?? []
    let gains = grade.criteria.enumerated().compactMap { place, criterion -> Gain? in
      guard let advice = criterion.advice, criterion.points < criterion.maximum else { return nil }
      return Gain(
        criterion: place, points: criterion.maximum - criterion.points, advice: advice,
        holderCount: summary.holders(of: place).count,
        examples: summary.examples(of: place, near: neighbors, limit: limit).map { holder in
          Holder(
            jurisdiction: holder.jurisdiction, name: holder.name, cite: holder.criteria[place].cite,
            evidence: holder.criteria[place].evidence)
        })
    }
    return gains.enumerated().sorted {
      $0.element.points != $1.element.points ? $0.element.points > $1.element.points : $0.offset < $1.offset
    }.map(\.element)
  }
}
