import ArgumentParser
import Foundation
import ReportCards

/// Measures how time and memory grow with the number of jurisdictions.
struct MeasureScale: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale", abstract: "Measure how time and memory grow with the number of jurisdictions.",
    discussion: """
      Grades editions of made-up jurisdictions, varied from the real ones, and makes the card of each in Markdown and HTML, in
      memory. Each size has a process of its own.
      """)

  @Option(
    name: .customLong("size"),
    help: ArgumentHelp("A number of jurisdictions; may be given several times.", valueName: "number"))
  var sizes: [Int] = [625, 1_250, 2_500, 5_000]

  @Option(help: ArgumentHelp("The versions in each one's history.", valueName: "number"))
  var versions = 10

  @Option(help: ArgumentHelp("The seed.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: "The form of the output.")
  var format = ResultFormat.table

  mutating func validate() throws {
    if sizes.contains(where: { !(1...1_000_000).contains($0) }) {
      throw ValidationError("--size takes a number from 1 to 1000000.")
    }
    if !(1...15).contains(versions) { throw ValidationError("--versions takes a number from 1 to 15.") }
  }

  mutating func run() async throws {
    let table = ScaleTable(
      points: try sizes.sorted().map { size in
        let outcome = try Child([
          Child.ownPath, "step-scale", "\(size)", "--versions", "\(versions)", "--seed", "\(seed)",
        ]).run()
        let result = try JSONDecoder().decode(ScaleStep.Result.self, from: Data(outcome.output.utf8))
        return ScaleTable.Point(size: size, result: result, peak: outcome.peak)
      })
    switch format {
    case .json: print(table.data.json.text, terminator: "")
    case .table:
      let options = sizes.map { "--size \($0)" }.joined(separator: " ")
      print(
        [
          table.markdown, table.growth, Machine(python: "python3").words,
          "Again: `\(Machine.command) scale \(options) --versions \(versions) --seed \(seed)`",
        ].joined(separator: "\n\n"))
    }
  }
}

/// How time and memory grow.
struct ScaleTable: Sendable {
  /// One size.
  struct Point: Sendable {
    let size: Int
    let result: ScaleStep.Result
    let peak: Int
  }

  let points: [Point]

  private func exponent(_ value: (Point) -> Double) -> Double? {
    Statistics.exponent(points.map { (Double($0.size), value($0)) })
  }

  /// The exponents in a sentence.
  var growth: String {
    let exponents = [
      ("grading", exponent(\.result.grading)), ("the cards", exponent(\.result.cards)),
      ("memory", exponent { Double($0.peak) }),
    ]
    let words = exponents.compactMap { name, value in value.map { "\(name) \(Figures.number($0))" } }
    return words.isEmpty
      ? "One size alone tells nothing of growth."
      : "Growth with the number to the power of (1 is in proportion): \(words.joined(separator: ", "))."
  }

  /// The table in Markdown.
  var markdown: String {
    let titles = ["Jurisdictions", "Grading", "Cards", "Peak memory", "Files", "In all"]
    return MarkdownRenderer().table(
      Table(
        caption: "Made-up editions", columns: titles.map { Table.Column($0, .end) },
        rows: points.map { point in
          [
            "\(point.size)", Figures.seconds(point.result.grading), Figures.seconds(point.result.cards),
            Figures.bytes(point.peak), "\(point.result.files)", Figures.bytes(point.result.bytes),
          ].map { .text([.text($0)]) }
        }))
  }

  /// The table's values, times in seconds.
  var data: DataTable {
    DataTable(
      columns: ["jurisdictions", "grading", "cards", "peak_bytes", "files", "bytes"],
      rows: points.map { point in
        [
          "\(point.size)", "\(point.result.grading)", "\(point.result.cards)", "\(point.peak)", "\(point.result.files)",
          "\(point.result.bytes)",
        ].map { .number($0) }
      })
  }
}
