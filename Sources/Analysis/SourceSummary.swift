import Statutes

/// How many coded answers rest on what, and how many are open.
public struct SourceCount: Sendable, Hashable {
  /// Answers read in the statute's own words.
  public private(set) var statuteText = 0
  /// Answers taken from a secondary source.
  public private(set) var secondary = 0
  /// Answers from general knowledge.
  public private(set) var recall = 0
  /// Answers that are unclear, whatever they rest on.
  public private(set) var unclear = 0
  /// Answers that are not researched.
  public private(set) var notResearched = 0

  /// Counts answers.
  public init(_ answers: some Sequence<Answer> = []) {
    for answer in answers { add(answer) }
  }

  /// All answers.
  public var total: Int { statuteText + secondary + recall + unclear + notResearched }

  /// Answers that are unclear or not researched.
  public var open: Int { unclear + notResearched }

  /// Counts one more answer.
  mutating func add(_ answer: Answer) {
    switch answer.value {
    case .unclear: unclear += 1
    case .notResearched: notResearched += 1
    default:
      switch answer.basis {
      case .statuteText: statuteText += 1
      case .secondary: secondary += 1
      case .recall: recall += 1
      case nil: notResearched += 1
      }
    }
  }
}

/// What the answers on the law in force on a date rest on: in all, by jurisdiction and by question.
public struct SourceSummary: Sendable {
  /// All answers on pathways in force and on related protections.
  public let all: SourceCount
  /// The counts by postal code, in the order of the jurisdictions.
  public let byJurisdiction: [(code: String, name: String, count: SourceCount)]
  /// The counts by question id, in the codebook's order.
  public let byQuestion: [(question: Question, count: SourceCount)]
  /// The counts of the pathways in force, in the order of the jurisdictions.
  public let byPathway: [(code: String, name: String, pathway: Pathway, count: SourceCount)]
  /// All answers in the earlier versions of the law, each counted where it was coded.
  public let earlier: SourceCount

  /// Counts the answers of jurisdictions on a date.
  public init(_ jurisdictions: [Jurisdiction], codebook: Codebook, on date: CalendarDate) {
    var all = SourceCount()
    var earlier = SourceCount()
    var byQuestion: [String: SourceCount] = [:]
    var byPathway: [(code: String, name: String, pathway: Pathway, count: SourceCount)] = []
    byJurisdiction = jurisdictions.map { jurisdiction in
      var own = SourceCount()
      func count(_ answers: [String: Answer]) {
        for (question, answer) in answers {
          own.add(answer)
          all.add(answer)
          byQuestion[question, default: SourceCount()].add(answer)
        }
      }
      for pathway in jurisdiction.pathways {
        let law = pathway.law(on: date)
        if let law {
          count(law.answers)
          byPathway.append((jurisdiction.code, jurisdiction.name, pathway, SourceCount(law.answers.values)))
        }
        for version in pathway.history[..<(law?.versionIndex ?? 0)] {
          for (question, answer) in version.answers where law?.answers[question] != answer { earlier.add(answer) }
        }
      }
      count(jurisdiction.related.answers(on: date))
      return (jurisdiction.code, jurisdiction.name, own)
    }
    self.all = all
    self.byPathway = byPathway
    self.earlier = earlier
    self.byQuestion = codebook.questions.compactMap { question in
      byQuestion[question.id].map { (question, $0) }
    }
  }
}
