import Analysis
import Rubric
import Statutes

/// What surrounds the points on a card: history, neighbors, what is open, sources and method.
extension StateCard {
  var history: Block? {
    let timeline = Timeline(jurisdiction, until: report.asOf, grader: report.grader)
    guard !timeline.events.isEmpty || timeline.start.status != .notCoded else { return nil }
    let events = timeline.events.map { event -> [Inline] in
      let version = event.pathway.history[event.version]
      var text: [Inline] = [.strong("\(version.effective)")]
      if jurisdiction.pathways.count > 1 { text.append(.text(" · \(event.pathway.title)")) }
      text.append(.text(" · \(Words.sentence(version.act)) \(Words.sentence(version.change))"))
      if let scope = version.appliesTo { text.append(.text(" Applies to: \(Words.sentence(scope))")) }
      if event.version > 0 { text.append(.text(report.changes(event))) }
      if let grade = event.grade { text.append(.text(" Grade from then on: \(Words.grade(grade, scale: scale)).")) }
      return text
    }
    let start = Words.grade(timeline.start, scale: scale)
    var blocks: [Block] = [
      .paragraph([
        .text(
          "Coded from \(jurisdiction.codedFrom) on; the grade that day was \(start). What the law said before is not coded."
        )
      ])
    ]
    if !events.isEmpty { blocks.append(.list(events)) }
    let others = jurisdiction.pathways.flatMap { pathway in
      pathway.otherActs.filter { ($0.date?.latest ?? report.asOf) <= report.asOf }.map { act -> [Inline] in
        [.text([act.date.map { "\($0)" }, act.act].compactMap { $0 }.joined(separator: " · ") + ": \(act.change)")]
      }
    }
    if !others.isEmpty {
      blocks.append(.folded("Other acts that touched the law and changed no coded answer", [.list(others)]))
    }
    return .section("How it changed", id: "history", blocks)
  }

  /// Bills that would change the law.
  var bills: Block? {
    if drafts.isEmpty { return nil }
    return .section(
      "Draft bills", id: "bills",
      [
        .list(
          drafts.flatMap { assessment in
            assessment.enactment.drafts.map { draft -> [Inline] in
              let grade = Words.grade(assessment.after, scale: scale)
              return [
                .link(draft.title, .page("drafts/\(draft.id)")),
                .text(" · \(Words.sentence(draft.stage)) As drafted: \(grade)."),
              ]
            }
          })
      ])
  }

  /// How much the grade hangs on the weights, in one paragraph.
  var firm: Block? {
    guard let firmness = report.cardFirmness, let row = firmness.row(jurisdiction.code) else { return nil }
    let (letter, outcome) = (row.letter, row.moved)
    let (low, high) = (outcome.rank(0.05), outcome.rank(0.95))
    let ranks = low == high ? "the rank is \(low)" : "the rank lies between \(low) and \(high) in nine draws of ten"
    let chances = scale.letters.indices.filter { outcome.chance($0) > 0 }.map {
      "\(scale.letters[$0].letter) in \(Words.percent(outcome.chance($0)))"
    }
    let smallest =
      row.total.map { " It takes \(Words.fixed($0, decimals: 1)) points of changed weights to move the letter." } ?? ""
    var mistaken = ""
    if let errors = firmness.errors, let chance = row.stays {
      let stays = Words.percent(chance)
      mistaken =
        " Were \(Words.percent(errors.divergent, of: errors.compared)) of the answers wrong, as often as two coders differed, the letter "
        + "would stay \(scale.letters[letter].letter) in \(stays) of draws."
    }
    return .section(
      "How firm the grade is", id: "firm",
      [
        .paragraph([
          .text(
            "With every weight moved at random by up to a quarter, \(ranks), and the letter is \(LawSentence.joined(chances)) of "
              + "draws.\(smallest)\(mistaken) See "), .link("how firm the grades are", .page("robustness")),
          .text("."),
        ])
      ])
  }

  var surroundings: Block? {
    guard let place = Place.named(jurisdiction.code), let median = report.summary.medianPoints else { return nil }
    var rows: [[Table.Cell]] = []
    for neighbor in place.neighbors.compactMap({ report.summary.grade($0) }) {
      rows.append(row(neighbor))
    }
    if let best = report.summary.byRank.first, best.jurisdiction != jurisdiction.code,
      !place.neighbors.contains(best.jurisdiction)
    {
      rows.append(row(best, note: " (ranks first)"))
    }
    let text =
      "The median of the \(report.summary.ranking.count) is \(scale.display(median)) points, those without a law counted as 0."
    guard !rows.isEmpty else { return .section("Beside others", id: "others", [.paragraph([.text(text)])]) }
    return .section(
      "Beside others", id: "others",
      [
        .paragraph([.text(text)]),
        .table(
          Table(
            caption: place.neighbors.isEmpty ? "The best-ranked law" : "Neighbors",
            columns: [
              Table.Column("Jurisdiction"), Table.Column("Grade", .center), Table.Column("Points", .end),
              Table.Column("The law in one sentence"),
            ],
            rows: rows)),
      ])
  }

  private func row(_ other: Grade, note: String = "") -> [Table.Cell] {
    [
      .text([.link(other.name, .page("states/\(other.jurisdiction)")), .text(note)]),
      .text([other.letter.map { .letter($0) } ?? .open("not coded")]),
      .plain(other.status == .graded ? scale.display(other.points) : "–"),
      .plain(LawSentence(grade: other).text),
    ]
  }

  var open: Block? {
    var items: [[Inline]] = []
    let reads = Set(report.grader.rubric.criteria.flatMap(\.questions))
    for law in grade.pathways {
      let unsettled = report.codebook.pathwayQuestions.filter { law.answers[$0.id]?.value.isUnsettled ?? false }
      for question in unsettled
      where reads.contains(question.id)
        && (law.pathway.id == grade.lead || grade.couldChangeLead
          || grade.criteria.contains { $0.open.contains(question.id) })
      {
        guard let answer = law.answers[question.id] else { continue }
        let name = grade.pathways.count > 1 ? "\(question.label) (\(law.pathway.title))" : question.label
        items.append([
          .strong(name), .text(", "), .open(report.codebook.words(for: answer, to: question).lowercased()),
          .text(": \(answer.note)"),
        ])
      }
    }
    items += jurisdiction.openQuestions.map { [.text($0)] }
    return items.isEmpty ? nil : .section("What is open", id: "open", [.list(items)])
  }

  var sources: Block? {
    var blocks: [Block] = grade.pathways.map { law in
      let pathway = law.pathway
      let items = pathway.sources.map { source -> [Inline] in
        let title: Inline = source.url.map { .link(source.title, .web($0)) } ?? .text(source.title)
        return [title, .text(" · reaches \(source.currentThrough)")]
      }
      return .list(
        [[.strong(pathway.title), .text(", \(pathway.citation) · last checked \(law.version.verified)")]]
          + items)
    }
    // General law and searches are described without a history: the description is true of the edition's date only.
    if report.asOf >= report.edition.asOf {
      if let general = jurisdiction.generalLaw {
        blocks.append(.note([.strong("General law, not graded: "), .text(general)]))
      }
      if let searched = jurisdiction.searched, grade.status == .graded {
        blocks.append(.note([.strong("Searched: "), .text(searched)]))
      }
    }
    if grade.status != .notCoded { blocks += related }
    return blocks.isEmpty ? nil : .section("Sources and related law", id: "sources", blocks)
  }

  private var related: [Block] {
    let answers = jurisdiction.related.answers(on: report.asOf)
    let items = report.codebook.jurisdictionQuestions.compactMap { question -> [Inline]? in
      guard let answer = answers[question.id] else { return nil }
      let words = report.codebook.words(for: answer, to: question)
      let cites = report.cites([.init(question: question.id, pathway: nil, answer: answer)], of: jurisdiction.code)
      return [
        .strong(question.label), .text(": "), answer.value.isUnsettled ? .open(words) : .text(words),
        .text(". \(Words.sentence(answer.note))"),
      ] + (cites.isEmpty ? [] : [.text(" (")] + cites + [.text(")")])
    }
    if items.isEmpty { return [] }
    let others = report.companions.compactMap { companion -> [Inline]? in
      guard let grade = companion.grade(jurisdiction.code) else { return nil }
      return [
        .text(" By the rubric "), .link(companion.rubric.title, .page(companion.rubric.id)),
        .text(": \(Words.grade(grade, scale: companion.rubric.scale))."),
      ]
    }
    return [.paragraph([.text("Related protections, not graded here.")] + others.joined()), .list(items)]
  }

  var method: Block {
    let rubric = report.grader.rubric
    let name = LawSentence.subject(jurisdiction.code, jurisdiction.name)
    return .section(
      "Method and citation", id: "method",
      [
        .paragraph([
          .text(
            "Facts are read from the law and cited; points are this project's judgment (rubric \(rubric.id), version "
              + "\(rubric.version)). An open answer earns the lowest points that it could. The letters are not those of any other "
              + "published report card. See the "), .link("methodology", .page("methodology")),
          .text(", which also explains the terms."),
        ]),
        .paragraph([
          .strong("Cite as: "), .text("\(name), in \(report.edition.citeAs) "), .strong("Data: "),
          .link("answers.csv", .file("data/answers.csv")), .text("."),
        ]),
        .paragraph([.strong("Corrections: "), .text(report.edition.corrections)]),
      ])
  }
}
