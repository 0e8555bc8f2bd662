import ArgumentParser
import Foundation
import ReportCards

/// The form of the output.
enum ResultFormat: String, ExpressibleByArgument, CaseIterable { case table, json }

/// Measures the jobs.
struct MeasureJobs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "Measure the jobs that the project sets itself bars for.")

  @Option(help: ArgumentHelp("Only this job; may be given several times.", valueName: "job"))
  var only: [Job] = []

  @Option(help: ArgumentHelp("The runs of each job, after one to warm up.", valueName: "number"))
  var runs = 7

  @Option(help: "The form of the output.")
  var format = ResultFormat.table

  @Flag(help: "Leave out the peers in Python and R.")
  var noPeers = false

  @Flag(help: "End with the code 1 where a bar is missed.")
  var check = false

  mutating func validate() throws {
    if !(1...1000).contains(runs) { throw ValidationError("--runs takes a number from 1 to 1000.") }
  }

  mutating func run() async throws {
    let jobs = only.isEmpty ? Job.allCases : Job.allCases.filter(only.contains)
    let peers = noPeers ? nil : try Peers.prepare()
    let bench = try Bench(runs: runs, peers: peers)
    if peers != nil {
      try bench.checkGrades()
      try bench.checkCards()
    }
    let table = ResultTable(rows: try jobs.flatMap(bench.rows))
    switch format {
    case .json: print(table.data.json.text, terminator: "")
    case .table: print(text(table, python: peers?.python ?? "python3"))
    }
    if check, !table.allHold { throw ExitCode(1) }
  }

  private func text(_ table: ResultTable, python: String) -> String {
    let options = (only.map { "--only \($0.rawValue)" } + ["--runs \(runs)"] + (noPeers ? ["--no-peers"] : [])).joined(
      separator: " ")
    var parts = [
      table.markdown,
      "Median of \(runs) runs after one to warm up. \(Machine(python: python).words)",
      "Again: `\(Machine.command) \(options)`",
    ]
    if !noPeers {
      parts.append(
        """
        (a) Writes the same 52 cards, checked to be the same byte for byte, and a national table. It does not check the files that \
        it reads, and is given the figures on how firm the grades are, which the tool works out in its time. Everything is more \
        still: pages on criteria, questions, drafts, changes and method, the answers of other pathways, data files, what-if and \
        compare pages. The bar means the first of the three, PyYAML's own loader; the others show what more can be had in Python.
        """)
    }
    return parts.joined(separator: "\n\n")
  }
}
