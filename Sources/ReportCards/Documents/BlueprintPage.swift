import Analysis
import Rubric
import Statutes

/// The rubric turned into a drafter's check list: what to write, what to avoid, which sections to read.
public struct BlueprintPage {
  private let report: Report
  private var rubric: Rubric { report.grader.rubric }

  /// Creates the page.
  public init(_ report: Report) { self.report = report }

  /// The page.
  public var document: Document {
    Document(
      path: "blueprint", title: "Blueprint for a law",
      summary:
        "A drafter's check list: for each criterion what to write, what to avoid, and which states' sections to read.",
      blocks: [
        .title(
          "Blueprint for a law",
          kicker: [.text("A drafter's check list from the rubric \(rubric.id), version \(rubric.version)")]),
        .paragraph([
          .text(
            "A law that does all of this earns \(rubric.points) of \(rubric.points) points. The sections named are law in force on "
              + "\(report.asOf) that has the provision; those read in the statute's own words come first. Read them before you write."
          )
        ]),
      ]
        + rubric.gates.map { gate in
          .paragraph([
            .strong("First: "), .text("\(gate.advice) Without it the letter is at most \(Words.article(gate.cap))."),
          ])
        }
        + rubric.criteria.enumerated().map { place, criterion in
          .section("\(criterion.title), \(criterion.points) points", id: criterion.id, section(place, criterion))
        })
  }

  /// One row a criterion and jurisdiction with full marks, for other programs.
  public var data: DataTable {
    DataTable(
      columns: ["criterion", "points", "full_marks", "jurisdiction", "cite"],
      rows: rubric.criteria.enumerated().flatMap { place, criterion in
        let head: [DataTable.Value] = [.text(criterion.id), .number("\(criterion.points)"), .text(criterion.fullMarks)]
        let holders = report.summary.holders(of: place)
        return holders.isEmpty
          ? [head + [.none, .none]]
          : holders.map { head + [.text($0.jurisdiction), .optional($0.criteria[place].cite)] }
      })
  }

  private func section(_ place: Int, _ criterion: Criterion) -> [Block] {
    let best = criterion.levels.filter { $0.advice == nil }.flatMap { $0.when.clauses }.map(clause)
    let holders = report.summary.examples(of: place, limit: 5)
    let count = report.summary.holders(of: place).count
    var sections: [Inline] = [.strong("Read: ")]
    if holders.isEmpty { sections.append(.text("no jurisdiction has full marks yet.")) }
    for (number, holder) in holders.enumerated() {
      if number > 0 { sections.append(.text("; ")) }
      sections += report.mention(holder.name, holder.jurisdiction, holder.criteria[place].evidence)
    }
    if count > holders.count { sections.append(.text("; and \(count - holders.count) more")) }
    let worse = criterion.levels.filter { $0.advice != nil }
    return [
      .paragraph([.strong("Why: "), .text(criterion.why)]),
      .paragraph(
        [.strong("Write: "), .text(criterion.fullMarks)]
          + (best.isEmpty ? [] : [.text(" Coded as \(best.joined(separator: "; ")).")])),
      .paragraph([.strong("Avoid:")]),
      .list(worse.map { [.text("\($0.reason) (\($0.points) of \(criterion.points))")] }),
      .paragraph(sections),
    ]
  }

  /// A test in the codebook's words: "Deadline: Any time".
  private func clause(_ clause: Condition.Clause) -> String {
    guard let question = report.codebook.question(clause.question) else { return clause.question }
    let words = clause.test.values.map {
      $0 == "silent" ? report.codebook.words(for: .silent, to: question) : question.option($0)?.label ?? $0
    }
    switch clause.test {
    case .oneOf: return "\(question.label): \(words.joined(separator: " or "))"
    case .only: return "\(question.label): \(words.isEmpty ? "none" : "none but \(words.joined(separator: ", "))")"
    case .any: return "\(question.label): \(words.joined(separator: " or "))"
    case .none: return "\(question.label): not \(words.joined(separator: ", "))"
    }
  }
}
