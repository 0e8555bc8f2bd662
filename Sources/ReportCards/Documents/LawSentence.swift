import Rubric
import Statutes

/// The law of a jurisdiction in one sentence, made from its coded answers, so that it is true of any date and any draft.
struct LawSentence {
  let grade: Grade

  var text: String {
    let name = Self.subject(grade.jurisdiction, grade.name)
    switch grade.status {
    case .notCoded:
      return "The law of this date is not coded for \(grade.name), so there is nothing to grade."
    case .noLaw, .graded:
      guard let lead = grade.leadLaw ?? grade.pathways.first else {
        let place =
          grade.jurisdiction == "US"
          ? "under federal law" : "in \(Self.subject(grade.jurisdiction, grade.name, capital: false))"
        return "No law was found that lets survivors of trafficking, as such, clear their records \(place)."
      }
      let main = "\(name) lets survivors of \(kinds(lead))\(ages(lead)) have \(relief(lead))"
      let others = grade.pathways.filter { $0.pathway.id != lead.pathway.id }
      if others.isEmpty { return "\(main)\(limit(lead))." }
      var clauses: [String] = []
      for other in others {
        let clause = relief(other) + agesAside(other)
        if clause != relief(lead), !clauses.contains(clause) { clauses.append(clause) }
      }
      if clauses.isEmpty { return "\(main)." }
      let place = others.count == 1 ? "on another pathway" : "on other pathways"
      return "\(main); \(place), \(clauses.joined(separator: "; "))."
    }
  }

  /// The name as the subject of a sentence.
  static func subject(_ code: String, _ name: String, capital: Bool = true) -> String {
    code == "DC" ? "\(capital ? "The" : "the") \(name)" : name
  }

  private func kinds(_ law: LawInForce) -> String {
    switch (law.choice("trafficking_sex"), law.choice("trafficking_labor")) {
    case ("yes", "yes"): "sex and labor trafficking"
    case ("yes", "no"): "sex trafficking"
    case ("no", "yes"): "labor trafficking"
    default: "trafficking"
    }
  }

  private func ages(_ law: LawInForce) -> String {
    switch (law.choice("persons_adults"), law.choice("persons_minors")) {
    case ("no", "yes"): " who were minors at the time"
    case ("yes", "no"): " who were adults at the time"
    default: ""
    }
  }

  /// The ages as an aside; juvenile adjudications speak for themselves.
  private func agesAside(_ law: LawInForce) -> String {
    let ages = ages(law)
    return ages.isEmpty || records(law) == "juvenile adjudications" ? "" : " (for people\(ages))"
  }

  /// What is cleared and how: "convictions for any offense vacated".
  private func relief(_ law: LawInForce) -> String { "\(records(law))\(offenses(law)) \(remedy(law))" }

  private func records(_ law: LawInForce) -> String {
    var words: [String] = []
    if law.choice("records_convictions") == "yes" { words.append("convictions") }
    if law.choice("records_arrests") == "yes" { words.append("arrests") }
    if let juvenile = law.choice("records_juvenile"), juvenile != "no" { words.append("juvenile adjudications") }
    return words.isEmpty ? "records" : Self.joined(words)
  }

  private func remedy(_ law: LawInForce) -> String {
    guard case .list(let items)? = law.answers["remedy"]?.value else { return "cleared" }
    let verbs = [
      "vacatur": "vacated", "set_aside": "set aside", "expungement": "expunged", "sealing": "sealed",
      "nonpublic_order": "closed to the public", "dismissal": "dismissed",
      "resentencing": "given a lower sentence",
    ]
    let main = items.filter { $0 != "dismissal" && $0 != "other" }
    let words = (main.isEmpty ? items : main).compactMap { verbs[$0] }
    return words.isEmpty ? "cleared" : Self.joined(words)
  }

  private func offenses(_ law: LawInForce) -> String {
    switch law.choice("offense_scope") {
    case "any": " for any offense"
    case "any_but_listed": " for any offense outside a list"
    case "nonviolent": " for nonviolent offenses"
    case "misdemeanors_and_some_felonies": " for misdemeanors and some felonies"
    case "misdemeanors_only": " for misdemeanors"
    case "listed_beyond_prostitution": " for offenses on a closed list"
    case "trafficking_act_offenses": " for offenses under its trafficking act"
    case "prostitution_and_related": " for prostitution and related offenses"
    case "prostitution_only": " for prostitution"
    default: ""
    }
  }

  private func limit(_ law: LawInForce) -> String {
    switch law.choice("offense_scope") {
    case "any": ""
    case nil: "; which offenses are covered is not settled here"
    default: ", and no others"
    }
  }

  /// Words in a row: "a", "a and b", "a, b and c".
  static func joined(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
