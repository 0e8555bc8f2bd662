import Analysis
import Rubric
import Statutes

/// The page of a rubric that grades the same facts beside the report's own.
struct CompanionPage {
  let summary: NationalSummary
  let report: Report
  private var rubric: Rubric { summary.rubric }

  init(_ summary: NationalSummary, in report: Report) {
    self.summary = summary
    self.report = report
  }

  var document: Document {
    let tables = RankingTables(summary: summary)
    return Document(
      path: rubric.id, title: rubric.title, summary: rubric.about,
      blocks: [
        .title(rubric.title, kicker: [.text("\(report.edition.title) · law in force on \(report.asOf)")]),
        .paragraph([
          .text(rubric.about),
          .text(" It reads the same facts as the "), .link("record relief report cards", .page("index")),
          .text(", and its letters are its own."),
        ]),
        .section("Grades", id: "grades", [tables.letters]),
        .section("Ranking", id: "ranking", tables.ranking),
        .section("What laws have in common", id: "criteria", [tables.criteria]),
        .section("Point by point", id: "points", summary.grades.filter { $0.status != .notCoded }.flatMap(points)),
      ])
  }

  private func points(_ grade: Grade) -> [Block] {
    [
      .subheading(grade.name),
      .table(
        Table(
          caption: "\(grade.name): \(Words.grade(grade, scale: rubric.scale))",
          columns: [
            Table.Column("Criterion"), Table.Column("Points"), Table.Column("What the law says"), Table.Column("Where"),
          ],
          rows: zip(rubric.criteria, grade.criteria).map { criterion, earned in
            [
              .plain(criterion.title), .plain("\(earned.points) of \(earned.maximum)"),
              .text([earned.open.isEmpty ? .text(earned.reason) : .open(earned.reason)]),
              .text(report.cites(earned.evidence, of: grade.jurisdiction)),
            ]
          })),
    ]
  }
}
