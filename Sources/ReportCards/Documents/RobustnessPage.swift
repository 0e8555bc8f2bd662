import Analysis
import Rubric
import Statutes

/// How firm the grades are: what other weights, cut points and answers would make of them.
public struct RobustnessPage {
  private let firmness: Firmness
  private let report: Report
  private var letters: [String] { report.grader.rubric.scale.letters.map(\.letter) }

  /// Creates the page.
  public init(_ firmness: Firmness, in report: Report) {
    self.firmness = firmness
    self.report = report
  }

  /// The page.
  public var document: Document {
    let dominance = firmness.dominance
    return Document(
      path: "robustness", title: "How firm are the grades?",
      summary: "What other weights, cut points and answers would make of ranks and letters.",
      blocks: [
        .title(
          "How firm are the grades?",
          kicker: [.text("Rubric \(report.grader.rubric.id), law in force on \(report.asOf)")]),
        .paragraph([
          .text(
            "Points are a judgment. These tables say how much hangs on it: weights drawn at random around the rubric's and at will "
              + "(\(firmness.draws) draws each, seed \(firmness.seed)), equal weights, each criterion left out in turn, cut points moved by 1, 2 "
              + "and 5 points, and open answers at their worst and best. The lead pathway stays the one that leads today."
          )
        ]),
        .paragraph([
          .text(
            "Of \(dominance.pairs) pairs of laws that rank together, \(dominance.dominated) stand in the same order under every weighting, "
              + "\(dominance.equal) earn the same throughout, and \(dominance.open) could be turned around by some weights."
          )
        ]),
        .section("Ranks", id: "ranks", [ranks]),
        .section("Letters", id: "letters", [chances]),
        .section("The smallest change that moves a letter", id: "smallest", [smallest]),
        .section("Which criterion drives the ranking", id: "drivers", [drivers]),
      ])
  }

  /// One row a jurisdiction, for other programs.
  public var data: DataTable {
    let names = ["10", "25", "50", "any"]
    let schemes = names.flatMap { name in
      ["median_rank_\(name)", "rank_5_\(name)", "rank_95_\(name)"] + letters.map { "chance_\($0)_\(name)" }
    }
    return DataTable(
      columns: ["jurisdiction", "rank", "letter"] + schemes
        + ["equal_rank", "left_out_best", "left_out_worst", "smallest_total_change"],
      rows: firmness.rows.map { row in
        let head: [DataTable.Value] = [
          .text(row.row.code), .number("\(row.row.rank)"), .optional(row.row.letter.map { letters[$0] }),
        ]
        let outcomes = row.outcomes.flatMap { outcome -> [DataTable.Value] in
          [.number("\(outcome.rank(0.5))"), .number("\(outcome.rank(0.05))"), .number("\(outcome.rank(0.95))")]
            + letters.indices.map { .number(Words.fixed(outcome.chance($0), decimals: 4)) }
        }
        return head + outcomes + [
          .number("\(row.equalRank)"), .number("\(row.leftOut.lowerBound)"), .number("\(row.leftOut.upperBound)"),
          row.total.map { .number(Words.fixed($0, decimals: 2)) } ?? .none,
        ]
      })
  }

  private func link(_ row: Firmness.Row) -> Table.Cell { .text([.link(row.row.name, .page("states/\(row.row.code)"))]) }

  private func span(_ low: Int, _ high: Int) -> String { low == high ? "\(low)" : "\(low)–\(high)" }

  private var ranks: Block {
    .table(
      Table(
        caption: "Rank today; in brackets the span that holds 9 draws in 10, behind the median",
        columns: [Table.Column("Jurisdiction"), Table.Column("Today", .end)]
          + Firmness.schemes.map { Table.Column($0.name) }
          + [Table.Column("Equal weights", .end), Table.Column("One left out")],
        rows: firmness.rows.filter { $0.row.group > 0 }.map { row in
          [link(row), .plain("\(row.row.rank)")]
            + row.outcomes.map { .plain("\($0.rank(0.5)) (\(span($0.rank(0.05), $0.rank(0.95))))") }
            + [.plain("\(row.equalRank)"), .plain(span(row.leftOut.lowerBound, row.leftOut.upperBound))]
        }, isWide: true))
  }

  private var chances: Block {
    .table(
      Table(
        caption: "Chance of each letter; a letter that never came up is left out",
        columns: [Table.Column("Jurisdiction"), Table.Column("Today", .center)]
          + Firmness.schemes.map { Table.Column($0.name) }
          + [Table.Column("Cut points moved"), Table.Column("Open answers")],
        rows: firmness.rows.filter { $0.row.group > 0 }.map { row in
          [link(row), .plain(row.row.letter.map { letters[$0] } ?? "–")]
            + row.outcomes.map { .plain(chance($0)) }
            + [.plain(letters(row.cutLetters)), .plain(letters(row.openLetters))]
        }, isWide: true))
  }

  private func chance(_ outcome: Robustness.Row) -> String {
    letters.indices.compactMap { place in
      let chance = outcome.chance(place)
      guard chance > 0 else { return nil }
      let percent = Int((chance * 100).rounded())
      return "\(letters[place]) \(percent == 0 ? "<1" : percent == 100 && chance < 1 ? ">99" : "\(percent)") %"
    }.joined(separator: ", ")
  }

  private func letters(_ range: ClosedRange<Int>?) -> String {
    guard let range else { return "–" }
    return range.count == 1 ? letters[range.lowerBound] : "\(letters[range.lowerBound]) to \(letters[range.upperBound])"
  }

  private var smallest: Block {
    .table(
      Table(
        caption: "In points of weight; the other weights make room in proportion. Exact, not drawn",
        columns: [
          Table.Column("Jurisdiction"), Table.Column("Points", .end), Table.Column("One weight"),
          Table.Column("All weights together", .end),
        ],
        rows: firmness.rows.filter { $0.row.group == 2 }.map { row in
          let single = row.single.map { change -> String in
            let criterion = firmness.matrix.rubric.criteria[change.criterion]
            return "\(criterion.title): \(criterion.points) → \(Words.fixed(change.weight, decimals: 1))"
          }
          return [
            link(row), .plain(report.grader.rubric.scale.display(Points(hundredths: row.row.points))),
            .plain(single ?? "none does"), .plain(row.total.map { Words.fixed($0, decimals: 1) } ?? "none does"),
          ]
        }))
  }

  private var drivers: Block {
    let order = firmness.influence.indices.sorted { (-firmness.influence[$0], $0) < (-firmness.influence[$1], $1) }
    return .table(
      Table(
        caption: "How many ranks a jurisdiction moves on average when the criterion is left out",
        columns: [Table.Column("Criterion"), Table.Column("Points", .end), Table.Column("Ranks moved", .end)],
        rows: order.map { place in
          let criterion = firmness.matrix.rubric.criteria[place]
          return [
            .text([.link(criterion.title, .page("criteria/\(criterion.id)"))]), .plain("\(criterion.points)"),
            .plain(Words.fixed(firmness.influence[place], decimals: 1)),
          ]
        }))
  }
}
