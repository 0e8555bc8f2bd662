import Analysis
import Rubric
import Statutes

/// Grades as a table: for the terminal, as CSV, as Markdown.
public struct GradeTable: Sendable {
  private let grades: [Grade]
  private let report: Report

  /// Creates a table of some of a report's grades, ranked among all of them.
  public init(_ grades: [Grade], in report: Report) {
    self.grades = grades
    self.report = report
  }

  private var rubric: Rubric { report.grader.rubric }

  /// A line for each grade with columns that stand under each other.
  public var terminal: String {
    let rows = grades.map { grade -> [String] in
      let rank = report.summary.ranking.rank(of: grade.jurisdiction)
      let isGraded = grade.status == .graded
      let flag = rubric.gate(of: grade)?.flag
      return [
        grade.jurisdiction, grade.name, grade.letter ?? "–", isGraded ? rubric.scale.display(grade.points) : "–",
        isGraded && grade.pointsHigh > grade.points ? rubric.scale.display(grade.pointsHigh) : "",
        rank.map { "\($0.position)\($0.isTied ? "=" : "")" } ?? "–",
        [flag, grade.status == .notCoded ? "not coded for this date" : nil].compactMap { $0 }.joined(),
      ]
    }
    return Self.aligned([["", "", "grade", "points", "up to", "rank", ""]] + rows, right: [3, 4, 5])
  }

  /// Every point of each grade with its reason and citation.
  public var explanation: String {
    grades.map { grade in
      var lines = ["\(grade.name): \(Words.grade(grade, scale: rubric.scale))"]
      lines.append(LawSentence(grade: grade).text)
      if let gate = rubric.gate(of: grade) { lines.append("\(gate.flag): \(gate.reason)") }
      if let lead = grade.leadLaw {
        lines.append("Lead pathway: \(lead.pathway.title), \(lead.pathway.citation)")
      }
      lines.append("")
      for (criterion, earned) in zip(rubric.criteria, grade.criteria) {
        let points = "\(earned.points)/\(earned.maximum)"
        let pad = String(repeating: " ", count: max(0, 6 - points.count))
        lines.append("\(pad)\(points)  \(criterion.title): \(earned.reason)")
        for item in earned.evidence {
          guard let question = report.codebook.question(item.question) else { continue }
          let words = report.codebook.words(for: item.answer, to: question)
          lines.append("          \(question.label): \(words) [\(item.answer.cite ?? "no citation")]")
        }
      }
      let sum = grade.criteria.reduce(Points.zero) { $0 + $1.points }
      lines.append("\(String(repeating: " ", count: max(0, 6 - "\(sum)".count)))\(sum)  in total")
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// One row a jurisdiction, with the points of each criterion in columns named by their ids.
  public var csv: String {
    let tables = ScoreTables(report)
    return DataTable(
      columns: tables.scores.columns().map(\.name),
      rows: tables.rows(grades).map { row in tables.scores.map { $0.value(row) } }
    ).csv
  }

  /// A Markdown table of letters, points and ranks.
  public var markdown: String {
    let rows = grades.map { grade -> [Table.Cell] in
      let rank = report.summary.ranking.rank(of: grade.jurisdiction)
      let isGraded = grade.status == .graded
      return [
        .plain(grade.name), .plain(grade.letter ?? "–"), .plain(isGraded ? rubric.scale.display(grade.points) : "–"),
        .plain(isGraded ? rubric.scale.display(grade.pointsHigh) : "–"),
        .plain(rank.map { Words.rank($0, of: report.summary.ranking.count) } ?? "–"),
      ]
    }
    return MarkdownRenderer().table(
      Table(
        caption: "Law in force on \(report.asOf)",
        columns: [
          Table.Column("Jurisdiction"), Table.Column("Letter", .center), Table.Column("Points", .end),
          Table.Column("Up to", .end), Table.Column("Rank"),
        ], rows: rows)) + "\n"
  }

  /// Rows with their columns padded to the widest cell.
  static func aligned(_ rows: [[String]], right: Set<Int>) -> String {
    let widths = (rows.first ?? []).indices.map { place in rows.map { $0[place].count }.max() ?? 0 }
    return rows.map { row in
      var line = row.enumerated().map { place, cell in
        let pad = String(repeating: " ", count: widths[place] - cell.count)
        return right.contains(place) ? pad + cell : cell + pad
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
