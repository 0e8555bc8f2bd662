import Analysis
import Rubric
import Statutes

/// The page of a criterion: what it takes, who has what, with citations.
struct CriterionPage {
  let place: Int
  let report: Report
  private var summary: NationalSummary { report.summary }
  private var criterion: Criterion { report.grader.rubric.criteria[place] }

  init(_ place: Int, in report: Report) {
    self.place = place
    self.report = report
  }

  var document: Document {
    let graded = summary.byRank.filter { $0.status == .graded }
    let full = summary.holders(of: place).count
    return Document(
      path: "criteria/\(criterion.id)", title: criterion.title,
      summary: "\(criterion.title): what full marks take, and what each law earns.",
      blocks: [
        .title(
          criterion.title, kicker: [.text("\(criterion.points) points · law in force on \(report.asOf)")]),
        .paragraph([.text(criterion.why)]),
        .paragraph([.strong("Full marks: "), .text(criterion.fullMarks)]),
        .paragraph([
          .text(
            "\(full) of \(summary.ranking.count) have full marks; the median is \(summary.medianByCriterion[place]) of "
              + "\(criterion.points).")
        ]),
        .tiles(map),
        .section("What earns how much", id: "levels", [levels(graded)]),
        .section("Who has what", id: "who", [who(graded + federal)]),
        .section(
          "Questions behind it", id: "questions",
          [
            .list(
              criterion.questions.compactMap { report.codebook.question($0) }.map {
                [.link($0.label, .page("questions/\($0.id)")), .text(": \($0.text)")]
              })
          ]),
      ])
  }

  private var federal: [Grade] {
    summary.grades.filter { $0.status == .graded && summary.ranking.rank(of: $0.jurisdiction) == nil }
  }

  private var map: TileMap {
    TileMap(
      caption: "Points of \(criterion.points), darker for more",
      tiles: summary.grades.filter { $0.status != .notCoded }.map { grade in
        let earned = grade.criteria[place]
        let step = Table.Bar.step(earned.points.hundredths, of: earned.maximum.hundredths)
        let text = grade.status == .graded ? "\(earned.points)" : grade.letter ?? "–"
        return TileMap.Tile(
          code: grade.jurisdiction, text: text, words: "\(grade.jurisdiction) \(text): \(grade.name)",
          page: "states/\(grade.jurisdiction)", shade: .step(step))
      })
  }

  private func levels(_ graded: [Grade]) -> Block {
    .table(
      Table(
        caption: "The first level that fits a law counts; an open answer counts at the lowest that it could earn",
        columns: [
          Table.Column("Points", .end), Table.Column("What the law says"), Table.Column("Number", .end),
          Table.Column("Where"),
        ],
        rows: criterion.levels.enumerated().map { number, level in
          let holders = graded.filter { $0.criteria[place].level == number && $0.criteria[place].open.isEmpty }
          return [
            .plain("\(level.points)"), .plain(level.reason), .plain("\(holders.count)"),
            .plain(holders.map(\.jurisdiction).sorted().joined(separator: " ")),
          ]
        }))
  }

  private func who(_ grades: [Grade]) -> Block {
    .table(
      Table(
        caption: "By points on this criterion",
        columns: [
          Table.Column("Jurisdiction"), Table.Column("Points", .end), Table.Column("What the law says"),
          Table.Column("Where"),
        ],
        rows: grades.enumerated().sorted {
          let (first, second) = ($0.element.criteria[place].points, $1.element.criteria[place].points)
          return first != second ? first > second : $0.offset < $1.offset
        }.map { _, grade in
          let earned = grade.criteria[place]
          return [
            .text([.link(grade.name, .page("states/\(grade.jurisdiction)"))]), .plain("\(earned.points)"),
            .text([earned.open.isEmpty ? .text(earned.reason) : .open(earned.reason)]),
            .text(report.cites(earned.evidence, of: grade.jurisdiction)),
          ]
        }))
  }
}
