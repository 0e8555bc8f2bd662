import Analysis
import Rubric
import Statutes

/// Grades as one JSON object.
public enum GradeJSON {
  /// The version of the object's shape.
  public static let schemaVersion = 1

  /// The object for some of a report's grades, ranked among all of them.
  public static func object(_ grades: [Grade], in report: Report) -> JSONValue {
    .object([
      .init("schemaVersion", .number("\(schemaVersion)")),
      .init("rubric", .string(report.grader.rubric.id)),
      .init("asOf", .string("\(report.asOf)")),
      .init("jurisdictions", .array(grades.map { jurisdiction($0, in: report) })),
    ])
  }

  private static func jurisdiction(_ grade: Grade, in report: Report) -> JSONValue {
    let rank = report.summary.ranking.rank(of: grade.jurisdiction)
    let isCoded = grade.status != .notCoded
    func points(_ points: Points) -> JSONValue { isCoded ? .number("\(points)") : .null }
    return .object([
      .init("jurisdiction", .string(grade.jurisdiction)),
      .init("name", .string(grade.name)),
      .init("letter", .optional(grade.letter)),
      .init("gate", .optional(grade.gate)),
      .init("points", points(grade.points)),
      .init("pointsHigh", points(grade.pointsHigh)),
      .init("possible", .number("\(grade.possible)")),
      .init("rank", rank.map { .number("\($0.position)") } ?? .null),
      .init("tied", .bool(rank?.isTied ?? false)),
      .init("pathway", .optional(grade.lead)),
      .init(
        "criteria",
        .array(
          grade.criteria.map { criterion in
            .object([
              .init("id", .string(criterion.criterion)),
              .init("points", points(criterion.points)),
              .init("maximum", .number("\(criterion.maximum)")),
              .init("reason", .string(criterion.reason)),
              .init("cite", .optional(criterion.cite)),
            ])
          })),
    ])
  }
}
