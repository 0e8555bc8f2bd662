import Foundation
import Rubric
import Statutes
import TestSupport
import Testing

@testable import ReportCards

@Suite struct DataTests {
  private func report(title: String = "Test edition", cite: String = "§ 1", source: Source? = nil) throws -> Report {
    var answers = Fixture.answers(proof: "unclear", conditions: Fixture.list(["help", "paid"]))
    answers["scope"] = Answer(
      value: .choice("listed"), cite: cite, note: "A note.", basis: .statuteText, confidence: .high)
    let law = Pathway(
      id: "vacatur", title: "Vacatur", citation: "Code § 1 & § 2",
      sources: [source ?? .init(id: "s1", title: "The code", url: "https://example.org/code", currentThrough: "2026")],
      history: [
        try Fixture.version("2015", answers), try Fixture.version("2021-11-16", ["conditions": Fixture.list([])]),
      ])
    return Report(
      codebook: Fixture.codebook, grader: try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook),
      edition: Edition(
        name: "test", title: title, asOf: try require(day: "2026-01-01"), citeAs: "Test edition, 2026.",
        corrections: "Tell us."),
      jurisdictions: [try Fixture.jurisdiction("NY", [law], related: Fixture.related("immune"))])
  }

  private func text(_ name: String, of report: Report) throws -> String {
    let file = try #require(DataRelease(report).files.first { $0.path == name })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  /// Vectors of FIPS 180-4 and its examples, and lengths around the end of a block.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `hashes are those of the standard`(text: String, hash: String) {
    #expect(SHA256.hash(Array(text.utf8)) == hash)
  }

  @Test(arguments: [
    ("50% & $5", "50\\% \\& \\$5"), ("a_b #1", "a\\_b \\#1"), ("~^", "\\textasciitilde{}\\textasciicircum{}"),
    ("{x}\\", "\\textbraceleft{}x\\textbraceright{}\\textbackslash{}"), ("§ 440.10 – “é”", "§ 440.10 – “é”"),
    ("two\nlines", "two lines"),
  ])
  func `BibTeX escapes what LaTeX takes for commands`(text: String, escaped: String) {
    #expect(BibTeX.escaped(text) == escaped)
  }

  @Test func `BibTeX has the statute and its source, with keys that stay`() throws {
    let source = Source(
      id: "s1", title: "50% of {the} code_1", url: "https://example.org/a_b?c=%20#d", currentThrough: "2025 & 2026")
    #expect(
      BibTeX(try report(source: source)).text == """
        @misc{NY:vacatur,
          title = {{Code § 1 \\& § 2}},
          note = {Vacatur, New York, current through 2025 \\& 2026},
        }

        @misc{NY:vacatur:s1,
          title = {{50\\% of \\textbraceleft{}the\\textbraceright{} code\\_1}},
          howpublished = {\\url{https://example.org/a_b?c=%20#d}},
          url = {https://example.org/a_b?c=%20#d},
          note = {New York, current through 2025 \\& 2026},
        }

        @misc{NY::r1,
          title = {{The other code}},
          howpublished = {\\url{https://example.org/other}},
          url = {https://example.org/other},
          note = {New York, current through 2026},
        }

        """)
    #expect(BibTeX(try report(), only: ["GA"]).text.isEmpty)
  }

  @Test func `answers say from when and until when they held`() throws {
    let lines = try text("answers.csv", of: report()).split(separator: "\n").map(String.init)
    #expect(lines.count == 1 + 6 + 1)
    #expect(lines.contains("NY,36,New York,vacatur,1,2015-12-31,,scope,listed,Listed,§ 1,statute_text,high,s1"))
    #expect(lines.contains("NY,36,New York,vacatur,1,2015-12-31,,proof,unclear,Unclear,§ 1,secondary,low,s1"))
    #expect(
      lines.contains(
        "NY,36,New York,vacatur,1,2015-12-31,2021-11-15,conditions,help;paid,Help; Paid,§ 2,statute_text,high,s1"))
    #expect(lines.contains("NY,36,New York,vacatur,2,2021-11-16,,conditions,[],None,§ 2,statute_text,high,s1"))
  }

  @Test func `no cell of the data runs as a formula`() throws {
    for (cite, cell) in [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-x,y", "\"'-x,y\""), ("-2", "-2")] {
      let report = try report(cite: cite)
      #expect(try text("answers.csv", of: report).contains(",scope,listed,Listed,\(cell),statute_text,"))
      // JSON has the text as it is.
      #expect(try text("answers.json", of: report).contains("\"cite\":\"\(cite)\""))
    }
  }

  @Test func `a condition is read as JSON`() throws {
    let rubric = try text("rubric.csv", of: report())
    #expect(rubric.contains(#""{""proof"":{""one_of"":[""light""]},""conditions"":{""only"":[""left""]}}""#))
    #expect(rubric.contains(#"gate,minors_only,1,Minors only,,,"{""adults"":{""one_of"":[""yes""]}}",,F,Minors only."#))
    // Pathways that are not open to adults come after those that are.
    #expect(rubric.contains("lead,2,1,of any other kind,,,{},,,"))
  }

  @Test func `the codebook lists every value that an answer may have`() throws {
    let codebook = try text("codebook.csv", of: report())
    #expect(
      codebook.contains(
        "proof,pathway,all,Proof,What is the proof?,choice,from light to heavy,silent,The law says nothing,No standard is named.,3\n"
      ))
    #expect(codebook.contains("words,pathway,all,Words,Which words?,text,,unclear,Unclear,,\n"))
  }

  @Test func `the hashes of a release are those of its files`() throws {
    let files = DataRelease(try report()).files
    let lines = files.dropLast().map { "\(SHA256.hash($0.bytes))  \($0.path)\n" }
    #expect(files.last?.path == "SHA256SUMS")
    #expect(files.last.map { String(decoding: $0.bytes, as: UTF8.self) } == lines.joined())
    #expect(Set(files.map(\.path)).count == files.count)
  }

  @Test func `every column says what it holds, and stands in the page on the data`() throws {
    let release = DataRelease(try report())
    let page = try text("README.md", of: report())
    for resource in release.resources {
      #expect(page.contains("](\(resource.path))"))
      let names = resource.columns.map(\.name)
      #expect(Set(names).count == names.count)
      #expect(Set(resource.key).isSubset(of: names))
      for column in resource.columns { #expect(column.description.hasSuffix("."), "\(resource.name) \(column.name)") }
      for reference in resource.references {
        let target = try #require(release.resources.first { $0.name == reference.resource })
        #expect(Set(reference.columns).isSubset(of: names))
        #expect(Set(reference.target).isSubset(of: target.columns.map(\.name)))
      }
    }
  }

  @Test func `the front page describes the data, and no title ends the block`() async throws {
    let title = "</script><script>alert(1)</script><!-- \"quoted\""
    let files = try await report(title: title).files()
    let file = try #require(files.first { $0.path == "index.html" })
    let page = String(decoding: file.bytes, as: UTF8.self)
    let parts = page.components(separatedBy: "<script type=\"application/ld+json\">")
    #expect(parts.count == 2)
    let block = try #require(parts.last?.components(separatedBy: "</script>").first)
    let data = try #require(try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any])
    #expect(data["name"] as? String == title)
    #expect(data["@type"] as? String == "Dataset")
    #expect(data["dateModified"] as? String == "2026-01-01")
    #expect(data["license"] == nil && data["identifier"] == nil)
    let downloads = try #require(data["distribution"] as? [[String: Any]])
    let paths = Set(files.map(\.path))
    for download in downloads { #expect(paths.contains(try #require(download["contentUrl"] as? String))) }
    #expect(!page.contains("<script>alert(1)"))
  }
}
