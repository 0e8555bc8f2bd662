import Analysis
import Rubric
import Statutes

/// How firm the grades are: what other weights, cut points and answers would make of them.
public struct RobustnessPage {
  let firmness: Firmness
  let report: Report
  var letters: [String] { report.grader.rubric.scale.letters.map(\.letter) }

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
      summary:
        "What other weights, other ways to add up, other cut points and other answers would make of ranks and letters.",
      blocks: [
        .title(
          "How firm are the grades?",
          kicker: [.text("Rubric \(report.grader.rubric.id), law in force on \(report.asOf)")]),
        .paragraph([
          .text("Points are a judgment, and answers can be open or wrong. These tables say how much hangs on either.")
        ]),
        .list(methods),
        .paragraph([
          .text(
            "Of \(dominance.pairs) pairs of laws that rank together, \(dominance.dominated) stand in the same order under every weighting, "
              + "\(dominance.equal) earn the same throughout, and \(dominance.open) could be turned around by some weights."
          )
        ]),
        .section("Ranks under other weights", id: "ranks", [ranks]),
        .section("Letters under other weights", id: "letters", [chances]),
        .section("Other ways to add up", id: "sums", [sums]),
        .section("Other answers", id: "answers", [answers]),
        .section("The smallest change that moves a letter", id: "smallest", [smallest]),
        .section("The smallest change that moves a rank", id: "passing", [passing]),
        .section("Which criterion drives the ranking", id: "drivers", [drivers]),
        .section("Whether there were enough draws", id: "convergence", [convergence]),
      ])
  }

  /// Whether nothing had to be drawn for the open answers.
  var isExact: Bool { firmness.rows.allSatisfy { $0.settled.half == nil } }

  private func link(_ row: Firmness.Row) -> Table.Cell { .text([.link(row.row.name, .page("states/\(row.row.code)"))]) }

  /// The name without its link, where a table above has it.
  private func name(_ row: Firmness.Row) -> Table.Cell { .plain(row.row.name) }

  private func span(_ low: Int, _ high: Int) -> String { low == high ? "\(low)" : "\(low)–\(high)" }

  private func rank(_ chances: Chances) -> String {
    "\(chances.rank(0.5)) (\(span(chances.rank(0.05), chances.rank(0.95))))"
  }

  private func letter(_ place: Int?) -> String { place.map { letters[$0] } ?? "–" }

  private var lawful: [Firmness.Row] { firmness.rows.filter { $0.row.group > 0 } }

  private var ranks: Block {
    .table(
      Table(
        caption: "Rank today; in brackets the span that holds 9 draws in 10, behind the median",
        columns: [Table.Column("Jurisdiction"), Table.Column("Today", .end)]
          + Firmness.schemes.map { Table.Column($0.name) },
        rows: lawful.map { row -> [Table.Cell] in
          [link(row), .plain("\(row.row.rank)")] + row.outcomes.map { Table.Cell.plain(rank($0.chances)) }
        }, isWide: true))
  }

  private var chances: Block {
    .table(
      Table(
        caption: "Chance of each letter; a letter that never came up is left out",
        columns: [Table.Column("Jurisdiction"), Table.Column("Today", .center)]
          + Firmness.schemes.map { Table.Column($0.name) } + [Table.Column("Cut points moved")],
        rows: lawful.map { row -> [Table.Cell] in
          [name(row), .plain(letter(row.row.letter))] + row.outcomes.map { Table.Cell.plain(chance($0.chances)) }
            + [Table.Cell.plain(letters(row.cutLetters))]
        }, isWide: true))
  }

  private var sums: Block {
    .table(
      Table(
        caption: "Rank, and letter by the geometric mean",
        columns: [
          Table.Column("Jurisdiction"), Table.Column("Today"), Table.Column("Equal weights", .end),
          Table.Column("One left out"), Table.Column("Geometric mean"), Table.Column("Weakest link", .end),
        ],
        rows: lawful.map { row in
          [
            name(row), .plain("\(row.row.rank), \(letter(row.row.letter))"), .plain("\(row.equalRank)"),
            .plain(span(row.leftOut.lowerBound, row.leftOut.upperBound)),
            .plain("\(row.geometricRank), \(letter(row.geometricLetter))"), .plain("\(row.weakestRank)"),
          ]
        }, isWide: true))
  }

  private var answers: Block {
    let isMeasured = firmness.errors != nil
    return .table(
      Table(
        caption: "Rank and chance of each letter once open answers are settled"
          + (isMeasured ? ", and with answers mistaken as often as coders differed" : ""),
        columns: [
          Table.Column("Jurisdiction"), Table.Column("Today"), Table.Column("Open: worst to best"),
          Table.Column("Open: rank"), Table.Column("Open: letter"),
        ] + (isMeasured ? [Table.Column("Mistaken: rank"), Table.Column("Mistaken: letter")] : []),
        rows: lawful.map { row -> [Table.Cell] in
          var cells: [Table.Cell] = [
            name(row), .plain("\(row.row.rank), \(letter(row.row.letter))"),
            .plain(row.isOpen ? letters(row.openLetters) : "–"), .plain(rank(row.settled.chances)),
            .plain(row.isOpen ? chance(row.settled.chances) : "–"),
          ]
          if let mistaken = row.mistaken {
            cells += [.plain(rank(mistaken.chances)), .plain(chance(mistaken.chances))]
          }
          return cells
        }, isWide: true))
  }

  private func chance(_ chances: Chances) -> String {
    letters.indices.compactMap { place in
      let chance = chances.chance(place)
      return chance > 1e-12 ? "\(letters[place]) \(Words.percent(chance))" : nil
    }.joined(separator: ", ")
  }

  private func letters(_ range: ClosedRange<Int>?) -> String {
    guard let range else { return "–" }
    return range.count == 1 ? letters[range.lowerBound] : "\(letters[range.lowerBound]) to \(letters[range.upperBound])"
  }

  private func words(_ single: WeightChange.Single?) -> String {
    guard let single else { return "none does" }
    let criterion = firmness.matrix.rubric.criteria[single.criterion]
    return "\(criterion.title): \(criterion.points) → \(Words.fixed(single.weight, decimals: 1))"
  }

  private func words(_ total: Double?) -> String { total.map { Words.fixed($0, decimals: 1) } ?? "none does" }

  private var smallest: Block {
    .table(
      Table(
        caption: "In points of weight",
        columns: [
          Table.Column("Jurisdiction"), Table.Column("Points", .end), Table.Column("One weight"),
          Table.Column("All weights together", .end),
        ],
        rows: firmness.rows.filter { $0.row.group == 2 }.map { row in
          [
            name(row), .plain(report.grader.rubric.scale.display(Points(hundredths: row.row.points))),
            .plain(words(row.single)), .plain(words(row.total)),
          ]
        }))
  }

  private var passing: Block {
    .table(
      Table(
        caption: "In points of weight; any more than this, and the order is the other way around",
        columns: [
          Table.Column("Jurisdiction"), Table.Column("To pass"), Table.Column("One weight"),
          Table.Column("All weights together", .end),
        ],
        rows: firmness.rows.compactMap { row in
          row.turn.map { turn in
            [
              name(row), .plain(firmness.matrix.rows[turn.above].name), .plain(words(turn.single)),
              .plain(words(turn.total)),
            ]
          }
        }))
  }

  private var convergence: Block {
    func row(_ name: String, _ draws: Int, _ estimates: [Estimate]) -> [Table.Cell] {
      [
        .plain(name), .plain("\(draws)"),
        .plain(Words.fixed(100 * (estimates.map(\.letterGap).max() ?? 0), decimals: 1)),
        .plain("\(estimates.map(\.rankGap).max() ?? 0)"),
      ]
    }
    let all = firmness.rows
    var rows = Firmness.schemes.enumerated().map { place, scheme in
      row(scheme.name, firmness.draws, all.map { $0.outcomes[place] })
    }
    if !isExact { rows.append(row("open answers", firmness.recodings, all.map(\.settled))) }
    if firmness.errors != nil {
      rows.append(row("mistaken answers", firmness.recodings, all.compactMap(\.mistaken)))
    }
    return .table(
      Table(
        caption: "Half of the draws beside all of them: the largest difference in any jurisdiction",
        columns: [
          Table.Column("What is drawn"), Table.Column("Draws", .end),
          Table.Column("Chance of a letter, in percentage points", .end),
          Table.Column("Median or end of the span, in ranks", .end),
        ], rows: rows))
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
