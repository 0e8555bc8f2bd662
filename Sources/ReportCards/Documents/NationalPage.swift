import Analysis
import Rubric
import Statutes

/// The national page: every jurisdiction's letter, points and rank, and what the figures show together.
struct NationalPage {
  let report: Report
  let past: Past
  private var summary: NationalSummary { report.summary }
  private var rubric: Rubric { report.grader.rubric }
  private var scale: GradeScale { rubric.scale }
  private var tables: RankingTables { RankingTables(summary: summary, isMain: true) }

  init(_ report: Report, _ past: Past) {
    self.report = report
    self.past = past
  }

  var document: Document {
    Document(
      path: "index", title: "Record relief report cards", summary: report.edition.title,
      blocks: [
        .title(report.edition.title, kicker: [.text("Report cards · law in force on \(report.asOf)")]),
        .paragraph(opening),
        .tiles(map),
        .section("In figures", id: "figures", [.list(NationalFigures(report).sentences)]),
        .section("Grades", id: "grades", [tables.letters]),
        .section(
          "Ranking", id: "ranking",
          tables.ranking + [
            .note([
              .text("The same as a file: "), .link("scores.csv", .file("data/scores.csv")), .text(". "),
              .link("All data", .page("data/README")), .text(", as CSV and JSON, with what each column says."),
            ])
          ]),
        .section("What laws have in common", id: "criteria", [tables.criteria]),
        .section("Since 2010", id: "trend", trend),
        .section("What changed in the last two years", id: "recent", recent),
        .section("How to read this", id: "method", method),
      ], isSortable: true)
  }

  private var map: TileMap {
    TileMap(
      caption: "Each tile has its letter; darker is a stronger law, hatched is none",
      tiles: summary.grades.filter { $0.status != .notCoded }.map { grade in
        let letter = grade.letter ?? "–"
        return TileMap.Tile(
          code: grade.jurisdiction, text: letter, words: "\(grade.jurisdiction) \(letter): \(grade.name)",
          page: "states/\(grade.jurisdiction)", shade: .letter(letter))
      })
  }

  private var trend: [Block] {
    [
      .paragraph([
        .text(
          "The first such law took effect in 2010. Much of what earlier laws said has not been read, and an open answer counts at its "
            + "lowest, so the median of earlier years is a floor.")
      ]),
      .table(NationalFigures(report).trend(past.trend)),
      .note([.text("The same as a file: "), .link("trend.csv", .file("data/trend.csv")), .text(".")]),
    ]
  }

  private var recent: [Block] {
    let moved = past.changes.filter(\.hasMoved)
    return
      (moved.isEmpty
      ? []
      : [
        .list(
          moved.map { change in
            [
              .link(change.after.name, .page("states/\(change.after.jurisdiction)")),
              .text(": \(Words.grade(change.before, scale: scale)) → \(Words.grade(change.after, scale: scale))"),
            ]
          })
      ]) + [.paragraph([.text("Why: "), .link("what changed", .page("changes")), .text(".")])]
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
    for companion in report.companions {
      blocks.append(
        .paragraph([
          .text("The same facts by another yardstick: "),
          .link(companion.rubric.title, .page(companion.rubric.id)), .text("."),
        ]))
    }
    blocks.append(
      .paragraph(
        [
          .text("For drafters: "), .link("blueprint for a law", .page("blueprint")),
        ] + (report.draftsShown.isEmpty ? [] : [.text(", "), .link("draft bills", .page("drafts/index"))])
          + [.text(". What took effect in the last two years: "), .link("changes", .page("changes")), .text(".")]))
    blocks.append(
      .paragraph(
        [
          .text("How the laws were searched and coded, and what the answers rest on: "),
          .link("methodology", .page("methodology")), .text("."),
        ]
          + (report.firmness == nil
            ? []
            : [
              .text(" How much the ranks hang on the weights: "), .link("how firm the grades are", .page("robustness")),
              .text("."),
            ])))
    blocks.append(.paragraph([.strong("Cite as: "), .text(report.edition.citeAs)]))
    blocks.append(.paragraph([.strong("Corrections: "), .text(report.edition.corrections)]))
    return blocks
  }
}
