import Foundation
import Statutes
import TestSupport
import Testing

@testable import YAMLFiles

@Suite struct SecondCodingTests {
  private let review = """
    sample:
      seed: 1
      method: Drawn for a test.
      compared: 2026-11-21
      jurisdictions: [NY]
    divergences:
      - jurisdiction: NY
        pathway: vacatur
        question: burden_of_proof
        first: Preponderance
        second: Clear and convincing
        first_reason: So it says.
        second_reason: So it seems.
        outcome: first
        cause: reading
        resolution: The words are plain.
    """
  private let coding = """
    jurisdiction: NY
    coded: 2026-11-21
    pathways:
      - id: vacatur
        citation: Code § 1
        answers:
          adults: {value: "yes", cite: § 1, note: Any person., basis: statute_text, confidence: high}
          burden_of_proof: {value: silent, cite: § 1, note: Nothing., basis: statute_text, confidence: high}
          waiting_period: {value: none, cite: § 1, note: None., basis: statute_text, confidence: high}
          conditions: {value: [], cite: § 1, note: None., basis: statute_text, confidence: high}
    """

  private func read<Value>(_ text: String, _ body: (SecondCodingReader, YAMLNode) -> Value?) throws -> (
    Value?, [Diagnostic]
  ) {
    let bytes = try SourceText.bytes(
      path: "\(Repository.root)/Tests/YAMLFilesTests/Fixtures/codebook.yaml", name: "codebook.yaml")
    let book = try SourceText(bytes: bytes, file: "codebook.yaml")
    let codebook = try #require(
      CodebookReader(reading: FileReading(file: "codebook.yaml")).codebook(YAMLReader(book).nodes))
    let reading = FileReading(file: "review.yaml")
    let nodes = try YAMLReader(SourceText(bytes: Array(text.utf8), file: "review.yaml")).nodes
    let value = body(SecondCodingReader(reading: reading, codebook: codebook), nodes)
    return (value, reading.diagnostics)
  }

  @Test func `a second coding and its review are read`() throws {
    let (pathways, problems) = try read(coding) { $0.pathways($1, fileCode: "NY") }
    #expect(problems.isEmpty)
    #expect(pathways?.first?.answers.count == 4)
    let (sheet, found) = try read(review) { $0.review($1) }
    #expect(found.isEmpty)
    let whole = SecondCoding(
      sample: try #require(sheet?.sample), pathways: pathways ?? [], divergences: sheet?.divergences ?? [])
    #expect(whole.compared("burden_of_proof") == 1)
    #expect(whole.divergences(on: "burden_of_proof").map(\.outcome) == [.first])
    #expect(whole.divergences(on: "adults").isEmpty)
  }

  @Test func `what is wrong in a review is found`() throws {
    let broken = review.replacingOccurrences(of: "burden_of_proof", with: "burden")
      .replacingOccurrences(of: "outcome: first", with: "outcome: third")
      .replacingOccurrences(of: "resolution: The words are plain.", with: "resolution: \"\"")
    let (_, found) = try read(broken) { $0.review($1) }
    #expect(found.map(\.id) == [.unknownQuestion])
    let (_, later) = try read(review.replacingOccurrences(of: "outcome: first", with: "outcome: third")) {
      $0.review($1)
    }
    #expect(later.map(\.id) == [.unknownValue])
  }

  @Test func `a second coding answers every question that can be compared`() throws {
    let short = coding.split(separator: "\n").dropLast().joined(separator: "\n")
    let (_, found) = try read(short) { $0.pathways($1, fileCode: "NY") }
    #expect(found.map(\.id) == [.missingAnswer])
    let (_, misnamed) = try read(coding) { $0.pathways($1, fileCode: "NJ") }
    #expect(misnamed.map(\.id) == [.wrongFileName])
  }
}
