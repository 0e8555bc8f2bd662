import Rubric
import Statutes

/// The grades of all jurisdictions on one date, with what follows from them together.
public struct NationalSummary: Sendable {
  /// A letter with the jurisdictions that have it.
  public struct LetterCount: Sendable {
    /// The letter.
    public let letter: String
    /// What it says.
    public let meaning: String
    /// The grades among the 51 that have it.
    public let grades: [Grade]
  }

  /// Every grade, in the order of the jurisdictions; federal law is among them.
  public let grades: [Grade]
  /// The ranks among the 51.
  public let ranking: Ranking
  /// The median points of the 51, those without a law counted as zero; `nil` where none is coded.
  public let medianPoints: Points?
  /// The median points of the 51 on each criterion, in the rubric's order.
  public let medianByCriterion: [Points]
  /// The letters, best first, the mark for no law last.
  public let letters: [LetterCount]

  /// The grades of the 51 by rank, and by name within a rank.
  public let byRank: [Grade]

  /// The rubric.
  public let rubric: Rubric
  private let holdersByCriterion: [[Grade]]
  /// The same, those whose answers were all read in the statute itself first, with the place of each code: looked up for every
  /// card, so that a card's time does not grow with the number of holders.
  private let examplesByCriterion: [(grades: [Grade], places: [String: Int])]
  private let byCode: [String: Grade]
  private let leadCounts: [String: [Answer.Value: Int]]

  /// Sums up grades.
  public init(grades: [Grade], rubric: Rubric) {
    let leads = Self.ranked(grades).compactMap(\.leadLaw)
    self.init(grades, rubric, leadCounts: leads.reduce(into: [:]) { Self.count($1, 1, in: &$0) })
  }

  /// The same grades with another in place of that of the same jurisdiction.
  func replacing(_ grade: Grade) -> NationalSummary {
    var counts = leadCounts
    for (law, step) in [(byCode[grade.jurisdiction]?.leadLaw, -1), (grade.leadLaw, 1)] {
      if let law, Place.isRanked(grade.jurisdiction) { Self.count(law, step, in: &counts) }
    }
    return NationalSummary(
      grades.map { $0.jurisdiction == grade.jurisdiction ? grade : $0 }, rubric, leadCounts: counts)
  }

  private static func count(_ law: LawInForce, _ step: Int, in counts: inout [String: [Answer.Value: Int]]) {
    for (question, answer) in law.answers { counts[question, default: [:]][answer.value.unordered, default: 0] += step }
  }

  private init(_ grades: [Grade], _ rubric: Rubric, leadCounts: [String: [Answer.Value: Int]]) {
    self.leadCounts = leadCounts
    self.grades = grades
    self.rubric = rubric
    let ranking = Ranking(grades)
    self.ranking = ranking
    byCode = Dictionary(grades.map { ($0.jurisdiction, $0) }, uniquingKeysWith: { first, _ in first })
    let ranked = Self.ranked(grades)
    let keys = ranked.map { (ranking.rank(of: $0.jurisdiction)?.position ?? Int.max, $0.name) }
    let byRank = keys.indices.sorted { keys[$0] < keys[$1] }.map { ranked[$0] }
    self.byRank = byRank
    let holdersByCriterion = rubric.criteria.indices.map { place in
      byRank.filter { $0.status == .graded && $0.criteria[place].points == $0.criteria[place].maximum }
    }
    self.holdersByCriterion = holdersByCriterion
    examplesByCriterion = holdersByCriterion.enumerated().map { place, holders in
      func isRead(_ grade: Grade) -> Bool {
        grade.criteria[place].evidence.allSatisfy { $0.answer.basis == .statuteText }
      }
      let grades = holders.filter(isRead) + holders.filter { !isRead($0) }
      let places = Dictionary(
        grades.enumerated().map { ($1.jurisdiction, $0) }, uniquingKeysWith: { first, _ in first })
      return (grades, places)
    }
    medianPoints = Points.median(ranked.map(\.points))
    medianByCriterion = rubric.criteria.indices.map { place in
      Points.median(ranked.map { $0.criteria[place].points }) ?? .zero
    }
    letters = rubric.letters.map { letter, meaning in
      LetterCount(letter: letter, meaning: meaning, grades: ranked.filter { $0.letter == letter })
    }
  }

  /// The grade of a jurisdiction.
  public func grade(_ code: String) -> Grade? { byCode[code] }

  /// The grades of the 51 whose law is coded.
  public var rankedGrades: [Grade] { Self.ranked(grades) }

  /// The grades among the 51 that surely have full marks on a criterion, best rank first.
  public func holders(of criterion: Int) -> [Grade] { holdersByCriterion[criterion] }

  /// Some of the grades with full marks on a criterion, as examples to read: those of given places first, then those whose
  /// answers were all read in the statute itself, then by rank.
  public func examples(of criterion: Int, near places: [String] = [], limit: Int) -> [Grade] {
    let examples = examplesByCriterion[criterion]
    let near = Set(places.compactMap { examples.places[$0] })
    let others = examples.grades.indices.lazy.filter { !near.contains($0) }.prefix(limit)
    return (near.sorted() + others).prefix(limit).map { examples.grades[$0] }
  }

  /// The number of the 51 whose lead pathway gives an answer today.
  func holderCount(of question: String, value: Answer.Value) -> Int {
    leadCounts[question]?[value.unordered] ?? 0
  }

  /// The grades among the 51 whose lead pathway, or the jurisdiction as a whole, gives a settled answer today: those of given
  /// places first, then those whose answer was read in the statute itself, then by rank.
  public func holders(
    of question: String, value: Answer.Value, near places: [String] = [], except code: String? = nil
  ) -> [(grade: Grade, evidence: CriterionGrade.Evidence)] {
    let keyed = byRank.enumerated().compactMap {
      rank, grade -> (key: (Int, Int, Int), (Grade, CriterionGrade.Evidence))? in
      let evidence =
        grade.criteria.lazy.flatMap(\.evidence).first { $0.question == question }
        ?? grade.leadLaw.flatMap { law in
          law.answers[question].map { .init(question: question, pathway: law.pathway.id, answer: $0) }
        }
      guard grade.jurisdiction != code, let evidence, evidence.answer.value.isSame(as: value) else { return nil }
      let isNear = places.contains(grade.jurisdiction) ? 0 : 1
      return ((isNear, evidence.answer.basis == .statuteText ? 0 : 1, rank), (grade, evidence))
    }
    return keyed.sorted { $0.key < $1.key }.map { ($0.1.0, $0.1.1) }
  }

  private static func ranked(_ grades: [Grade]) -> [Grade] {
    grades.filter { $0.status != .notCoded && Place.isRanked($0.jurisdiction) }
  }
}
