import Foundation
import TestSupport
import Testing

/// Folders and outputs that cannot take what is written, or hold what others wrote.
@Suite struct OutputFolderTests {
  private let card = ["render", "--only", "NY", "--out"]
  /// The command with the signals as a shell has them; what runs the tests may have chosen to ignore some, which is inherited.
  private let plain = "RUN=$(env --default-signal true 2>/dev/null && echo 'env --default-signal'); "

  private func regular(_ path: String) throws -> Bool {
    try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType == .typeRegular
  }

  @Test func `what others wrote stays, and a link or pipe in place of a page is replaced, not followed`() throws {
    let out = try TemporaryFolder()
    let elsewhere = try TemporaryFolder()
    try elsewhere.write("mine", to: "file")
    for name in ["notes.txt", ".hidden", "states/notes.md", "states/ZZ.html"] { try out.write("mine", to: name) }
    try FileManager.default.createSymbolicLink(
      atPath: "\(out.path)/states/NY.html", withDestinationPath: "\(elsewhere.path)/file")
    #expect(mkfifo("\(out.path)/states/NY.md", 0o600) == 0)
    let run = try Command.run(card + [out.path])
    #expect(run.status == 0, "\(run.errors)")
    for name in ["notes.txt", ".hidden", "states/notes.md", "states/ZZ.html"] {
      #expect(try out.read(name) == "mine")
    }
    #expect(try elsewhere.read("file") == "mine")
    for name in ["NY.html", "NY.md"] {
      #expect(try regular("\(out.path)/states/\(name)"))
      #expect(try out.read("states/\(name)").contains("New York"))
    }
  }

  @Test func `a folder in place of a page is told, and nothing is changed`() throws {
    let out = try TemporaryFolder()
    try out.write("mine", to: "states/NY.html/file")
    try out.write("old", to: "states/NY.md")
    let before = out.contents()
    let run = try Command.run(card + [out.path])
    #expect(run.status == 74)
    #expect(run.errors.contains("states/NY.html could not be written"), "\(run.errors)")
    #expect(run.errors.contains("No file was changed."))
    #expect(out.contents() == before)
  }

  @Test func `the folder may be a link, and a folder inside that leads out of it may not`() throws {
    let out = try TemporaryFolder()
    let elsewhere = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: "\(out.path)/link", withDestinationPath: "\(elsewhere.path)")
    #expect(try Command.run(card + ["\(out.path)/link"]).status == 0)
    #expect(try elsewhere.read("states/NY.md").contains("New York"))

    try FileManager.default.createDirectory(atPath: "\(out.path)/inner", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: "\(elsewhere.path)/target", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(out.path)/inner/states", withDestinationPath: "\(elsewhere.path)/target")
    let run = try Command.run(card + ["\(out.path)/inner"])
    #expect(run.status == 74)
    #expect(run.errors.contains("could not be written"), "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(elsewhere.path)/target").isEmpty)
  }

  @Test func `a folder that nobody can write to is told`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "file")
    for path in ["/proc/reports", "\(folder.path)/file", "\(folder.path)/file/reports", "/dev/null"] {
      let run = try Command.run(card + [path])
      #expect(run.status == 74, "\(path): \(run.errors)")
      #expect(run.errors.contains("could not be written") && run.errors.contains("No file was changed."))
      #expect(run.output.isEmpty)
    }
    #expect(try folder.read("file") == "a file")
  }

  @Test func `a disk that is full leaves every file as it was`() throws {
    let out = try TemporaryFolder()
    try out.write("old", to: "states/NY.html")
    try out.write("old", to: "states/NY.md")
    let before = out.contents()
    // No file may grow over 4 kB, which ends a process that does not expect it.
    let run = try Command.shell(
      "\(plain)ulimit -c 0; ulimit -f 8; exec $RUN \"$COMMAND\" render --only NY --out '\(out.path)'")
    #expect(run.status == 74, "\(run.errors)")
    #expect(run.errors.contains("could not be written"))
    #expect(out.contents() == before)
  }

  @Test func `an output that nobody reads ends quietly, and one that cannot be written with a word`() throws {
    for before in [plain, "RUN=; trap '' PIPE; "] {
      let closed = try Command.shell("\(before){ $RUN \"$COMMAND\" grade --explain; echo $? >&2; } | head -1")
      #expect(closed.output.split(separator: "\n").count == 1)
      #expect(["0\n", "141\n"].contains(closed.errors), "\(closed.errors)")
    }
    let full = try Command.shell("\"$COMMAND\" grade NY > /dev/full")
    #expect(full.status == 74)
    #expect(full.errors.contains("could not be written"), "\(full.errors)")
  }
}
