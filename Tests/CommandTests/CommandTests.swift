import Foundation
import TestSupport
import Testing

/// The built command, run as its users run it.
@Suite struct CommandTests {
  @Test func `rendering writes a card in each format for all 52 and the national pages`() throws {
    let out = try TemporaryFolder()
    let run = try Command.run(["render", "--out", out.path])
    #expect(run.status == 0, "\(run.errors)")
    let files = out.contents().keys.filter { $0.contains(".") || $0 == "data/SHA256SUMS" }.sorted()
    for name in ["README.md", "index.html", "methodology.md", "methodology.html", "youth.md", "youth.html"] {
      #expect(files.contains(name))
    }
    #expect(files.count { $0.hasPrefix("states/") && $0.hasSuffix(".md") } == 52)
    #expect(files.count { $0.hasPrefix("states/") && $0.hasSuffix(".html") } == 52)
    #expect(run.output.contains("\(files.count) files in \(out.path), \(files.count) of them changed."))
    let again = try Command.run(["render", "--out", out.path])
    #expect(again.output.contains("\(files.count) files in \(out.path), 0 of them changed."))
  }

  @Test func `without a subcommand everything is rendered into the project`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    let run = try Command.run([], in: project.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try project.read("Reports/states/NY.md").contains("New York"))
    #expect(try Command.run(["render", "--check"], in: project.path).status == 0)
  }

  @Test func `a check finds what is stale, missing and left over`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    #expect(try Command.run([], in: project.path).status == 0)
    try project.write("stale", to: "Reports/states/NY.md")
    try FileManager.default.removeItem(atPath: "\(project.path)/Reports/index.html")
    try project.write("old", to: "Reports/states/PR.html")
    let before = project.contents()
    let run = try Command.run(["render", "--check"], in: project.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("Reports/states/NY.md is not what the inputs give"))
    #expect(run.errors.contains("Reports/index.html is missing"))
    #expect(run.errors.contains("Reports/states/PR.html belongs to no input"))
    #expect(project.contents() == before)
  }

  @Test func `the committed reports are what the inputs give`() throws {
    let run = try Command.run(["render", "--check"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `bad data ends with 65, points at the place and leaves the reports alone`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    #expect(try Command.run([], in: project.path).status == 0)
    let law = try project.read("StatutesYAML/NY.yaml")
    try project.write(
      law.replacingOccurrences(of: "value: preponderance", with: "value: preponderence"), to: "StatutesYAML/NY.yaml")
    let before = project.contents()
    for arguments in [[], ["render"], ["grade"], ["validate"]] {
      let run = try Command.run(arguments, in: project.path)
      #expect(run.status == 65)
      #expect(run.errors.contains("StatutesYAML/NY.yaml:"))
      #expect(run.errors.contains("did you mean 'preponderance'?"))
      #expect(run.errors.contains("[unknown-value]"))
      #expect(run.output.isEmpty)
    }
    #expect(project.contents() == before)
  }

  @Test func `every kind of broken file is reported in one run and nothing is written`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    #expect(try Command.run([], in: project.path).status == 0)
    let law = try project.read("StatutesYAML/NY.yaml")
    func write(_ code: String, _ text: String) throws { try project.write(text, to: "StatutesYAML/\(code).yaml") }
    try write("AL", "")
    try project.write(Data([0x61, 0x3A, 0x20, 0xFF, 0x0A]), to: "StatutesYAML/AK.yaml")
    try write("AZ", "jurisdiction: AZ\n\tname: Arizona\n")
    try write("AR", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n")
    try write("CA", law)
    try write("CO", "name: Colorado\nname: Colorado\n")
    try write("CT", "a: b: c\n")
    try write("DE", "- a list\n")
    let large = try #require(FileHandle(forWritingAtPath: "\(project.path)/StatutesYAML/FL.yaml"))
    try large.truncate(atOffset: 50_000_000)
    try large.close()
    let before = project.contents().filter { $0.key.hasPrefix("Reports") }
    let run = try Command.run(["render"], in: project.path)
    #expect(run.status == 65)
    let expected = [
      ("AL", "1:1", "empty-file"), ("AK", "1:4", "not-utf8"), ("AZ", "2:1", "tab"), ("AR", "1:4", "alias"),
      ("CA", "2:15", "wrong-file-name"), ("CO", "2:1", "duplicate-key"), ("CT", "1:5", "yaml-syntax"),
      ("DE", "1:1", "wrong-type"), ("FL", "1:1", "file-too-large"),
    ]
    let lines = run.errors.split(separator: "\n")
    for (code, place, id) in expected {
      #expect(
        lines.contains { $0.hasPrefix("StatutesYAML/\(code).yaml:\(place): error: ") && $0.hasSuffix("[\(id)]") },
        "\(code) \(id)\n\(run.errors)")
    }
    #expect(project.contents().filter { $0.key.hasPrefix("Reports") } == before)
  }

  @Test func `only the cards that are named are written, each as among all`() throws {
    let out = try TemporaryFolder()
    let run = try Command.run(["render", "--only", "ny, GA", "--out", out.path])
    #expect(run.status == 0)
    #expect(run.output.contains("Open \(out.path)/states/GA.html"))
    let files = out.contents().keys.filter { $0.contains(".") || $0 == "data/SHA256SUMS" }.sorted()
    #expect(
      files == [
        "answers/GA.html", "states/GA.html", "states/GA.md", "states/NY.html", "states/NY.md",
      ])
    for file in files {
      let committed = try String(contentsOfFile: "\(Repository.root)/Reports/\(file)", encoding: .utf8)
      #expect(try String(contentsOfFile: "\(out.path)/\(file)", encoding: .utf8) == committed, "\(file)")
    }
  }

  @Test func `a folder that cannot be written to is told and left alone`() throws {
    let out = try TemporaryFolder()
    try out.write("not a folder", to: "states")
    let run = try Command.run(["render", "--out", out.path])
    #expect(run.status == 74)
    #expect(run.errors.contains("could not be written"))
    #expect(out.contents().keys.sorted() == ["states"])
  }

  @Test func `grades come as one JSON object with all that users rely on`() throws {
    let run = try Command.run(["grade", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["schemaVersion"] as? Int == 1)
    #expect(object["rubric"] as? String == "relief")
    #expect(object["asOf"] as? String == "2026-11-01")
    let jurisdictions = try #require(object["jurisdictions"] as? [[String: Any]])
    #expect(jurisdictions.count == 52)
    for item in jurisdictions {
      #expect(
        Set(item.keys) == [
          "jurisdiction", "name", "letter", "gate", "points", "pointsHigh", "possible", "rank", "tied", "pathway",
          "criteria",
        ])
      let criteria = try #require(item["criteria"] as? [[String: Any]])
      #expect(criteria.count == 13)
      let sum = criteria.compactMap { $0["points"] as? Double }.reduce(0, +)
      #expect(sum == item["points"] as? Double)
      #expect(criteria.allSatisfy { Set($0.keys) == ["id", "points", "maximum", "reason", "cite"] })
      #expect((item["rank"] is NSNull) == (item["jurisdiction"] as? String == "US"))
    }
  }

  @Test func `the law of an earlier date is graded as it stood`() throws {
    let run = try Command.run(["grade", "--as-of", "2019-03-01", "--format", "csv"])
    let rows = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let letter = try #require(rows.first?.firstIndex(of: "letter"))
    let letters = Dictionary(uniqueKeysWithValues: rows.dropFirst().map { ($0[0], $0[letter]) })
    for code in ["DC", "TN", "VA", "US", "AK"] { #expect(letters[Substring(code)] == "N", "\(code)") }
    for code in ["NY", "NE", "WY"] { #expect(letters[Substring(code)] != "N", "\(code)") }
    let early = try Command.run(["grade", "NY", "--as-of", "2009-12-31"])
    #expect(early.status == 0)
    #expect(early.output.contains("not coded for this date"))
  }

  @Test func `a card of an earlier date says nothing that is true only of today`() throws {
    let out = try TemporaryFolder()
    #expect(
      try Command.run(["render", "--as-of", "2019-03-01", "--only", "NY,VA", "--out", out.path]).status == 0)
    let old = try out.read("states/NY.md")
    #expect(old.contains("law in force on 2019-03-01"))
    #expect(!old.contains("2021-11-16") && !old.contains("General law"))
    #expect(try out.read("states/VA.md").contains("No law was found"))
    #expect(try Command.run(["render", "--only", "NY", "--out", out.path]).status == 0)
    let today = try out.read("states/NY.md")
    #expect(today.contains("2021-11-16") && today.contains("General law"))
  }

  @Test func `an explanation shows each point with reason and citation`() throws {
    let run = try Command.run(["grade", "NY", "--explain"])
    #expect(run.status == 0)
    #expect(run.output.contains("18/18  Offense breadth: Any offense can be cleared."))
    #expect(run.output.contains("§ 440.10(1)(i)"))
    #expect(run.output.contains("in total"))
  }

  @Test(arguments: [
    (["grade", "ZZ"], "'ZZ' is not a jurisdiction"), (["grade", "ohio"], "Did you mean OH?"),
    (["grade", "--as-of", "2019-02-30"], "as-of"), (["render", "--only", "NX"], "'NX' is not a jurisdiction"),
    (["render", "--only", ""], "at least one"),
    (["render", "--only", "../NY"], "'../NY' is not a jurisdiction"), (["grade", "--format", "xml"], "xml"),
    (["explain", "burden"], "burden"),
    (["explain", "burden_of_prof"], "Did you mean 'burden_of_proof'?"), (["gradee"], "gradee"),
    (["grade", "--explain", "--format", "csv"], "--explain"),
  ])
  func `wrong usage ends with 64 and clear words`(arguments: [String], words: String) throws {
    let run = try Command.run(arguments)
    #expect(run.status == 64, "\(run.output) \(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: ["burden_of_proof", "minors_only", "duplicate-key", "range_of_relief", "conditions"])
  func `ids are explained`(id: String) throws {
    let run = try Command.run(["explain", id])
    #expect(run.status == 0)
    #expect(run.output.contains(id))
    #expect(run.output.count > 100)
  }

  @Test func `the summary shows what the answers rest on, and its parts add up`() throws {
    let run = try Command.run(["validate", "--summary"])
    #expect(run.status == 0)
    let tables = run.output.components(separatedBy: "\n\n").dropFirst()
    #expect(tables.count == 3)
    let totals = tables.map { table -> Int in
      table.split(separator: "\n").dropFirst().compactMap { line in
        line.split(separator: " ").compactMap { Int($0) }.first
      }.reduce(0, +)
    }
    // The same answers, by jurisdiction and by question.
    #expect(totals[1] == totals[2])
    #expect(totals[1] > 2_000)
  }

  @Test func `the inputs are valid`() throws {
    let run = try Command.run(["validate"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("52 jurisdictions"))
  }
}
