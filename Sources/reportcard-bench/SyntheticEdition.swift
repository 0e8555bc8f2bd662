import Analysis
import Statutes

/// Makes jurisdictions that never were out of those that are, to see how time and memory grow with their number.
///
/// Each is a copy of a real one that has a law, under a code of its own. Its first pathway gets a new history: the coded
/// answers, and acts that each change some of them to what another jurisdiction says. The same seed makes the same jurisdictions.
struct SyntheticEdition {
  /// The number of answers that each act after the first changes.
  static let changesOfAct = 3
  private static let firstYear = 2010

  private let models: [(jurisdiction: Jurisdiction, law: Law)]
  /// The coded answers to each question, with the questions in the codebook's order.
  private let answers: [(question: String, answers: [Answer])]

  /// Takes the jurisdictions with a law on a date as models.
  init(_ jurisdictions: [Jurisdiction], codebook: Codebook, on date: CalendarDate) {
    let models = jurisdictions.compactMap { jurisdiction -> (Jurisdiction, Law)? in
      guard Place.isRanked(jurisdiction.code), case .coded(let law) = jurisdiction.state(on: date),
        !law.pathways.isEmpty
      else { return nil }
      return (jurisdiction, law)
    }
    self.models = models
    answers = codebook.pathwayQuestions.map { question in
      (question.id, models.flatMap { $0.1.pathways.compactMap { $0.answers[question.id] } })
    }
  }

  /// Makes some jurisdictions.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - versions: The versions in the history of each one's first pathway.
  func jurisdictions(_ count: Int, versions: Int, seed: UInt64) -> [Jurisdiction] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { number in
      let model = models[random.index(below: models.count)]
      let pathways = model.law.pathways.enumerated().map { place, law in
        place == 0 ? pathway(law, versions: versions, &random) : law.pathway
      }
      let real = model.jurisdiction
      return Jurisdiction(
        code: "S\(number)", name: "\(real.name) \(number)", fips: real.fips, codedFrom: real.codedFrom,
        summary: real.summary, generalLaw: real.generalLaw, searched: real.searched, pathways: pathways,
        related: real.related, openQuestions: real.openQuestions)
    }
  }

  private func pathway(_ law: LawInForce, versions: Int, _ random: inout SplitMix64) -> Pathway {
    var history: [Pathway.Version] = []
    for number in 0..<versions {
      guard let effective = LawDate("\(Self.firstYear + number)-07-01") else { continue }
      history.append(
        Pathway.Version(
          act: "Act \(number + 1)", enacted: nil, effective: effective, verified: law.version.verified,
          change: law.version.change, answers: number == 0 ? law.answers : changes(&random)))
    }
    return Pathway(
      id: law.pathway.id, title: law.pathway.title, citation: law.pathway.citation, sources: law.pathway.sources,
      history: history, otherActs: law.pathway.otherActs)
  }

  private func changes(_ random: inout SplitMix64) -> [String: Answer] {
    var changes: [String: Answer] = [:]
    for _ in 0..<Self.changesOfAct {
      let (question, known) = answers[random.index(below: answers.count)]
      guard !known.isEmpty else { continue }
      let answer = known[random.index(below: known.count)]
      // The source is one of another jurisdiction's; here the answer rests on the pathway's first.
      changes[question] = Answer(
        value: answer.value, length: answer.length, lengths: answer.lengths, cite: answer.cite, note: answer.note,
        basis: answer.basis, confidence: answer.confidence)
    }
    return changes
  }
}
