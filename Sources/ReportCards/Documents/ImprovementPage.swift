import Analysis
import Rubric
import Statutes

/// The shortest ways to a better grade.
public struct ImprovementPage {
  private let grade: Grade
  private let goal: String
  private let routes: [Improvement.Route]
  private let total: Int
  private let report: Report
  private var codebook: Codebook { report.codebook }

  /// Creates the page of a search.
  ///
  /// - Parameter goal: What the routes lead to, in words: "a C", "the most points".
  public init(_ grade: Grade, to goal: String, routes: [Improvement.Route], total: Int, in report: Report) {
    self.grade = grade
    self.goal = goal
    self.routes = routes
    self.total = total
    self.report = report
  }

  /// The page.
  public var document: Document {
    let count = routes.first?.count ?? 0
    let number = total > routes.count ? "\(routes.count) of \(Self.total(total))" : "all \(total)"
    let ways =
      total == 1 ? "There is one way" : "There is more than one way; \(number) are shown, those with most points first"
    return Document(
      path: "improve-\(grade.jurisdiction)", title: "\(grade.name): the shortest way to \(goal)",
      summary: "The smallest set of changes that brings \(grade.name) to \(goal).",
      blocks: [
        .title(
          "\(grade.name): the shortest way to \(goal)",
          kicker: [.text("Today: \(report.standing(grade, in: report.summary))")]),
        .paragraph([
          .text(
            "\(goal.prefix(1).uppercased())\(goal.dropFirst()) takes \(Words.count(count, "changed answer")). \(ways).")
        ]),
      ]
        + routes.enumerated().map { place, route in
          .table(
            Table(
              caption: caption(route, place),
              columns: [
                Table.Column("Points", .end), Table.Column("Change"), Table.Column("Who has it today"),
              ],
              rows: route.steps.map { row($0, of: route) }))
        })
  }

  /// One row a change, for other programs.
  public var data: DataTable {
    DataTable(
      columns: ["route", "jurisdiction", "pathway", "question", "from", "to", "criterion", "criterion_gain", "points"],
      rows: routes.enumerated().flatMap { place, route in
        route.steps.flatMap { step in
          step.changes.map { change -> [DataTable.Value] in
            [
              .number("\(place + 1)"), .text(grade.jurisdiction), .optional(route.pathway), .text(change.question),
              .optional(before(change, of: route).map { words($0.value, change.question) }),
              .text(words(change.value, change.question)),
              .optional(step.criterion.map { report.grader.rubric.criteria[$0].id }), .number("\(step.points)"),
              .number("\(route.points)"),
            ]
          }
        }
      })
  }

  /// A number of routes that may have been cut off.
  private static func total(_ total: Int) -> String {
    total >= Improvement.countLimit ? "\(Improvement.countLimit) or more" : "\(total)"
  }

  private func caption(_ route: Improvement.Route, _ place: Int) -> String {
    let pathway = grade.pathways.first { $0.pathway.id == route.pathway }?.pathway.title
    let on = pathway.map { grade.pathways.count > 1 ? ", on \($0)" : "" } ?? ", by a new pathway"
    return
      "\(routes.count > 1 ? "\(place + 1). " : "")To \(report.grader.rubric.scale.display(route.points)) points\(on)"
  }

  private func row(_ step: Improvement.Step, of route: Improvement.Route) -> [Table.Cell] {
    var change: [Inline] = []
    var holders: [Inline] = []
    for item in step.changes {
      if !change.isEmpty { change.append(.lineBreak) }
      if !holders.isEmpty { holders.append(.lineBreak) }
      let label = codebook.question(item.question)?.label ?? item.question
      let from = before(item, of: route).map { "\(words($0.value, item.question)) → " } ?? ""
      change += [.strong(label), .text(": \(from)\(words(item.value, item.question))")]
      holders += report.holders(of: item.question, value: item.value, beside: grade.jurisdiction)
    }
    return [.plain(Words.signed(step.points)), .text(change), .text(holders)]
  }

  private func before(_ change: Improvement.Change, of route: Improvement.Route) -> Answer? {
    grade.criteria.lazy.flatMap(\.evidence).first { $0.question == change.question && $0.pathway == route.pathway }?
      .answer
      ?? grade.pathways.first { $0.pathway.id == route.pathway }?.answers[change.question]
  }

  private func words(_ value: Answer.Value, _ question: String) -> String {
    guard let question = codebook.question(question) else { return "" }
    return codebook.words(for: value, to: question)
  }
}
