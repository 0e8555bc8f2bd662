import Statutes

/// Grades laws by a rubric.
///
/// Made once, it answers by table look-ups and can be shared between threads.
public struct Grader: Sendable {
  /// The rubric.
  public let rubric: Rubric
  /// The codebook.
  public let codebook: Codebook
  let compiled: CompiledRubric

  /// Checks and works out a rubric.
  ///
  /// - Throws: every problem of the rubric.
  public init(rubric: Rubric, codebook: Codebook) throws(RubricProblems) {
    self.rubric = rubric
    self.codebook = codebook
    compiled = try CompiledRubric(rubric, codebook: codebook)
  }

  /// Turns the pathways in force into places in the rubric's tables.
  public func encode(_ laws: [LawInForce]) -> EncodedLaw {
    EncodedLaw(
      pathways: laws.map { law in
        let classes = rubric.lead.map { leadClass in
          leadClass.whenAny.map { $0.truth(in: law.answers) }.max() ?? .no
        }
        return EncodedLaw.Pathway(
          digits: compiled.tables.map { $0.dimensions.map { $0.digit(of: law.answers[$0.question.id]?.value) } },
          leadClass: classes.firstIndex(of: .yes) ?? classes.count,
          bestLeadClass: classes.firstIndex { $0 != .no } ?? classes.count,
          // A gate says of a law what it shuts out; an open answer is no ground to say so.
          mayOpen: rubric.gates.map { gate in gate.opens.contains { $0.truth(in: law.answers) != .no } }
        )
      })
  }

  /// The points of a law, or `nil` where there is none.
  public func score(_ law: EncodedLaw) -> Score? {
    guard !law.pathways.isEmpty else { return nil }
    var coverage = Points.zero
    var coverageHigh = Points.zero
    for place in rubric.criteria.indices where rubric.criteria[place].reach == .any {
      let entry = coverageEntry(place, law)
      coverage = coverage + entry.low
      coverageHigh = coverageHigh + entry.high
    }
    let sums = law.pathways.map { leadSum($0) }
    // The first of the best: a better class before more points, and surer points before the chance of more.
    func merit(_ place: Int) -> (Int, Points, Points) {
      (-law.pathways[place].leadClass, sums[place].low, sums[place].high)
    }
    let lead = law.pathways.indices.max { merit($0) < merit($1) } ?? 0
    // Another pathway that surely belongs to a better class keeps a pathway from ever leading.
    let high =
      law.pathways.indices.filter { place in
        law.pathways.indices.allSatisfy { other in
          other == place || law.pathways[other].leadClass >= law.pathways[place].bestLeadClass
        }
      }.map { sums[$0].high }.max() ?? .zero
    return Score(
      points: sums[lead].low + coverage,
      high: high + coverageHigh,
      lead: lead,
      gate: rubric.gates.indices.first { gate in !law.pathways.contains { $0.mayOpen[gate] } }
    )
  }

  /// The grade of a jurisdiction's law on a date.
  public func grade(_ jurisdiction: Jurisdiction, on date: CalendarDate) -> Grade {
    switch jurisdiction.state(on: date) {
    case .notCoded: return ungraded(jurisdiction, .notCoded, letter: nil, reason: "The law of this date is not coded.")
    case .coded(let laws): return grade(jurisdiction, laws: laws)
    }
  }

  /// The grade of given pathways, as if they were the law of a jurisdiction.
  public func grade(_ jurisdiction: Jurisdiction, laws: [LawInForce]) -> Grade {
    let encoded = encode(laws)
    guard let score = score(encoded) else {
      return ungraded(jurisdiction, .noLaw, letter: rubric.noLaw.letter, reason: rubric.noLaw.reason)
    }
    let criteria = rubric.criteria.indices.map { place in
      criterionGrade(place, encoded, laws: laws, lead: score.lead)
    }
    let earned = rubric.scale.letter(for: score.points)
    let gate = score.gate.map { rubric.gates[$0] }
    return Grade(
      jurisdiction: jurisdiction.code, name: jurisdiction.name, status: .graded,
      letter: earned.map { letter in gate.map { rubric.scale.worse(letter, $0.cap) } ?? letter },
      gate: gate?.id, points: score.points, pointsHigh: score.high, possible: rubric.points,
      lead: laws[score.lead].pathway.id, pathways: laws, criteria: criteria
    )
  }

  private func leadSum(_ pathway: EncodedLaw.Pathway) -> (low: Points, high: Points) {
    var low = Points.zero
    var high = Points.zero
    for place in rubric.criteria.indices where rubric.criteria[place].reach == .lead {
      let entry = compiled.tables[place].entry(pathway.digits[place])
      low = low + entry.low
      high = high + entry.high
    }
    return (low, high)
  }

  /// Coverage reads the best answer that any pathway gives to each question; an open answer may turn out to be better than
  /// the best settled one, never to take it away.
  private func coverageEntry(_ place: Int, _ law: EncodedLaw) -> ScoreTable.Entry {
    let table = compiled.tables[place]
    let ranges = table.dimensions.enumerated().map { number, dimension in
      let digits = law.pathways.map { $0.digits[place][number] }
      let best = digits.filter { $0 != dimension.unsettled }.min()
      let isOpen = digits.contains(dimension.unsettled)
      let worst = best ?? dimension.count - 1
      return isOpen ? 0...worst : worst...worst
    }
    return table.entry(among: ranges)
  }

  private func criterionGrade(
    _ place: Int, _ encoded: EncodedLaw, laws: [LawInForce], lead: Int
  ) -> CriterionGrade {
    let criterion = rubric.criteria[place]
    let table = compiled.tables[place]
    let entry: ScoreTable.Entry
    let sources: [Int]
    switch criterion.reach {
    case .lead:
      entry = table.entry(encoded.pathways[lead].digits[place])
      sources = criterion.questions.map { _ in lead }
    case .any:
      entry = coverageEntry(place, encoded)
      sources = criterion.questions.indices.map { number in
        // The open digit is the largest, so a settled answer is preferred; the lead wins a tie.
        laws.indices.min { first, second in
          let one = encoded.pathways[first].digits[place][number]
          let two = encoded.pathways[second].digits[place][number]
          return one != two ? one < two : first == lead && second != lead
        } ?? lead
      }
    }
    let evidence = zip(criterion.questions, sources).compactMap { question, source in
      laws[source].answers[question].map {
        CriterionGrade.Evidence(question: question, pathway: laws[source].pathway.id, answer: $0)
      }
    }
    let isOpen = entry.low != entry.high
    let open = isOpen ? openQuestions(criterion, laws: criterion.reach == .lead ? [laws[lead]] : laws) : []
    let level = criterion.levels[entry.level]
    let isTrueOfAll =
      criterion.reach == .any || encoded.pathways.allSatisfy { table.entry($0.digits[place]) == entry }
    return CriterionGrade(
      criterion: criterion.id, points: entry.low, high: entry.high, maximum: criterion.points, level: entry.level,
      reason: isOpen ? reason(open: open) : reason(level, isTrueOfAll: isTrueOfAll),
      advice: isOpen ? nil : level.advice, evidence: evidence, open: open
    )
  }

  private func openQuestions(_ criterion: Criterion, laws: [LawInForce]) -> [String] {
    criterion.questions.filter { id in laws.contains { $0.answers[id]?.value.isUnsettled ?? true } }
  }

  /// The sentence on the law; where another pathway differs, it says that it speaks of the lead.
  private func reason(_ level: Criterion.Level, isTrueOfAll: Bool) -> String {
    guard !isTrueOfAll, let first = level.reason.first else { return level.reason }
    return "On the lead pathway: \(first.lowercased())\(level.reason.dropFirst())"
  }

  private func reason(open: [String]) -> String {
    let names = open.map { id in (codebook.question(id)?.label ?? id).lowercased() }
    return "Not settled yet: \(names.joined(separator: ", ")). Counted at the lowest points that it could earn."
  }

  private func ungraded(_ jurisdiction: Jurisdiction, _ status: Grade.Status, letter: String?, reason: String) -> Grade
  {
    Grade(
      jurisdiction: jurisdiction.code, name: jurisdiction.name, status: status, letter: letter, gate: nil,
      points: .zero,
      pointsHigh: .zero, possible: rubric.points, lead: nil, pathways: [],
      criteria: rubric.criteria.map {
        CriterionGrade(
          criterion: $0.id, points: .zero, high: .zero, maximum: $0.points, level: nil, reason: reason, advice: nil,
          evidence: [], open: [])
      }
    )
  }
}
