import Analysis
import Rubric
import Statutes

extension Report {
  /// A jurisdiction linked to its card, with where its provision stands.
  func mention(_ name: String, _ code: String, _ evidence: [CriterionGrade.Evidence]) -> [Inline] {
    let cites = cites(evidence, of: code)
    return [.link(name, .page("states/\(code)"))]
      + (cites.isEmpty ? [] : [.text(" (")] + Array(cites.prefix(3)) + [.text(")")])
  }

  /// How many of the ranked have an answer today, with some of them: "12 of 51, such as Nebraska (…)".
  func holders(
    of question: String, value: Answer.Value, beside code: String, limit: Int = 2
  ) -> [Inline] {
    let neighbors = Place.named(code)?.neighbors ?? []
    let holders = summary.holders(of: question, value: value, near: neighbors, except: code)
    if holders.isEmpty { return [.text("No other jurisdiction yet")] }
    let link = holders.count > limit ? ", such as " : ": "
    var inlines: [Inline] = [.text("\(holders.count) of \(summary.ranking.count)\(link)")]
    for (place, holder) in holders.prefix(limit).enumerated() {
      if place > 0 { inlines.append(.text("; ")) }
      inlines += mention(holder.grade.name, holder.grade.jurisdiction, [holder.evidence])
    }
    return inlines
  }

  /// The letter and points of a grade with its rank: "F, 40 points, tied 30th of 51".
  func standing(_ grade: Grade, in summary: NationalSummary) -> String {
    let points = grade.status == .graded ? ", \(summary.rubric.scale.display(grade.points)) points" : ""
    let rank = summary.ranking.rank(of: grade.jurisdiction).map { ", \(Words.rank($0, of: summary.ranking.count))" }
    return "\(grade.letter ?? "not coded")\(points)\(rank ?? "")"
  }
}
