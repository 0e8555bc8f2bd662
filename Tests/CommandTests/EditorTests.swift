import Foundation
import TestSupport
import Testing

/// What editors and other programs are given: schemas, diagnostics in their forms, and checks that follow each save.
@Suite struct EditorTests {
  private func json(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

  @Test func `schemas are written, found fresh, and found stale`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    #expect(try Command.run(["schema", "--check"], in: project.path).status == 0)
    let file = "Rubric/statute.schema.json"
    let schema = try project.read(file)
    #expect(try Command.run(["schema", "statute"], in: project.path).output == schema)
    // A question that is asked anew makes the schemas stale.
    let codebook = try project.read("Rubric/codebook.yaml")
    try project.write(
      codebook.replacingOccurrences(of: "value: beyond_reasonable_doubt", with: "value: beyond_any_doubt"),
      to: "Rubric/codebook.yaml")
    let stale = try Command.run(["schema", "--check"], in: project.path)
    #expect(stale.status == 1 && stale.output.isEmpty)
    #expect(stale.errors.contains("\(file) is not what the inputs give"), "\(stale.errors)")
    #expect(try project.read(file) == schema)
    #expect(try Command.run(["schema"], in: project.path).status == 0)
    #expect(try project.read(file).contains("beyond_any_doubt"))
    try FileManager.default.removeItem(atPath: "\(project.path)/\(file)")
    #expect(try Command.run(["schema", "--check"], in: project.path).errors.contains("\(file) is missing"))
  }

  @Test func `schemas need the codebook and nothing else`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    try project.write("a: b: c\n", to: "StatutesYAML/NY.yaml")
    try FileManager.default.removeItem(atPath: "\(project.path)/Rubric/relief.yaml")
    #expect(try Command.run(["schema", "--check"], in: project.path).status == 0)
    try project.write("codebook: x\n", to: "Rubric/codebook.yaml")
    let run = try Command.run(["schema", "--project", project.path])
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("Rubric/codebook.yaml:1:1: error: the codebook needs the key 'title' [missing-key]"))
  }

  @Test(arguments: [
    (["schema", "statues"], "statues"), (["schema", "statute", "--check"], "--check"),
    (["validate", "--format", "xml"], "xml"), (["validate", "--format", "json", "--summary"], "--summary"),
    (["validate", "--format", "sarif", "--watch"], "--watch"), (["render", "--watch", "--check"], "--watch"),
  ])
  func `what does not go together ends with 64`(arguments: [String], words: String) throws {
    let run = try Command.run(arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `nothing wrong is an empty list in each form`() throws {
    let list = try Command.run(["validate", "--format", "json"])
    #expect(list.status == 0 && list.output == "[]\n")
    let commands = try Command.run(["validate", "--format", "github"])
    #expect(commands.status == 0 && commands.output.isEmpty && commands.errors.isEmpty)
    let log = try json(Command.run(["validate", "--format", "sarif"]).output) as? [String: Any]
    let runs = try #require(log?["runs"] as? [[String: Any]])
    #expect((runs.first?["results"] as? [Any])?.isEmpty == true)
  }

  @Test func `what is wrong is told in each form, at its place, and ends with 65`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    let law = try project.read("StatutesYAML/NY.yaml")
    try project.write(
      law.replacingOccurrences(of: "name: New York\n", with: "name: New York, 100%\n"), to: "StatutesYAML/NY.yaml")
    let line = try #require(law.split(separator: "\n").firstIndex(of: "name: New York")) + 1
    let list = try Command.run(["validate", "--format", "json"], in: project.path)
    #expect(list.status == 65 && list.errors.isEmpty)
    let items = try #require(try json(list.output) as? [[String: Any]])
    #expect(items.count == 1)
    #expect(items[0]["id"] as? String == "unknown-jurisdiction")
    #expect(items[0]["file"] as? String == "StatutesYAML/NY.yaml")
    #expect(items[0]["line"] as? Int == line && items[0]["column"] as? Int == 7)
    #expect(items[0]["solutions"] as? [String] == ["name: New York"])
    let commands = try Command.run(["validate", "--format", "github"], in: project.path)
    #expect(commands.status == 65)
    #expect(
      commands.output
        == "::error file=StatutesYAML/NY.yaml,line=\(line),col=7,title=Not a jurisdiction [unknown-jurisdiction]"
        + "::'New York, 100%25' is not the name of NY%0Aname: New York\n")
    let log = try Command.run(["validate", "--format", "sarif"], in: project.path)
    #expect(log.status == 65)
    #expect(log.output.contains("\"ruleId\": \"unknown-jurisdiction\""))
    let text = try Command.run(["validate"], in: project.path)
    #expect(text.status == 65 && text.output.isEmpty)
    #expect(text.errors.hasPrefix("StatutesYAML/NY.yaml:\(line):7: error: "))
  }

  @Test func `a path that would end a workflow command is escaped`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    try project.write("a: [\n", to: "StatutesYAML/a,b:c%.yaml")
    let run = try Command.run(["validate", "--format", "github"], in: project.path)
    #expect(run.output.contains("::error file=StatutesYAML/a%2Cb%3Ac%25.yaml,line="), "\(run.output)")
  }

  @Test func `every diagnostic is explained at the prompt and has its place on the page`() throws {
    let log = try json(Command.run(["validate", "--format", "sarif"]).output) as? [String: Any]
    let driver = ((log?["runs"] as? [[String: Any]])?.first?["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    #expect(rules.count > 40)
    let page = try String(contentsOfFile: "\(Repository.root)/Reports/diagnostics.md", encoding: .utf8)
    for rule in rules {
      let id = try #require(rule["id"] as? String)
      let help = try #require((rule["help"] as? [String: Any])?["text"] as? String)
      let run = try Command.run(["explain", id])
      #expect(run.status == 0 && run.output.hasPrefix("\(id): ") && run.output.contains(help), "\(id)")
      #expect(page.contains(id), "\(id) is not on the page")
    }
  }

  @Test func `a check follows each save, a broken one too, until Control-C`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    let law = try project.read("StatutesYAML/NY.yaml")
    let watch = try RunningCommand(["validate", "--watch"], in: project.path)
    #expect(watch.output(through: "Control-C ends.\n")?.contains("nothing wrong") == true)
    try project.write("jurisdiction: NY\n  name: [", to: "StatutesYAML/NY.yaml")
    let broken = try #require(watch.output(through: "Control-C ends.\n"))
    #expect(broken.contains("StatutesYAML/NY.yaml changed.") && broken.contains("[yaml-syntax]"), "\(broken)")
    try project.write(
      law.replacingOccurrences(of: "value: preponderance", with: "value: preponderence"), to: "StatutesYAML/NY.yaml")
    #expect(watch.output(through: "Control-C ends.\n")?.contains("did you mean 'preponderance'?") == true)
    try project.write(law, to: "StatutesYAML/NY.yaml")
    #expect(watch.output(through: "Control-C ends.\n")?.contains("nothing wrong") == true)
    // A file that comes and a file that goes.
    try project.write(law, to: "StatutesYAML/ZZ.yaml")
    #expect(watch.output(through: "Control-C ends.\n")?.contains("[wrong-file-name]") == true)
    try FileManager.default.removeItem(atPath: "\(project.path)/StatutesYAML/ZZ.yaml")
    #expect(watch.output(through: "Control-C ends.\n")?.contains("nothing wrong") == true)
    // Whatever the codebook gives, all files are read by it.
    let codebook = try project.read("Rubric/codebook.yaml")
    try project.write(
      codebook.replacingOccurrences(of: "- {value: any,", with: "- {value: all,"), to: "Rubric/codebook.yaml")
    #expect(watch.output(through: "Control-C ends.\n")?.contains("StatutesYAML/NY.yaml:") == true)
    #expect(watch.interrupt() == 0)
  }

  @Test func `reports follow each save, and the moved grade is told`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    let law = try project.read("StatutesYAML/NY.yaml")
    let watch = try RunningCommand(["render", "--watch"], in: project.path)
    #expect(watch.output(through: "Control-C ends.\n")?.contains("files in Reports") == true)
    let before = project.contents()
    try project.write("\t", to: "StatutesYAML/NY.yaml")
    #expect(watch.output(through: "Control-C ends.\n")?.contains("[tab]") == true)
    #expect(project.contents().filter { $0.key.hasPrefix("Reports") } == before.filter { $0.key.hasPrefix("Reports") })
    try project.write(
      law.replacingOccurrences(of: "value: preponderance", with: "value: beyond_reasonable_doubt"),
      to: "StatutesYAML/NY.yaml")
    let changed = try #require(watch.output(through: "Control-C ends.\n"))
    #expect(changed.contains("New York, rubric relief: B 82 to "), "\(changed)")
    #expect(changed.contains(": states/NY.md, states/NY.html"), "\(changed)")
    #expect(watch.interrupt() == 0)
    // What was written bit by bit is what one run writes.
    let written = project.contents().filter { $0.key.hasPrefix("Reports") }
    #expect(try Command.run(["render", "--check"], in: project.path).status == 0)
    #expect(written["Reports/states/NY.md"] != before["Reports/states/NY.md"])
    #expect(written["Reports/methodology.html"] != nil)
  }
}
