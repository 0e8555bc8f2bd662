import Foundation
import TestSupport
import Testing

/// The commands on drafts, improvements, comparison and change, run as their users run them.
@Suite struct PageCommandTests {
  private static let pages: [[String]] = [
    ["draft", "ny-s7548-2023"], ["improve", "NE"], ["improve", "AK", "--to", "C"], ["improve", "NY", "--to", "best"],
    ["blueprint"], ["compare", "NY", "GA", "NE"], ["compare", "NY", "--neighbors", "--differences"],
    ["compare", "WY", "--best", "2"], ["history", "NY"], ["history", "AK"],
    ["changes", "--from", "2019-03-01", "--to", "2026-01-01"],
    ["changes"], ["robustness", "--draws", "5000"], ["agreement"],
  ]

  @Test(arguments: pages)
  func `each page is printed in every form`(page: [String]) throws {
    for format in ["table", "json", "csv", "markdown", "html"] {
      let run = try Command.run(page + ["--format", format])
      #expect(run.status == 0, "\(page) \(format): \(run.errors)")
      switch format {
      case "json":
        let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
        #expect(rows != nil, "\(page)")
      case "csv":
        let lines = run.output.split(separator: "\n")
        #expect(lines.first?.contains(",") == true)
      case "html": #expect(run.output.hasPrefix("<!doctype html>") && run.output.hasSuffix("</html>\n"))
      case "markdown": #expect(run.output.contains("\n# "))
      default:
        #expect(run.output.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { $0.count <= 200 })
      }
    }
  }

  @Test(arguments: [
    (["improve", "NY", "--to", "B"], "has a B already"),
    (["improve", "NY", "--to", "Z"], "'Z' is not a letter of the scale"),
    (["improve", "NY", "--fix", "burden"], "reads a question 'burden'"),
    (
      [
        "improve", "NY", "--to", "A", "--fix", "records_juvenile", "--fix", "court_discretion", "--fix",
        "records_arrests",
      ], "out of reach"
    ),
    (["improve", "ZZ"], "'ZZ' is not a jurisdiction"),
    (["improve", "NY", "--limit", "0"], "--limit takes"),
    (["compare", "NY"], "Name at least two"),
    (["compare", "AK", "--neighbors"], "has no neighbors"),
    (["compare", "NY", "--best", "60"], "--best takes"),
    (["draft", "new", "NY", "--pathway", "sealing"], "has no pathway 'sealing'"),
    (["draft", "new", "Atlantis"], "is not a jurisdiction"),
    (["changes", "--from", "2026-01-01", "--to", "2019-01-01"], "--from must lie before"),
    (["changes", "--from", "2019-01-01", "--against", "."], "leave --from out"),
    (["history", "QQ"], "is not a jurisdiction"), (["robustness", "--draws", "0"], "--draws takes"),
    (["agreement", "StatutesYAML/second-coding"], "Name at least two folders"),
    (["agreement", "sample", "--seed", "1", "--size", "99"], "--size takes"),
  ])
  func `what cannot be asked ends with 64 and says what can`(arguments: [String], words: String) throws {
    let run = try Command.run(arguments)
    #expect(run.status == 64, "\(run.output)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `today and the worth of the changes add up to the draft, for every coded draft`() throws {
    let folder = "\(Repository.root)/StatutesYAML/drafts"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    #expect(names.count >= 6)
    for name in names.map({ String($0.dropLast(5)) }) {
      let run = try Command.run(["draft", name, "--format", "json"])
      #expect(run.status == 0, "\(name): \(run.errors)")
      let rows = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
      let parts = rows.compactMap { $0["worth"] as? Double }.reduce(0, +)
      let code = try #require(rows.first?["jurisdiction"] as? String)
      let graded = try Command.run(["grade", code, "--format", "json"])
      let object = try JSONSerialization.jsonObject(with: Data(graded.output.utf8)) as? [String: Any]
      let today = (object?["jurisdictions"] as? [[String: Any]])?.first?["points"] as? Double ?? 0
      let page = try Command.run(["draft", name]).output
      let total = Int((today + parts).rounded()) == Int(today + parts) ? "\(Int(today + parts))" : "\(today + parts)"
      #expect(page.contains("As drafted:"), "\(name)")
      #expect(page.contains("\(total) of 100"), "\(name): \(today) + \(parts)")
    }
  }

  @Test func `the same seed gives the same bytes, another seed others`() throws {
    func run(_ seed: String) throws -> String {
      try Command.run(["robustness", "--draws", "10000", "--seed", seed, "--format", "csv"]).output
    }
    #expect(try run("4") == run("4"))
    #expect(try run("4") != run("5"))
    let sample = try Command.run(["agreement", "sample", "--seed", "7"]).output
    #expect(sample.split(separator: " ").count == 12)
    #expect(try Command.run(["agreement", "sample", "--seed", "7"]).output == sample)
    #expect(try Command.run(["agreement", "sample", "--seed", "8"]).output != sample)
  }

  @Test func `the agreement of the second coding is what the methodology page says`() throws {
    let page = try Command.run(["agreement"]).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let methodology = try String(contentsOfFile: "\(Repository.root)/Reports/methodology.md", encoding: .utf8)
    let found = try #require(methodology.firstMatch(of: /differed on (\d+) of (\d+) answers, ([0-9.]+%)/))
    #expect(page.contains("differ on \(found.1) of \(found.2) answers, \(found.3)"))
    let rows = try Command.run(["agreement", "--format", "csv"]).output.split(separator: "\n").dropFirst()
    let divergent = rows.compactMap { Int($0.split(separator: ",")[2]) }.reduce(0, +)
    #expect("\(divergent)" == found.1)
    let sheet = try Command.run(["agreement", "--sheet"]).output.split(separator: "\n").dropFirst()
    #expect("\(sheet.count)" == found.1)
    #expect(try Command.run(["agreement", "/nonexistent", "/nowhere"]).status == 65)
  }

  @Test func `a stale, a conflicting and a broken draft end with 65 and point at the place`() throws {
    let folder = try TemporaryFolder()
    func draft(_ id: String, _ change: String) -> String {
      """
      draft: \(id)
      jurisdiction: NY
      title: A bill
      stage: Filed
      checked: 2026-01-01
      summary: It would help.
      sources:
        - {id: s1, title: The bill, current_through: 2026}
      amend:
        - pathway: vacatur
          answers:
            \(change)

      """
    }
    let change = "records_juvenile: {value: explicit, cite: § 1, note: Named., basis: statute_text, confidence: high}"
    try folder.write(draft("one", change), to: "one.yaml")
    try folder.write(draft("two", change), to: "two.yaml")
    try folder.write(
      draft("stale", change.replacingOccurrences(of: "{value", with: "{from: by_construction, value")), to: "stale.yaml"
    )
    try folder.write(draft("broken", change.replacingOccurrences(of: "explicit", with: "expliket")), to: "broken.yaml")
    #expect(try Command.run(["draft", "\(folder.path)/one.yaml"]).status == 0)
    for (names, id) in [
      (["one", "two"], "draft-conflict"), (["stale"], "stale-draft"), (["broken"], "unknown-value"),
      (["none"], "unreadable-file"),
    ] {
      let result = try Command.run(["draft"] + names.map { "\(folder.path)/\($0).yaml" })
      #expect(result.status == 65, "\(names)")
      #expect(result.errors.contains("[\(id)]"), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func `a change between editions splits into law, coding and rubric, which add up`() throws {
    let old = try TemporaryFolder.copyOfRepository()
    // A point less on the rubric, another answer on New York, and a date before many laws.
    let rubric = try old.read("Rubric/relief.yaml")
    try old.write(
      rubric.replacingOccurrences(
        of: "        points: 14\n        reason: Any offense can be cleared except",
        with: "        points: 13\n        reason: Any offense can be cleared except"),
      to: "Rubric/relief.yaml")
    let law = try old.read("StatutesYAML/NY.yaml")
    try old.write(
      law.replacingOccurrences(of: "value: result_of", with: "value: direct_result"), to: "StatutesYAML/NY.yaml")
    let edition = try old.read("StatutesYAML/edition.yaml")
    try old.write(edition.replacingOccurrences(of: "2026-11-01", with: "2021-01-01"), to: "StatutesYAML/edition.yaml")
    try FileManager.default.removeItem(atPath: "\(old.path)/StatutesYAML/drafts")
    let run = try Command.run(["changes", "--against", old.path, "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let rows = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 52)
    var sums: [String: Double] = [:]
    for row in rows {
      let parts = ["law", "coding", "rubric"].map { key -> Double in
        let value = row[key] as? Double ?? .nan
        sums[key, default: 0] += abs(value)
        return value
      }
      let change = try #require(row["change"] as? Double)
      #expect(abs(parts.reduce(0, +) - change) < 1e-9, "\(row)")
      let before = try #require(row["points_before"] as? Double)
      let after = try #require(row["points_after"] as? Double)
      #expect(abs(after - before - change) < 1e-9)
    }
    #expect(sums.values.allSatisfy { $0 > 0 }, "\(sums)")
    let changelog = try Command.run(["changes", "--against", old.path, "--format", "markdown"]).output
    // The answer that was written differently, in every version that gives it, and no other.
    #expect(changelog.contains("0 answers added, "))
    #expect(changelog.contains("| [NY](states/NY.md) vacatur, from "))
    #expect(changelog.contains("| A direct result"))
    #expect(try Command.run(["changes", "--against", "/nonexistent"]).status == 65)
  }
}
