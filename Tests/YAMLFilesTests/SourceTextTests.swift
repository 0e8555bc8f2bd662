import Foundation
import TestSupport
import Testing

@testable import YAMLFiles

@Suite struct SourceTextTests {
  private func diagnostics(_ bytes: [UInt8]) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try YAMLReader(SourceText(bytes: bytes, file: "NY.yaml"))
      return []
    } catch {
      return error.all
    }
  }

  @Test func `bytes that are not UTF-8 are found where they stand`() {
    let found = diagnostics(Array("jurisdiction: NY\nname: Né".utf8) + [0xE9, 0x0A])
    #expect(found.map(\.id) == [.notUTF8])
    #expect(found.first?.position == SourcePosition(line: 2, column: 9))
  }

  @Test(arguments: [0, 1, 2, 3])
  func `a character cut at the end of a file is found`(count: Int) {
    let whole = Array("a: 😀".utf8)
    let found = diagnostics(Array(whole.dropLast(4 - count)))
    #expect(found.isEmpty == (count == 0))
    if count > 0 { #expect(found.first?.position == SourcePosition(line: 1, column: 4)) }
  }

  @Test func `a file of 50 MB is refused before it is read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "NY.yaml")
    let handle = try #require(FileHandle(forWritingAtPath: "\(folder.path)/NY.yaml"))
    try handle.truncate(atOffset: 50_000_000)
    try handle.close()
    #expect(throws: Diagnostics.self) { try SourceText.bytes(path: "\(folder.path)/NY.yaml", name: "NY.yaml") }
    do throws(Diagnostics) {
      _ = try SourceText.bytes(path: "\(folder.path)/NY.yaml", name: "NY.yaml")
    } catch {
      #expect(error.all.map(\.id) == [.fileTooLarge])
    }
  }

  @Test func `a folder and a missing file cannot be read`() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, "\(folder.path)/none.yaml"] {
      do throws(Diagnostics) {
        _ = try SourceText.bytes(path: path, name: "NY.yaml")
        Issue.record("\(path) was read")
      } catch {
        #expect(error.all.map(\.id) == [.unreadableFile])
      }
    }
  }

  @Test func `nesting of any depth is refused and not crashed on`() {
    for depth in [30, 900, 5_000, 200_000] {
      let found = diagnostics(Array(String(repeating: "[", count: depth).utf8))
      #expect(!found.isEmpty)
    }
    for opening in ["{a: ", "[{a: ", "- ", "!t [", "[x, "] {
      #expect(!diagnostics(Array(String(repeating: opening, count: 2_000).utf8)).isEmpty, "\(opening)")
    }
    let closed = String(repeating: "{a: ", count: 999) + String(repeating: "}", count: 999)
    #expect(Set(diagnostics(Array(closed.utf8)).map(\.id)) == [.nestingTooDeep])
    let blocks = (0..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(diagnostics(Array(blocks.utf8)).map(\.id).contains(.nestingTooDeep))
  }

  @Test func `ampersands and asterisks in prose are no anchors`() throws {
    let text = """
      a: Smith & Jones, AT&T; 5 * 3, &c., *so
      b: '&quoted, *quoted'
      c: "see: *quoted [*a, &b]"
      d: |
        *block
        &block
      """
    let root = try YAMLReader(SourceText(bytes: Array(text.utf8), file: "NY.yaml")).nodes
    guard case .mapping(let entries) = root.content else { throw MissingValue(text: "a mapping") }
    let found = entries.compactMap { entry -> String? in
      guard case .scalar(let text, _) = entry.value.content else { return nil }
      return text
    }
    #expect(
      found == [
        "Smith & Jones, AT&T; 5 * 3, &c., *so", "&quoted, *quoted", "see: *quoted [*a, &b]", "*block\n&block",
      ])
  }

  @Test func `aliases are never followed, however they nest`() {
    // As keys, the last of these would be compared for longer than anyone waits.
    let doubled = (1..<40).map { ", &a\($0) [x, *a\($0 - 1), *a\($0 - 1)]" }.joined()
    #expect(
      Set(diagnostics(Array("a: [x, &a0 [x]\(doubled), {[x, *a39]: 1}]\n".utf8)).map(\.id)) == [.alias, .wrongType])
    // Together, these would nest deeper than a stack can hold.
    let open = String(repeating: "[", count: 900)
    let close = String(repeating: "]", count: 900)
    let chain = (1..<250).map { ", &a\($0) \(open)x, *a\($0 - 1)\(close)" }.joined()
    #expect(diagnostics(Array("a: [x, &a0 x\(chain)]\n".utf8)).contains { $0.id == .alias })
  }

  private static let invisible: [Unicode.Scalar] = [
    "\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{200B}", "\u{200E}", "\u{2028}", "\u{2029}",
    "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{E000}", "\u{F000}", "\u{FFFF}", "\u{E0041}",
  ]

  @Test(arguments: invisible)
  func `a character that shows as nothing is refused, as it is or behind a backslash`(scalar: Unicode.Scalar) {
    let plain = diagnostics(Array("name: N\(scalar)Y\n".utf8))
    #expect(plain.map(\.id) == [.controlCharacter])
    #expect(plain.first?.position == SourcePosition(line: 1, column: 8))
    let digits = String(scalar.value, radix: 16)
    let escaped = "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    for text in ["name: \"N\(escaped)Y\"\n", "\"N\(escaped)\": \"5 * 3\"\n"] {
      let found = diagnostics(Array(text.utf8))
      #expect(found.map(\.id) == [.controlCharacter], "\(text)")
      #expect(found.allSatisfy { $0.position.line == 1 && !$0.description.unicodeScalars.contains(scalar) })
    }
  }

  @Test func `a mark of UTF-8 at the start and lines that end as on Windows are read`() {
    #expect(diagnostics(Array("\u{FEFF}name: New York\r\nfips: x\r\n".utf8)).isEmpty)
    let found = diagnostics(Array("name: New York\rfips: x\r".utf8))
    #expect(found.map(\.id) == [.controlCharacter, .controlCharacter])
    #expect(found.map(\.position.column) == [15, 23])
  }

  @Test func `of very many problems the first are listed and the rest counted`() {
    let found = diagnostics([UInt8](repeating: 9, count: 100_000))
    #expect(found.count == 501)
    #expect(found.last?.id == .tooManyProblems)
    #expect(found.last?.summary.hasPrefix("99501 more") == true)
  }

  @Test(.timeLimit(.minutes(1)))
  func `only regular files are read: no link, no pipe, no device`() throws {
    let folder = try TemporaryFolder()
    try folder.write("name: New York\n", to: "file.yaml")
    #expect(mkfifo("\(folder.path)/pipe.yaml", 0o600) == 0)
    for (name, target) in [("link", "file.yaml"), ("zero", "/dev/zero"), ("nothing", "none.yaml")] {
      #expect(symlink(target, "\(folder.path)/\(name).yaml") == 0)
    }
    for path in ["link", "zero", "nothing", "pipe"].map({ "\(folder.path)/\($0).yaml" }) + ["/dev/zero", "/dev/tty"] {
      do throws(Diagnostics) {
        _ = try SourceText.bytes(path: path, name: "NY.yaml")
        Issue.record("\(path) was read")
      } catch {
        #expect(error.all.map(\.id) == [.unreadableFile])
      }
    }
    let bytes = try SourceText.bytes(path: "\(folder.path)/file.yaml", name: "NY.yaml")
    #expect(bytes == Array("name: New York\n".utf8))
  }

  @Test(arguments: [
    ("burden_of_prof", "burden_of_proof"), ("bruden_of_proof", "burden_of_proof"),
    ("Burden_Of_Proof", "burden_of_proof"),
    ("wating_period", "waiting_period"),
  ])
  func `one slip of the keyboard is understood`(typed: String, meant: String) {
    #expect(Suggestion.nearest(to: typed, in: ["burden_of_proof", "waiting_period", "hearing"]) == meant)
  }

  @Test func `what resembles nothing gets no guess`() {
    #expect(Suggestion.nearest(to: "xyzzy", in: ["burden_of_proof", "waiting_period"]) == nil)
  }
}
