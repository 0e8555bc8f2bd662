import Analysis
import Rubric
import Statutes

/// The national page: every jurisdiction's letter, points and rank, and what the figures show together.
struct NationalPage {
  let report: Report
  private var summary: NationalSummary { report.summary }
  private var rubric: Rubric { report.grader.rubric }
  private var scale: GradeScale { rubric.scale }

  init(_ report: Report) { self.report = report }

  var document: Document {
    Document(
      path: "index", title: "Record relief report cards", summary: report.edition.title,
      blocks: [
        .title(report.edition.title, kicker: [.text("Report cards · law in force on \(report.asOf)")]),
        .paragraph(opening),
        .section("Grades", id: "grades", grades),
        .section("Ranking", id: "ranking", [.paragraph([.text(rankingNote)]), ranking] + unranked),
        .section("What laws have in common", id: "criteria", [criteria]),
        .section("How to read this", id: "method", method),
      ])
  }

  private var opening: [Inline] {
    let graded = summary.rankedGrades.filter { $0.status == .graded }.count
    let text =
      "\(graded) of \(summary.ranking.count) (50 states and the District of Columbia) have a law that lets survivors of human "
      + "trafficking, as such, clear criminal records. "
    let median =
      summary.medianPoints.map { "The median law earns \(scale.display($0)) of \(rubric.points) points." } ?? ""
    return [.text(text + median)]
  }

  private var grades: [Block] {
    let rows = summary.letters.map { letter -> [Table.Cell] in
      var names: [Inline] = []
      for (place, grade) in letter.grades.enumerated() {
        if place > 0 { names.append(.text(", ")) }
        names.append(.link(grade.name, .page("states/\(grade.jurisdiction)")))
      }
      return [
        .text([.letter(letter.letter)]), .plain("\(letter.grades.count)"),
        .text(names.isEmpty ? [.text("None")] : names),
        .plain(letter.meaning),
      ]
    }
    return [
      .table(
        Table(
          caption: "Jurisdictions by letter",
          columns: [
            Table.Column("Letter"), Table.Column("Number", .end), Table.Column("Jurisdictions"),
            Table.Column("Meaning"),
          ],
          rows: rows))
    ]
  }

  private var rankingNote: String {
    let gates = rubric.gates.map { gate in
      "Those marked \"\(gate.flag)\" rank after all others with a law. "
    }.joined()
    return "Jurisdictions rank by points; equal points share a rank. \(gates)Those without a law share the last rank. "
      + "Federal law is graded and not ranked. A darker cell has more of the criterion's points."
  }

  private var ranking: Block {
    .table(
      Table(
        caption: "Letter, points and points by criterion",
        columns: [
          Table.Column("Jurisdiction"), Table.Column("Rank"), Table.Column("Letter"), Table.Column("Points"),
          Table.Column("Up to", fullTitle: "Points that the law could have once its open answers are settled"),
        ]
          + rubric.criteria.map { Table.Column("\($0.title) (\($0.points))") },
        rows: summary.byRank.map(row) + federal.map(row), isWide: true))
  }

  private var federal: [Grade] {
    summary.grades.filter { $0.status != .notCoded && summary.ranking.rank(of: $0.jurisdiction) == nil }
  }

  private var unranked: [Block] {
    let missing = summary.grades.filter { $0.status == .notCoded }.map(\.name)
    return missing.isEmpty
      ? [] : [.paragraph([.text("Not coded for this date: \(LawSentence.joined(missing)).")])]
  }

  private func row(_ grade: Grade) -> [Table.Cell] {
    let rank = summary.ranking.rank(of: grade.jurisdiction)
    let isGraded = grade.status == .graded
    let gate = rubric.gate(of: grade)
    return [
      .text([.link(grade.name, .page("states/\(grade.jurisdiction)"))] + (gate.map { [.text(" · \($0.flag)")] } ?? [])),
      .plain(rank.map { "\($0.position)\($0.isTied ? "=" : "")" } ?? "–"),
      .text([.letter(grade.letter ?? "–")]),
      .plain(isGraded ? scale.display(grade.points) : "–"),
      .plain(isGraded && grade.pointsHigh > grade.points ? scale.display(grade.pointsHigh) : "–"),
    ]
      + grade.criteria.map { criterion in
        let shown = isGraded ? "\(criterion.points)\(criterion.high > criterion.points ? "*" : "")" : "–"
        return .share(
          shown: shown,
          Table.Bar(
            points: criterion.points.hundredths, high: criterion.high.hundredths, maximum: criterion.maximum.hundredths,
            median: nil, words: shown))
      }
  }

  private var criteria: Block {
    .table(
      Table(
        caption: "Each criterion: what full marks take, how many of \(summary.ranking.count) have them, and the median",
        columns: [
          Table.Column("Criterion"), Table.Column("Points", .end), Table.Column("Full marks"),
          Table.Column("Have them", .end),
          Table.Column("Median", .end), Table.Column("Why it matters"),
        ],
        rows: rubric.criteria.enumerated().map { place, criterion in
          [
            .plain(criterion.title), .plain("\(criterion.points)"), .plain(criterion.fullMarks),
            .plain("\(summary.holders(of: place).count)"), .plain("\(summary.medianByCriterion[place])"),
            .plain(criterion.why),
          ]
        }))
  }

  private var method: [Block] {
    var blocks: [Block] = [
      .paragraph([.text(rubric.about)]),
      .list([
        [
          .strong("Facts. "),
          .text(
            "Every answer is read from the law, cited to the subsection, and says what was read and how late the source reaches. "
              + "What was not seen is \"not yet researched\", never a guess."),
        ],
        [
          .strong("Open answers. "),
          .text(
            "An open answer earns the lowest points that any of its possible answers would. \"Up to\" and an asterisk show how far "
              + "the points could rise."),
        ],
        [
          .strong("Pathways. "),
          .text(
            "A state may have several. One pathway leads: the one that earns most among those \(rubric.lead.first?.label ?? "in force"). "
              + "Criteria on coverage look at all of them."),
        ],
        [
          .strong("Dates. "),
          .text(
            "A law counts from the day it took effect; where only the year is known, from the end of that year. The law of an earlier "
              + "date can be graded too, back to the day that the coding starts."),
        ],
      ]),
    ]
    for gate in rubric.gates {
      blocks.append(.paragraph([.strong("\(gate.flag). "), .text(gate.reason)]))
    }
    blocks.append(
      .paragraph([
        .text("How the laws were searched and coded, and what the answers rest on: "),
        .link("methodology", .page("methodology")), .text("."),
      ]))
    blocks.append(.paragraph([.strong("Cite as: "), .text(report.edition.citeAs)]))
    blocks.append(.paragraph([.strong("Corrections: "), .text(report.edition.corrections)]))
    return blocks
  }
}
