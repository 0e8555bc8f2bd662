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
    #expect(throws: Diagnostics.self) { try SourceText.read(path: "\(folder.path)/NY.yaml", name: "NY.yaml") }
    do throws(Diagnostics) {
      _ = try SourceText.read(path: "\(folder.path)/NY.yaml", name: "NY.yaml")
    } catch {
      #expect(error.all.map(\.id) == [.fileTooLarge])
    }
  }

  @Test func `a folder and a missing file cannot be read`() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, "\(folder.path)/none.yaml"] {
      do throws(Diagnostics) {
        _ = try SourceText.read(path: path, name: "NY.yaml")
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
    let blocks = (0..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(diagnostics(Array(blocks.utf8)).map(\.id).contains(.nestingTooDeep))
  }

  @Test func `ampersands and asterisks in prose are no anchors`() {
    let text = "a: Smith & Jones, AT&T; 5 * 3\nb: '&quoted'\nc: \"*quoted\"\n"
    #expect(diagnostics(Array(text.utf8)).isEmpty)
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
