import ReportCards

/// A line of the result: one piece of work by one program.
struct ResultRow: Sendable {
  let job: Job
  /// Who does it: the tool, or a peer.
  let by: String
  /// What it took; `nil` where the peer is not installed.
  let measurement: Measurement?
  /// Whether it is the tool itself, whose bars are checked.
  let isOwn: Bool
  /// Whether a bar on how much faster the tool is means this peer too.
  var isMeantByBars = true
}

/// The results as a table.
struct ResultTable: Sendable {
  let rows: [ResultRow]

  /// The bars with whether they hold, in the order of the rows; `nil` where a bar could not be told.
  var bars: [(row: Int, bar: Bar, holds: Bool?)] {
    rows.indices.flatMap { place in
      rows[place].job.bars.compactMap { bar in
        guard rows[place].isOwn, let own = rows[place].measurement else { return nil }
        return (place, bar, bar.holds(own, fastestPeer: fastestPeer(of: rows[place].job)))
      }
    }
  }

  /// Whether no bar is missed.
  var allHold: Bool { bars.allSatisfy { $0.holds ?? true } }

  private func fastestPeer(of job: Job) -> Double? {
    rows.filter { $0.job == job && !$0.isOwn && $0.isMeantByBars }.compactMap { $0.measurement?.median }.min()
  }

  private func timesAsFast(_ row: ResultRow) -> Double? {
    guard !row.isOwn, let peer = row.measurement?.median else { return nil }
    return rows.first { $0.job == row.job && $0.isOwn }?.measurement.map { peer / $0.median }
  }

  /// The table in Markdown.
  var markdown: String {
    func cells(_ texts: [String]) -> [Table.Cell] { texts.map { .text([.text($0)]) } }
    let titles = ["Work", "By", "Median", "Lowest to highest", "User + system", "Peak memory", "The tool is", "Bars"]
    let lines = rows.enumerated().map { place, row -> [Table.Cell] in
      guard let measurement = row.measurement else {
        return cells([row.job.title, row.by, "not installed", "", "", "", "", ""])
      }
      let bars = self.bars.filter { $0.row == place }.map { item in
        "\(item.bar.words): \(item.holds.map { $0 ? "holds" : "MISSED" } ?? "not measured")"
      }
      let processor = [measurement.user, measurement.system].compactMap { Statistics.median($0) }
      return cells([
        row.job.title, row.by, Figures.seconds(measurement.median),
        "\(Figures.seconds(measurement.seconds.min() ?? .nan)) to \(Figures.seconds(measurement.seconds.max() ?? .nan))",
        processor.map { Figures.seconds($0) }.joined(separator: " + "),
        measurement.peak.map { Figures.bytes($0) } ?? "",
        timesAsFast(row).map { "\(Figures.number($0)) times as fast" } ?? "", bars.joined(separator: "; "),
      ])
    }
    return MarkdownRenderer().table(
      Table(caption: "What the work takes", columns: titles.map { Table.Column($0) }, rows: lines))
  }

  /// The table's values, times in seconds.
  var data: DataTable {
    func number(_ value: Double?) -> DataTable.Value { value.map { .number("\($0)") } ?? .none }
    return DataTable(
      columns: [
        "job", "by", "is_own", "runs", "median", "lowest", "highest", "user", "system", "peak_bytes", "times_as_fast",
        "bars_hold",
      ],
      rows: rows.enumerated().map { place, row in
        let told = bars.filter { $0.row == place }.compactMap(\.holds)
        return [
          .text(row.job.rawValue), .text(row.by), .truth(row.isOwn), .number("\(row.measurement?.seconds.count ?? 0)"),
          number(row.measurement.map(\.median)), number(row.measurement?.seconds.min()),
          number(row.measurement?.seconds.max()), number(row.measurement.flatMap { Statistics.median($0.user) }),
          number(row.measurement.flatMap { Statistics.median($0.system) }),
          row.measurement?.peak.map { .number("\($0)") } ?? .none, number(timesAsFast(row)),
          told.isEmpty ? .none : .truth(told.allSatisfy { $0 }),
        ]
      })
  }
}
