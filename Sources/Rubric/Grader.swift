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

  /// Turns the law of a date into places in the rubric's tables.
  public func encode(_ law: Law) -> EncodedLaw { encode(applied: law.applied(to: rubric.groups)) }

  private func encode(applied law: Law) -> EncodedLaw {
    func digits(_ table: ScoreTable, _ answers: [String: Answer]) -> [Int] {
      table.dimensions.map { $0.digit(of: answers[$0.question]?.value) }
    }
    let pathways = law.pathways.map { law in
      let classes = rubric.lead.map { leadClass in
        leadClass.whenAny.map { $0.truth(in: law.answers) }.max() ?? .no
      }
      return EncodedLaw.Pathway(
        digits: compiled.tables.map { digits($0, law.answers) },
        leadClass: classes.firstIndex(of: .yes) ?? classes.count,
        bestLeadClass: classes.firstIndex { $0 != .no } ?? classes.count,
        // A gate says of a law what it shuts out; an open answer is no ground to say so.
        mayOpen: rubric.gates.map { gate in gate.opens.contains { $0.truth(in: law.answers) != .no } }
      )
    }
    let related = zip(rubric.criteria, compiled.tables).map { criterion, table in
      criterion.reach == .jurisdiction ? digits(table, law.related) : []
    }
    return EncodedLaw(pathways: pathways, related: related, lookUps: lookUps(pathways, related))
  }

  /// The grade of a jurisdiction's law on a date.
  public func grade(_ jurisdiction: Jurisdiction, on date: CalendarDate) -> Grade {
    switch jurisdiction.state(on: date) {
    case .notCoded: return ungraded(jurisdiction, .notCoded, letter: nil, reason: "The law of this date is not coded.")
    case .coded(let law): return grade(jurisdiction, law: law)
    }
  }

  /// The grade of a given law, as if it were the law of a jurisdiction.
  public func grade(_ jurisdiction: Jurisdiction, law: Law) -> Grade {
    let applied = law.applied(to: rubric.groups)
    let encoded = encode(applied: applied)
    guard let score = score(encoded) else {
      return ungraded(jurisdiction, .noLaw, letter: rubric.noLaw.mark?.letter, reason: rubric.noLaw.reason)
    }
    let criteria = rubric.criteria.indices.map { place in
      criterionGrade(place, encoded, law: applied, lead: score.lead)
    }
    return Grade(
      jurisdiction: jurisdiction.code, name: jurisdiction.name, status: .graded,
      letter: letter(of: score), gate: score.gate.map { rubric.gates[$0].id }, points: score.points,
      pointsHigh: score.high, possible: rubric.points,
      lead: score.lead.map { law.pathways[$0].pathway.id }, pathways: law.pathways, criteria: criteria
    )
  }

  /// The letter that a score earns, capped by its gate; for a law without a score, the mark for none.
  public func letter(of score: Score?) -> String? {
    guard let score else { return rubric.noLaw.mark?.letter }
    return rubric.scale.letter(for: score.points).map { letter in
      score.gate.map { rubric.scale.worse(letter, rubric.gates[$0].cap) } ?? letter
    }
  }

  /// What a criterion earns that does not depend on which pathway leads; `nil` for one that does.
  private func sharedEntry(_ place: Int, _ law: EncodedLaw) -> ScoreTable.Entry? {
    switch rubric.criteria[place].reach {
    case .lead: nil
    case .any: coverageEntry(place, law)
    case .jurisdiction: compiled.tables[place].entry(law.related[place])
    }
  }

  /// Coverage reads all pathways; without one there is nothing to read.
  private func coverageEntry(_ place: Int, _ law: EncodedLaw) -> ScoreTable.Entry? {
    law.pathways.isEmpty ? nil : compiled.tables[place].coverage(of: law.pathways.map { $0.digits[place] })
  }

  private func criterionGrade(_ place: Int, _ encoded: EncodedLaw, law: Law, lead: Int?) -> CriterionGrade {
    let criterion = rubric.criteria[place]
    let table = compiled.tables[place]
    let entry =
      sharedEntry(place, encoded)
      ?? (criterion.reach == .lead ? lead.map { table.entry(encoded.pathways[$0].digits[place]) } : nil)
    guard let entry else { return withoutPathway(criterion) }
    // Where each question's answer was read: a pathway's place, or `nil` for the jurisdiction as a whole.
    let places: [Int?] = criterion.questions.indices.map { number in
      switch criterion.reach {
      case .lead: lead
      case .jurisdiction: nil
      case .any:
        // The open digit is the largest, so a settled answer is preferred; the lead wins a tie.
        law.pathways.indices.min { first, second in
          let one = encoded.pathways[first].digits[place][number]
          let two = encoded.pathways[second].digits[place][number]
          return one != two ? one < two : first == lead && second != lead
        }
      }
    }
    let evidence = zip(criterion.questions, places).compactMap { question, place -> CriterionGrade.Evidence? in
      guard let place else {
        return law.related[question].map { .init(question: question, pathway: nil, answer: $0) }
      }
      let pathway = law.pathways[place]
      return pathway.answers[question].map {
        .init(question: question, pathway: pathway.pathway.id, answer: $0)
      }
    }
    let isOpen = entry.low != entry.high
    let read: [[String: Answer]]
    switch criterion.reach {
    case .lead: read = lead.map { [law.pathways[$0].answers] } ?? []
    case .any: read = law.pathways.map(\.answers)
    case .jurisdiction: read = [law.related]
    }
    let open = isOpen ? openQuestions(criterion, in: read) : []
    let level = criterion.levels[entry.level]
    let isTrueOfAll =
      criterion.reach != .lead || encoded.pathways.allSatisfy { table.entry($0.digits[place]) == entry }
    return CriterionGrade(
      criterion: criterion.id, points: entry.low, high: entry.high, maximum: criterion.points, level: entry.level,
      reason: isOpen ? reason(open: open) : reason(level, isTrueOfAll: isTrueOfAll),
      advice: isOpen ? nil : level.advice, evidence: evidence, open: open
    )
  }

  /// A criterion that reads pathways, where no pathway may be read.
  private func withoutPathway(_ criterion: Criterion) -> CriterionGrade {
    CriterionGrade(
      criterion: criterion.id, points: .zero, high: .zero, maximum: criterion.points, level: nil,
      reason: rubric.noLaw.reason, advice: criterion.fullMarks, evidence: [], open: [])
  }

  private func openQuestions(_ criterion: Criterion, in laws: [[String: Answer]]) -> [String] {
    criterion.questions.filter { id in laws.contains { $0[id]?.value.isUnsettled ?? true } }
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
