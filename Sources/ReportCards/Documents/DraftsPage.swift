import Analysis
import Rubric
import Statutes

/// The list of coded drafts with what each would do.
struct DraftsPage {
  let assessments: [DraftAssessment]
  let report: Report

  init(_ assessments: [DraftAssessment], in report: Report) {
    self.assessments = assessments
    self.report = report
  }

  var document: Document {
    let scale = report.grader.rubric.scale
    return Document(
      path: "drafts/index", title: "Draft bills", summary: "Bills that are not law, graded as if they were.",
      blocks: [
        .title("Draft bills", kicker: [.text("Laid over the law in force on \(report.asOf)")]),
        .paragraph([
          .text(
            "Bills that were pending or failed, coded from what could be read of their texts and graded as if they had been enacted. None "
              + "of them is law. A bill of which only a part was read says so.")
        ]),
        .table(
          Table(
            caption: "Today and as drafted",
            columns: [
              Table.Column("Jurisdiction"), Table.Column("Bill"), Table.Column("Stage"), Table.Column("Today"),
              Table.Column("As drafted"), Table.Column("Points", .end),
            ],
            rows: assessments.flatMap { assessment in
              assessment.enactment.drafts.map { draft in
                [
                  .text([.link(assessment.after.name, .page("states/\(draft.jurisdiction)"))]),
                  .text([.link(draft.title, .page("drafts/\(draft.id)"))]), .plain(draft.stage),
                  .plain(Words.grade(assessment.before, scale: scale)),
                  .plain(Words.grade(assessment.after, scale: scale)),
                  .plain(Words.signed(assessment.after.points - assessment.before.points)),
                ]
              }
            })),
      ])
  }
}
