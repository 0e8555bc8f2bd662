import Analysis
import Rubric
import Statutes

/// The tables that every yardstick's page shows: letters, ranks, criteria.
struct RankingTables {
  let summary: NationalSummary
  /// Whether the rubric is the report's own, whose criteria have pages.
  var isMain = false
  private var rubric: Rubric { summary.rubric }
  private var scale: GradeScale { rubric.scale }

  /// The jurisdictions by letter.
  var letters: Block {
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
    return .table(
      Table(
        caption: "Jurisdictions by letter",
        columns: [
          Table.Column("Letter"), Table.Column("Number", .end), Table.Column("Jurisdictions"), Table.Column("Meaning"),
        ],
        rows: rows))
  }

  /// The ranking with a note on how it is made.
  var ranking: [Block] { [.paragraph([.text(note)]), ranks] + unranked }

  private var note: String {
    let gates = rubric.gates.map { gate in
      "Those marked \"\(gate.flag)\" rank after all others with a law. "
    }.joined()
    return
      "Jurisdictions rank by points; equal points share a rank. \(gates)\(rubric.noLaw.mark == nil ? "" : "Those without a law share the last rank. ")"
      + "Federal law is graded and not ranked. A darker cell has more of the criterion's points."
  }

  private var ranks: Block {
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

  /// The criteria with how many have full marks.
  var criteria: Block {
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
            .text([isMain ? .link(criterion.title, .page("criteria/\(criterion.id)")) : .text(criterion.title)]),
            .plain("\(criterion.points)"), .plain(criterion.fullMarks),
            .plain("\(summary.holders(of: place).count)"), .plain("\(summary.medianByCriterion[place])"),
            .plain(criterion.why),
          ]
        }))
  }
}
