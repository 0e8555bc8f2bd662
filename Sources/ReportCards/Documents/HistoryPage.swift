import Analysis
import Rubric
import Statutes

/// How a jurisdiction's law and grade changed, act by act.
public struct HistoryPage {
  private let jurisdiction: Jurisdiction
  private let timeline: Timeline
  private let report: Report
  private var scale: GradeScale { report.grader.rubric.scale }

  /// Creates the page.
  public init(_ jurisdiction: Jurisdiction, in report: Report) {
    self.jurisdiction = jurisdiction
    self.report = report
    timeline = Timeline(jurisdiction, until: report.asOf, grader: report.grader)
  }

  /// The page.
  public var document: Document {
    let start = Words.grade(timeline.start, scale: scale)
    let rows = timeline.events.map { event -> [Table.Cell] in
      let version = event.pathway.history[event.version]
      let what = event.version > 0 ? report.changes(event) : ""
      return [
        .plain("\(version.effective)"), .plain(event.pathway.title),
        .plain("\(Words.sentence(version.act)) \(Words.sentence(version.change))\(what)"),
        .plain(event.grade.map { Words.grade($0, scale: scale) } ?? "not coded"),
      ]
    }
    return Document(
      path: "history-\(jurisdiction.code)", title: "\(jurisdiction.name): how the law changed",
      summary: "The acts on record relief of \(jurisdiction.name) and the grade from each on.",
      blocks: [
        .title(jurisdiction.name, kicker: [.text("How the law on record relief changed, up to \(report.asOf)")]),
        .paragraph([
          .text(
            "Coded from \(jurisdiction.codedFrom) on; the grade that day was \(start). A date that is known only to the year counts from "
              + "its last day.")
        ]),
        rows.isEmpty
          ? .paragraph([.text("No act is coded.")])
          : .table(
            Table(
              caption: "Acts and the grade from each on",
              columns: [
                Table.Column("In force"), Table.Column("Pathway"), Table.Column("Act and change"),
                Table.Column("Grade from then on"),
              ], rows: rows)),
      ])
  }

  /// One row an act, for other programs.
  public var data: DataTable {
    DataTable(
      columns: [
        "jurisdiction", "pathway", "act", "enacted", "effective", "counted_from", "letter", "points", "points_high",
      ],
      rows: timeline.events.map { event in
        let version = event.pathway.history[event.version]
        let grade = event.grade
        return [
          .text(jurisdiction.code), .text(event.pathway.id), .text(version.act),
          .optional(version.enacted.map { "\($0)" }), .text("\(version.effective)"), .text("\(event.date)"),
          .optional(grade?.letter), grade.map { .number("\($0.points)") } ?? .none,
          grade.map { .number("\($0.pointsHigh)") } ?? .none,
        ]
      })
  }
}

extension Report {
  /// Which answers a version changed, and how many of the text before it nobody has read.
  func changes(_ event: Timeline.Event) -> String {
    let before = event.pathway.answers(through: event.version - 1)
    let answers = event.pathway.history[event.version].answers
    let touched = codebook.pathwayQuestions.filter { answers[$0.id] != nil }
    let unread = touched.filter { before[$0.id]?.value == .notResearched }
    let changed = touched.filter { question in
      let old = before[question.id]
      let new = answers[question.id]
      return old?.value != .notResearched && (old?.value != new?.value || old?.length != new?.length)
    }.map(\.label)
    var text = changed.isEmpty ? "" : " Changed: \(changed.joined(separator: ", ").lowercased())."
    if !unread.isEmpty {
      text +=
        " \(Words.count(unread.count, "answer")) of the text before it \(unread.count == 1 ? "is" : "are") not yet researched."
    }
    return text
  }
}
