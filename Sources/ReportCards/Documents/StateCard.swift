import Analysis
import Rubric
import Statutes

/// The report card of one jurisdiction.
struct StateCard {
  let jurisdiction: Jurisdiction
  let grade: Grade
  /// What draft bills would do to the grade.
  let drafts: [DraftAssessment]
  let report: Report

  init(_ jurisdiction: Jurisdiction, grade: Grade, drafts: [DraftAssessment] = [], in report: Report) {
    self.jurisdiction = jurisdiction
    self.grade = grade
    self.drafts = drafts
    self.report = report
  }

  var document: Document {
    var blocks: [Block] = [
      .title(jurisdiction.name, kicker: [.text("Criminal record relief for survivors of human trafficking")]),
      .verdict(verdict),
    ]
    if isToday { blocks.append(.paragraph([.text(jurisdiction.summary)])) }
    switch grade.status {
    case .graded:
      blocks += [gains, points].compactMap { $0 }
    case .noLaw:
      blocks += [search, whatItTakes].compactMap { $0 }
    case .notCoded:
      break
    }
    blocks += [firm, history, bills, surroundings, open, sources, method].compactMap { $0 }
    if grade.status == .graded { blocks.append(CodedAnswers(self).block) }
    return Document(
      path: "states/\(jurisdiction.code)", title: "\(jurisdiction.name): record relief report card",
      summary: "\(jurisdiction.name): \(LawSentence(grade: grade).text)", blocks: blocks)
  }

  /// Whether the graded law is the newest that is coded, so that the written summary is true of it.
  private var isToday: Bool {
    grade.status != .notCoded
      && !jurisdiction.pathways.contains { $0.history.contains { $0.effective.latest > report.asOf } }
  }

  var scale: GradeScale { report.grader.rubric.scale }

  // MARK: The head

  private var verdict: Verdict {
    let meaning = report.grader.rubric.letters.first { $0.letter == grade.letter }?.meaning ?? ""
    let gate = report.grader.rubric.gate(of: grade)
    return Verdict(
      letter: grade.letter, meaning: gate?.reason ?? meaning, figures: figures,
      sentence: LawSentence(grade: grade).text, flag: gate?.flag, facts: facts)
  }

  private var figures: [Inline] {
    var parts: [String] = []
    if grade.status == .graded {
      parts.append("\(scale.display(grade.points)) of \(grade.possible) points")
      if grade.pointsHigh > grade.points {
        let count = Words.count(grade.openAnswers, "open answer")
        let which =
          grade.couldChangeLead
          ? "open answers, on another pathway among them, are" : "\(count) \(grade.openAnswers == 1 ? "is" : "are")"
        parts.append("up to \(scale.display(grade.pointsHigh)) once \(which) settled")
      }
    }
    if let rank = report.summary.ranking.rank(of: grade.jurisdiction) {
      parts.append(Words.rank(rank, of: report.summary.ranking.count))
    } else if grade.status != .notCoded {
      parts.append("not ranked among the states")
    }
    parts.append("law in force on \(report.asOf)")
    return [.text(parts.joined(separator: " · "))]
  }

  private var facts: [Verdict.Fact] {
    guard grade.status == .graded else { return [] }
    let coverage = ["persons_adults", "persons_minors", "trafficking_sex", "trafficking_labor"]
    let lead = grade.leadLaw
    let covered = coverage.compactMap { id -> Verdict.Fact? in
      guard let question = report.codebook.question(id) else { return nil }
      let evidence = grade.criteria.flatMap(\.evidence).first { $0.question == id }?.answer ?? lead?.answers[id]
      return evidence.map { fact(question, $0) }
    }
    let prosecutor = report.codebook.question("prosecutor_role").flatMap { question in
      lead?.answers[question.id].map { fact(question, $0) }
    }
    return covered + [prosecutor].compactMap { $0 }
  }

  private func fact(_ question: Question, _ answer: Answer) -> Verdict.Fact {
    Verdict.Fact(
      term: question.label, answer: report.codebook.words(for: answer, to: question), isOpen: answer.value.isUnsettled)
  }

  // MARK: The points

  /// The number of changes that a card shows with their examples, so that it fits two printed pages.
  private static let shownGains = 6

  private var gains: Block? {
    let gains = Gain.all(for: grade, in: report.summary)
    let gate = report.grader.rubric.gate(of: grade)
    guard !gains.isEmpty || gate != nil else { return nil }
    var blocks: [Block] = []
    if let gate {
      blocks.append(
        .paragraph([.strong("First: "), .text("\(gate.advice) Until then the letter stays at \(gate.cap).")]))
    }
    if !gains.isEmpty {
      blocks.append(
        .table(
          Table(
            caption: grade.pathways.count > 1
              ? "Each change, made on the lead pathway, brings the points beside it; changes add up"
              : "Each change brings the points beside it; changes add up",
            columns: [Table.Column("Points", .end), Table.Column("Change"), Table.Column("Who has it")],
            rows: gains.prefix(Self.shownGains).map { gain in
              [
                .plain("+\(gain.points)"),
                .text([.text(gain.advice)]),
                .text(holders(gain)),
              ]
            })))
    }
    if let shortest { blocks.append(.paragraph(shortest)) }
    let rest = gains.dropFirst(Self.shownGains).map { gain in
      "\(report.grader.rubric.criteria[gain.criterion].title.lowercased()) +\(gain.points)"
    }
    if !rest.isEmpty {
      blocks.append(
        .note([.text("Smaller gains: \(LawSentence.joined(rest)). The table below says what full marks take.")]))
    }
    return .section("What would raise the grade most", id: "gains", blocks)
  }

  /// The fewest changes that reach the next letter, in one paragraph.
  private var shortest: [Inline]? {
    let letters = scale.letters.map(\.letter)
    guard let letter = grade.letter, let place = letters.firstIndex(of: letter), place > 0,
      case .coded(let law) = jurisdiction.state(on: report.asOf),
      case .routes(let routes, let total) = Improvement(of: law, grader: report.grader, among: report.summary)
        .routes(to: letters[place - 1], from: grade, limit: 1),
      let route = routes.first
    else { return nil }
    let changes = route.steps.flatMap(\.changes).compactMap { change in
      report.codebook.question(change.question).map {
        "\($0.label.lowercased()), \(report.codebook.words(for: change.value, to: $0).lowercased())"
      }
    }
    let pathway = grade.pathways.first { $0.pathway.id == route.pathway }?.pathway.title
    let on = grade.pathways.count > 1 ? pathway.map { " on \($0)" } ?? "" : ""
    let others =
      switch total {
      case ...1: ""
      case 2: " There is 1 other way of as many changes."
      case Improvement.countLimit...: " There are \(Improvement.countLimit - 1) or more other ways of as many changes."
      default: " There are \(total - 1) other ways of as many changes."
      }
    return [
      .strong("The shortest way to \(Words.article(letters[place - 1])): "),
      .text("\(Words.count(route.count, "changed answer"))\(on): \(changes.joined(separator: "; ")).\(others)"),
    ]
  }

  private func holders(_ gain: Gain) -> [Inline] {
    if gain.holderCount == 0 { return [.text("No jurisdiction yet")] }
    let link = gain.holderCount > gain.examples.count ? ", such as " : ": "
    var inlines: [Inline] = [.text("\(gain.holderCount) of \(report.summary.ranking.count)\(link)")]
    for (place, holder) in gain.examples.enumerated() {
      if place > 0 { inlines.append(.text("; ")) }
      inlines += report.mention(holder.name, holder.jurisdiction, holder.evidence)
    }
    return inlines
  }

  private var points: Block {
    let rows = zip(report.grader.rubric.criteria, grade.criteria).enumerated().map { place, pair in
      let (criterion, earned) = pair
      let bar = Table.Bar(
        points: earned.points.hundredths, high: earned.high.hundredths, maximum: earned.maximum.hundredths,
        median: report.summary.medianByCriterion[place].hundredths, words: "\(earned.points) of \(earned.maximum)")
      return [
        Table.Cell.text([.link(criterion.title, .page("criteria/\(criterion.id)"))]), .bar(bar),
        .detailed(reason(earned), name: criterion.title, details(criterion, earned)),
        .text(report.cites(earned.evidence, of: jurisdiction.code)),
      ]
    }
    var blocks: [Block] = []
    if let lead = grade.leadLaw, grade.pathways.count > 1 {
      let others = grade.pathways.filter { $0.pathway.id != grade.lead }.map { $0.pathway.title }
      blocks.append(
        .paragraph([
          .text("The law has \(grade.pathways.count) pathways. The grade rests on "), .strong(lead.pathway.title),
          .text(
            " (\(lead.pathway.citation)), the one that serves adults with convictions best, or else the best there is. "
              + "Coverage criteria also count \(LawSentence.joined(others))."),
        ]))
    }
    let total = scale.display(grade.points)
    blocks.append(
      .table(
        Table(
          caption:
            "\(total) of \(grade.possible) points by criterion; the upright mark on a bar is the national median",
          columns: [
            Table.Column("Criterion"), Table.Column("Points"), Table.Column("What the law says"), Table.Column("Where"),
          ],
          rows: rows)))
    blocks.append(.note([.text(support)]))
    return .section("How the points fall", id: "points", blocks)
  }

  /// How many of the answers behind the points were read in the statute itself.
  private var support: String {
    let count = SourceCount(grade.criteria.flatMap(\.evidence).map(\.answer))
    if count.statuteText == count.total {
      return "All \(count.total) answers behind these points were read in the law's own words."
    }
    let parts = [
      (count.statuteText, "read in the law's own words"), (count.secondary, "taken from secondary sources"),
      (count.recall, "general knowledge, to be confirmed"), (count.unclear, "unclear"),
      (count.notResearched, "not yet researched"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? "is" : "are") \($0.1)" }
    return "Of the \(count.total) answers behind these points, \(LawSentence.joined(parts))."
  }

  private func reason(_ earned: CriterionGrade) -> [Inline] {
    earned.open.isEmpty ? [.text(earned.reason)] : [.open(earned.reason)]
  }

  /// What stands behind the reason: each answer with the coder's note, and what full marks take.
  private func details(_ criterion: Criterion, _ earned: CriterionGrade) -> [[Inline]] {
    var lines = earned.evidence.compactMap { item -> [Inline]? in
      guard let question = report.codebook.question(item.question) else { return nil }
      let words = report.codebook.words(for: item.answer, to: question)
      let rests = report.codebook.support(of: item.answer).map { " [\($0)]" } ?? ""
      return [.strong("\(question.label): "), .text("\(words). \(item.answer.note)\(rests)")]
    }
    if earned.points < earned.maximum { lines.append([.strong("Full marks: "), .text(criterion.fullMarks)]) }
    return lines
  }

  // MARK: Without a law

  private var search: Block? {
    jurisdiction.searched.map {
      .section("Where a law was looked for", id: "search", [.paragraph([.text($0)])])
    }
  }

  private var whatItTakes: Block {
    let rows = report.grader.rubric.criteria.enumerated().map { place, criterion in
      let holders = report.summary.holders(of: place)
      let example = report.summary.examples(of: place, limit: 1).first.map { holder in
        report.mention(holder.name, holder.jurisdiction, holder.criteria[place].evidence)
      }
      return [
        Table.Cell.text([.text(criterion.title)]), .plain("\(criterion.points)"), .text([.text(criterion.fullMarks)]),
        .text(
          holders.isEmpty ? [.text("No jurisdiction yet")] : [.text("\(holders.count), such as ")] + (example ?? [])),
      ]
    }
    return .section(
      "What a law would need", id: "needs",
      [
        .table(
          Table(
            caption: "Full marks on each criterion, and who has them",
            columns: [
              Table.Column("Criterion"), Table.Column("Points", .end), Table.Column("Full marks"),
              Table.Column("Who has it"),
            ],
            rows: rows))
      ])
  }
}
