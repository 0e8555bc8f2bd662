import Foundation
import ReportCards
import Rubric
import Statutes
import TestSupport
import Testing
import YAMLFiles

@Suite struct ReportTests {
  /// A report over four invented laws.
  private func report(note: String = "A note.") throws -> Report {
    let grader = try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook)
    let history = Fixture.pathway(
      "vacatur",
      [
        try Fixture.version("2015", Fixture.answers(scope: "prostitution", proof: "heavy"), act: "First act"),
        try Fixture.version("2021-11-16", ["scope": Fixture.answer("listed", note: note)], act: "Second act"),
      ])
    let minors = Fixture.pathway("expungement", [try Fixture.version("2018", Fixture.answers(adults: "no"))])
    return Report(
      codebook: Fixture.codebook, grader: grader,
      companions: [try Grader(rubric: Fixture.youthRubric(), codebook: Fixture.codebook)],
      edition: Edition(
        name: "test", title: "Test edition", asOf: try require(day: "2026-01-01"), citeAs: "Test edition, 2026.",
        corrections: "Tell us."),
      jurisdictions: [
        try Fixture.jurisdiction("NY", [history, minors], related: Fixture.related("immune")),
        try Fixture.jurisdiction("NJ", answers: Fixture.answers(proof: "unclear", juvenile: "implied")),
        try Fixture.jurisdiction("MO", answers: Fixture.answers(adults: "no")),
        try Fixture.jurisdiction("AK", [], related: Fixture.related("diversion", since: "2030")),
        try Fixture.jurisdiction("US", answers: Fixture.answers()),
      ], secondCoding: try secondCoding())
  }

  private func secondCoding() throws -> SecondCoding {
    SecondCoding(
      sample: .init(
        seed: "7", method: "two of five.", compared: try require(day: "2026-01-01"), jurisdictions: ["NY", "NJ"]),
      pathways: [
        .init(jurisdiction: "NY", pathway: "vacatur", citation: "Code § 1", answers: Fixture.answers(proof: "light")),
        .init(jurisdiction: "NJ", pathway: "vacatur", citation: "Code § 1", answers: Fixture.answers()),
      ],
      divergences: [
        .init(
          jurisdiction: "NY", pathway: "vacatur", question: "proof", first: "Heavy", second: "Light",
          firstReason: "As (b) says.", secondReason: "As (c) says.", outcome: .first, cause: .reading,
          resolution: "Paragraph (c) is about fees.")
      ])
  }

  @Test func `pages are what they were`() async throws {
    // The interactive pages are checked in a browser.
    for file in try await report().files()
    where !["what-if.html", "compare.html", "data/SHA256SUMS"].contains(file.path) {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let name = file.path.split(separator: "/").joined(separator: "-")
      let difference = try Snapshot.difference(text, from: name)
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  @Test func `the same inputs give the same bytes`() async throws {
    let first = try await report().files()
    let second = try await report().files()
    #expect(first == second)
  }

  /// What a reader of a page reads, without markup, spaces and punctuation.
  private func words(html: String) -> String {
    var text = html
    if let start = text.range(of: "<main"), let end = text.range(of: "</main>") {
      text = String(text[start.lowerBound..<end.lowerBound])
    }
    text = text.replacingOccurrences(of: "<summary[^>]*>More</summary>", with: "", options: .regularExpression)
    text = text.replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacingOccurrences(of: entity, with: character)
    }
    return text.filter { $0.isLetter || $0.isNumber }
  }

  private func words(markdown: String) -> String {
    var text = markdown
    if let end = text.range(of: "\n---\n\nThese cards") { text = String(text[..<end.lowerBound]) }
    for path in ["../README.md", "README.md"] {
      text = text.replacingOccurrences(of: "[All report cards](\(path))", with: "")
    }
    text = text.replacingOccurrences(of: "<br>", with: "")
    text = text.replacingOccurrences(
      of: #"(?<!\\)\]\((<[^>]*>|[^)]*)\)"#, with: "", options: .regularExpression)
    return text.filter { $0.isLetter || $0.isNumber }
  }

  @Test func `Markdown and HTML say the same`() async throws {
    let project = try await Project.load(folder: Repository.root)
    let real = Report(
      codebook: project.codebook, grader: project.grader, companions: project.companions, edition: project.edition,
      jurisdictions: project.jurisdictions)
    for files in [try await report().files(), await real.files()] {
      let byPath = Dictionary(files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }) { first, _ in first }
      let pages = files.map(\.path).filter { path in
        path.hasSuffix(".html") && !["what-if.html", "compare.html"].contains(path)
          && !path.hasPrefix("questions/") && !path.hasPrefix("answers/")
      }
      #expect(pages.count == files.count { $0.path.hasSuffix(".md") })
      for page in pages {
        let markdown = page == "index.html" ? "README.md" : page.replacingOccurrences(of: ".html", with: ".md")
        let html = try #require(byPath[page])
        let text = try #require(byPath[markdown])
        let same = words(html: html) == words(markdown: text)
        #expect(same, "\(page)")
      }
    }
  }

  @Test func `hostile text shows as text`() async throws {
    let hostile = "<script>alert(1)</script> \"quotes\" 'single' & [link](javascript:alert(1)) | **bold** `code`"
    for file in try await report(note: hostile).files() where file.path.hasPrefix("states/NY") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.range(of: #"(?<!\\)<script"#, options: .regularExpression) == nil)
      if file.path.hasSuffix(".html") {
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;quotes&quot; &#39;single&#39; &amp;"))
        #expect(!text.contains("href=\"javascript"))
      } else {
        #expect(text.contains(#"\<script\>alert(1)\</script\>"#))
        #expect(text.contains(#"\[link\](javascript:alert(1)) \| \*\*bold\*\* \`code\`"#))
      }
    }
  }

  @Test func `pages load nothing and link only to pages of the report and the web`() async throws {
    for file in try await report().files() where file.path.hasSuffix(".html") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains(" src=") && !text.contains("<link") && !text.contains("url("))
      // A page with a script names the script's hash in its policy, and no page lets any other run.
      #expect(text.contains("<script>") == text.contains("script-src &#39;sha256-"))
      #expect(!text.contains("unsafe-eval") && !text.contains("script-src &#39;unsafe-inline"))
      let parts = text.components(separatedBy: "href=\"").dropFirst()
      for target in parts.compactMap({ $0.split(separator: "\"").first }) {
        let isLocal = [".html", ".csv", ".json"].contains { target.hasSuffix($0) } || target.contains("#")
        #expect(isLocal || target.hasPrefix("https://") || target.hasPrefix("http://"), "\(target)")
      }
    }
  }

  @Test func `links between pages lead to pages`() async throws {
    let files = try await report().files()
    let paths = Set(files.map(\.path))
    for file in files where file.path.hasSuffix(".html") {
      let folder = file.path.split(separator: "/").dropLast()
      let text = String(decoding: file.bytes, as: UTF8.self)
      for part in text.components(separatedBy: "href=\"").dropFirst() {
        guard let target = part.split(separator: "\"").first?.split(separator: "#").first, !target.contains("://"),
          part.first != "#"
        else { continue }
        var parts = Array(folder)
        for step in target.split(separator: "/") {
          if step == ".." { parts.removeLast() } else { parts.append(step) }
        }
        #expect(paths.contains(parts.joined(separator: "/")), "\(file.path) links to \(target)")
      }
    }
  }

  @Test func `only the cards that are asked for are made`() async throws {
    let paths = try await report().files(only: ["NY"]).map(\.path)
    #expect(paths == ["states/NY.md", "states/NY.html", "answers/NY.html"])
  }
}
