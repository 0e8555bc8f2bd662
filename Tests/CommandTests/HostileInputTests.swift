import Foundation
import TestSupport
import Testing

/// Files that somebody made to do harm, given to the built command.
@Suite struct HostileInputTests {
  @Test func `links, pipes, devices, bombs and names that lead elsewhere are all told in one run`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    let law = try project.read("StatutesYAML/NY.yaml")
    func path(_ code: String) -> String { "\(project.path)/StatutesYAML/\(code).yaml" }
    func link(_ code: String, to target: String) throws {
      try FileManager.default.removeItem(atPath: path(code))
      try FileManager.default.createSymbolicLink(atPath: path(code), withDestinationPath: target)
    }
    try link("AL", to: "/etc/passwd")
    try link("AK", to: "/dev/zero")
    try link("AZ", to: "nowhere.yaml")
    try link("AR", to: "drafts")
    try FileManager.default.removeItem(atPath: path("CA"))
    try FileManager.default.createDirectory(atPath: path("CA"), withIntermediateDirectories: true)
    try FileManager.default.removeItem(atPath: path("CO"))
    #expect(mkfifo(path("CO"), 0o600) == 0)
    let doubled = (1..<40).map { ", &a\($0) [x, *a\($0 - 1), *a\($0 - 1)]" }.joined()
    try project.write("a: [x, &a0 [x]\(doubled), {[x, *a39]: 1}]\n", to: "StatutesYAML/CT.yaml")
    let (open, close) = (String(repeating: "[", count: 900), String(repeating: "]", count: 900))
    let chain = (1..<250).map { ", &a\($0) \(open)x, *a\($0 - 1)\(close)" }.joined()
    try project.write("a: [x, &a0 x\(chain)]\n", to: "StatutesYAML/DE.yaml")
    try project.write("a: \(open)\(close)\n", to: "StatutesYAML/FL.yaml")
    try project.write(
      (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), to: "StatutesYAML/GA.yaml")
    try project.write("summary: \(String(repeating: "x", count: 600_000))\n", to: "StatutesYAML/HI.yaml")
    try project.write("summary: A\0law\n", to: "StatutesYAML/ID.yaml")
    try project.write("summary: \"\\e[2J\"\n", to: "StatutesYAML/IL.yaml")
    try project.write(
      law.replacingOccurrences(of: "NY", with: "IN").replacingOccurrences(
        of: "- id: vacatur", with: "- id: ../vacatur"),
      to: "StatutesYAML/IN.yaml")
    try project.write("draft: ../../up\njurisdiction: NY\n", to: "StatutesYAML/drafts/up.yaml")
    let before = project.contents()
    let run = try Command.run(["render"], in: project.path)
    #expect(run.status == 65, "\(run.errors.suffix(2_000))")
    let expected = [
      ("AL", "unreadable-file"), ("AK", "unreadable-file"), ("AZ", "unreadable-file"), ("AR", "unreadable-file"),
      ("CA", "unreadable-file"), ("CO", "unreadable-file"), ("CT", "alias"), ("DE", "alias"),
      ("FL", "nesting-too-deep"), ("GA", "nesting-too-deep"), ("HI", "file-too-large"), ("ID", "control-character"),
      ("IL", "control-character"), ("IN", "bad-id"), ("drafts/up", "bad-id"),
    ]
    let lines = run.errors.split(separator: "\n")
    for (name, id) in expected {
      #expect(
        lines.contains { $0.hasPrefix("StatutesYAML/\(name).yaml:") && $0.hasSuffix("[\(id)]") }, "\(name) \(id)")
    }
    #expect(!run.errors.contains("root:"), "a line of /etc/passwd")
    #expect(run.errors.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    #expect(project.contents() == before)
  }

  @Test func `no name of a section or a rubric leads out of the reports or onto another page`() throws {
    let project = try TemporaryFolder.copyOfRepository()
    let book = try project.read("Rubric/codebook.yaml")
    let rubric = try project.read("Rubric/youth.yaml")
    try project.write(
      book.replacingOccurrences(of: "\nsections:\n", with: "\nsections:\n  ../../up: Up\n"), to: "Rubric/codebook.yaml")
    let refused = try Command.run(["render"], in: project.path)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("[bad-id]"), "\(refused.errors)")

    try project.write(book, to: "Rubric/codebook.yaml")
    try project.write(
      rubric.replacingOccurrences(of: "rubric: youth\n", with: "rubric: index\n"), to: "Rubric/youth.yaml")
    let before = project.contents()
    let run = try Command.run(["render"], in: project.path)
    #expect(run.status == 65)
    #expect(run.errors.contains("would both be written to"), "\(run.errors)")
    #expect(project.contents() == before)
  }

  @Test func `a draft is read from a regular file only, and its path is no way to another format`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo("\(folder.path)/pipe.yaml", 0o600) == 0)
    for path in ["\(folder.path)/pipe.yaml", "/dev/zero", "/etc", "../../../../../etc/passwd"] {
      let run = try Command.run(["draft", path])
      #expect(run.status == 65, "\(path) \(run.errors)")
      #expect(run.output.isEmpty)
    }
  }
}
