import Analysis

/// The figures of the page for other programs.
extension RobustnessPage {
  /// One row a jurisdiction, for other programs.
  public var data: DataTable {
    let schemes = ["10", "25", "50", "any", "open"] + (firmness.errors == nil ? [] : ["mistaken"])
    func drawn(_ scheme: String) -> Bool { scheme != "open" || !isExact }
    var columns = ["jurisdiction", "rank", "letter"]
    for name in schemes {
      columns += ["median_rank_\(name)", "rank_5_\(name)", "rank_95_\(name)"]
      for letter in letters { columns.append("chance_\(letter)_\(name)") }
    }
    for name in schemes where drawn(name) { columns += ["half_chance_gap_\(name)", "half_rank_gap_\(name)"] }
    columns += [
      "equal_rank", "left_out_best", "left_out_worst", "geometric_rank", "geometric_letter", "weakest_link_rank",
      "smallest_single_criterion", "smallest_single_weight", "smallest_total_change", "next_above",
      "pass_single_criterion", "pass_single_weight", "pass_total_change",
    ]
    return DataTable(
      columns: columns,
      rows: firmness.rows.map { row in
        let outcomes = row.outcomes + [row.settled] + [row.mistaken].compactMap { $0 }
        let head: [DataTable.Value] = [
          .text(row.row.code), .number("\(row.row.rank)"), .optional(row.row.letter.map { letters[$0] }),
        ]
        let chances = outcomes.map(\.chances).flatMap { chances -> [DataTable.Value] in
          [0.5, 0.05, 0.95].map { .number("\(chances.rank($0))") }
            + letters.indices.map { .number(Words.fixed(chances.chance($0), decimals: 4)) }
        }
        let gaps = zip(schemes, outcomes).filter { drawn($0.0) }.flatMap { _, outcome -> [DataTable.Value] in
          [.number(Words.fixed(outcome.letterGap, decimals: 4)), .number("\(outcome.rankGap)")]
        }
        let others: [DataTable.Value] = [
          .number("\(row.equalRank)"), .number("\(row.leftOut.lowerBound)"), .number("\(row.leftOut.upperBound)"),
          .number("\(row.geometricRank)"), .optional(row.geometricLetter.map { letters[$0] }),
          .number("\(row.weakestRank)"),
        ]
        let above = DataTable.Value.optional(row.turn.map { firmness.matrix.rows[$0.above].code })
        var values = head + chances + gaps + others
        values += changes(row.single, row.total)
        values.append(above)
        values += changes(row.turn?.single, row.turn?.total)
        return values
      })
  }

  /// The smallest change of one weight and of all weights together.
  private func changes(_ single: WeightChange.Single?, _ total: Double?) -> [DataTable.Value] {
    [.optional(single.map { firmness.matrix.rubric.criteria[$0.criterion].id }), value(single?.weight), value(total)]
  }

  private func value(_ number: Double?) -> DataTable.Value {
    number.map { .number(Words.fixed($0, decimals: 2)) } ?? .none
  }
}
