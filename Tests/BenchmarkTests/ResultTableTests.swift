import Testing

@testable import reportcard_bench

@Suite struct ResultTableTests {
  private static func row(_ job: Job, _ seconds: [Double], peak: Int = 50_000_000, isOwn: Bool = true) -> ResultRow {
    ResultRow(
      job: job, by: isOwn ? "reportcard" : "peer", measurement: Measurement(seconds: seconds, peak: peak), isOwn: isOwn)
  }

  @Test func `bars are held against the median, the peak and the fastest peer`() {
    let table = ResultTable(rows: [
      Self.row(.everything, [0.2, 0.1, 0.14]), Self.row(.weights, [0.06, 0.04, 0.05]),
      Self.row(.weights, [0.5], isOwn: false), Self.row(.weights, [0.4], isOwn: false),
    ])
    #expect(table.bars.map(\.holds) == [true, true, true, false])
    #expect(!table.allHold)
    #expect(table.markdown.contains("≥ 10 times as fast as its peer: MISSED"))
    #expect(table.markdown.contains("8 times as fast"))
  }

  @Test func `a peer that a bar does not mean is shown with its ratio and decides nothing`() {
    let measurement = Measurement(seconds: [0.15], peak: 50_000_000)
    let table = ResultTable(rows: [
      Self.row(.cards, [0.1]), Self.row(.cards, [0.31], isOwn: false),
      ResultRow(job: .cards, by: "faster", measurement: measurement, isOwn: false, isMeantByBars: false),
    ])
    #expect(table.allHold)
    #expect(table.markdown.contains("≥ 3 times as fast as its peer: holds"))
    #expect(table.markdown.contains("| faster | 150 ms"))
    #expect(table.markdown.contains("1.5 times as fast"))
  }

  @Test func `a bar is met on the line and missed beyond it`() {
    #expect(ResultTable(rows: [Self.row(.grade, [0.040])]).allHold)
    #expect(!ResultTable(rows: [Self.row(.grade, [0.041])]).allHold)
    #expect(!ResultTable(rows: [Self.row(.everything, [0.1], peak: 60_000_001)]).allHold)
  }

  @Test func `without a peer nothing is said of how much faster`() {
    let table = ResultTable(rows: [Self.row(.weights, [0.5])])
    #expect(table.bars.map(\.holds) == [true, nil])
    #expect(table.allHold)
    #expect(table.markdown.contains("not measured"))
  }

  @Test func `a peer that is not installed has a line and no figures`() {
    let table = ResultTable(rows: [
      Self.row(.grade, [0.03]), ResultRow(job: .grade, by: "R Markdown", measurement: nil, isOwn: false),
    ])
    #expect(table.allHold)
    #expect(table.markdown.contains("| R Markdown | not installed |"))
    #expect(table.data.rows[1][3] == .number("0"))
    #expect(table.data.rows[1][4] == .none)
  }

  @Test func `growth is the slope over all sizes`() {
    let points = [100, 200, 400].map { size in
      ScaleTable.Point(
        size: size,
        result: ScaleStep.Result(
          grading: Double(size) * 1e-5, cards: Double(size * size) * 1e-6, files: size * 2, bytes: size * 1000),
        peak: size * 1000)
    }
    #expect(ScaleTable(points: points).growth.contains("grading 1, the cards 2, memory 1."))
    #expect(ScaleTable(points: Array(points.prefix(1))).growth == "One size alone tells nothing of growth.")
  }
}
