import Analysis
import Statutes

/// What the coded answers rest on, as tables for the terminal and for pages.
public struct SourceTable: Sendable {
  private let summary: SourceSummary

  /// Creates the tables.
  public init(_ summary: SourceSummary) { self.summary = summary }

  /// The figures in all, by jurisdiction and by question, with columns that stand under each other.
  public var terminal: String {
    let heads = ["", "answers", "statute text", "secondary", "recall", "unclear", "not researched"]
    let right = Set(1..<heads.count)
    func row(_ name: String, _ count: SourceCount) -> [String] { [name] + Self.figures(count) }
    let all = [heads, row("All answers on the law in force", summary.all), row("Earlier versions", summary.earlier)]
    let jurisdictions = [heads] + summary.byJurisdiction.map { row($0.name, $0.count) }
    let questions = [heads] + summary.byQuestion.map { row($0.question.id, $0.count) }
    return [all, jurisdictions, questions].map { GradeTable.aligned($0, right: right) }.joined(separator: "\n")
  }

  /// The figures of a count: the number of answers, then each part in percent.
  static func figures(_ count: SourceCount) -> [String] {
    let parts = [count.statuteText, count.secondary, count.recall, count.unclear, count.notResearched]
    return ["\(count.total)"] + parts.map { Words.percent($0, of: count.total) }
  }

  /// A table for a page.
  static func table(_ caption: String, first: String, rows: [(name: [Inline], count: SourceCount)]) -> Block {
    .table(
      Table(
        caption: caption,
        columns: [
          Table.Column(first), Table.Column("Answers", .end), Table.Column("Statute text", .end),
          Table.Column("Secondary", .end), Table.Column("General knowledge", .end), Table.Column("Unclear", .end),
          Table.Column("Not researched", .end),
        ],
        rows: rows.map { row in
          [.text(row.name)] + figures(row.count).map { .plain($0) }
        }))
  }
}
