import Foundation
import Rubric
import Statutes
import TestSupport
import Testing

@testable import YAMLFiles

@Suite struct FixtureTests {
  static let statutes = MarkedYAML.all(in: "statutes")
  static let rubrics = MarkedYAML.all(in: "rubrics")
  static let codebooks = MarkedYAML.all(in: "codebooks")

  static func codebook() throws -> Codebook {
    let fixture = try #require(codebooks.first { $0.name == "valid" })
    let (codebook, problems) = read(fixture) { CodebookReader(reading: $0).codebook($1) }
    #expect(problems.isEmpty)
    return try #require(codebook)
  }

  static func read<Value>(
    _ fixture: MarkedYAML, _ body: (FileReading, YAMLNode) -> Value?
  ) -> (Value?, [Diagnostic]) {
    do throws(Diagnostics) {
      let yaml = try YAMLReader(SourceText(bytes: Array(fixture.text.utf8), file: "\(fixture.name).yaml"))
      let reading = FileReading(file: "\(fixture.name).yaml")
      reading.add(yaml.diagnostics)
      let value = body(reading, yaml.nodes)
      return (value, reading.diagnostics)
    } catch {
      return (nil, error.all)
    }
  }

  private func expectMarks(_ fixture: MarkedYAML, _ found: [Diagnostic]) {
    let got = found.map { MarkedYAML.Expectation(id: $0.id.rawValue, position: $0.position) }
    #expect(Set(got) == Set(fixture.expected), "\(found.map(\.description).joined(separator: "\n"))")
    #expect(got.count == fixture.expected.count)
    #expect(found.allSatisfy { $0.file == "\(fixture.name).yaml" })
  }

  @Test(arguments: statutes)
  func `statute files are diagnosed where they are wrong`(fixture: MarkedYAML) throws {
    let codebook = try Self.codebook()
    let (value, found) = Self.read(fixture) {
      StatuteReader(reading: $0, codebook: codebook).jurisdiction($1, fileCode: "NY")
    }
    expectMarks(fixture, found)
    if fixture.expected.isEmpty { #expect(value != nil) }
  }

  @Test(arguments: rubrics)
  func `rubrics are diagnosed where they are wrong`(fixture: MarkedYAML) throws {
    let codebook = try Self.codebook()
    let (value, found) = Self.read(fixture) { RubricReader(reading: $0, codebook: codebook).grader($1) }
    expectMarks(fixture, found)
    #expect((value == nil) == !fixture.expected.isEmpty)
  }

  @Test(arguments: codebooks)
  func `codebooks are diagnosed where they are wrong`(fixture: MarkedYAML) {
    let (_, found) = Self.read(fixture) { CodebookReader(reading: $0).codebook($1) }
    expectMarks(fixture, found)
  }

  @Test func `every diagnostic has a fixture or a test of its own`() {
    let byFixture = Set((Self.statutes + Self.rubrics + Self.codebooks).flatMap(\.expected).map(\.id))
    // What no text can show: bytes, sizes and folders. See SourceTextTests, ProjectTests and DraftFileTests.
    let elsewhere: Set<DiagnosticID> = [
      .notUTF8, .fileTooLarge, .unreadableFile, .tooManyProblems, .missingJurisdiction, .unknownPathway, .staleDraft,
      .draftConflict,
    ]
    for id in DiagnosticID.allCases where !elsewhere.contains(id) {
      #expect(byFixture.contains(id.rawValue), "\(id.rawValue) has no fixture")
    }
    #expect(DiagnosticID.allCases.allSatisfy { !$0.title.isEmpty && $0.explanation.count > 20 })
  }

  @Test func `a valid file is read as it is written`() throws {
    let fixture = try #require(Self.statutes.first { $0.name == "valid" })
    let codebook = try Self.codebook()
    let (value, _) = Self.read(fixture) {
      StatuteReader(reading: $0, codebook: codebook).jurisdiction($1, fileCode: "NY")
    }
    let jurisdiction = try #require(value)
    let pathway = try #require(jurisdiction.pathways.first)
    #expect(jurisdiction.codedFrom.description == "2019-03-01")
    #expect(pathway.history.map(\.effective.description) == ["2015-07-01", "2021"])
    #expect(pathway.history[0].answers.count == 6)
    #expect(pathway.history[0].answers["adults"]?.value == .choice("yes"))
    #expect(pathway.history[0].answers["waiting_period"]?.length == Length(count: 60, unit: .days, event: "judgment"))
    #expect(pathway.history[0].answers["offense_exclusions"]?.value == .texts([]))
    #expect(pathway.history[1].answers["burden_of_proof"]?.exceptions.first?.group == "minors")
    #expect(pathway.otherActs.first?.act == "Another act")
    let provision = try #require(jurisdiction.related.provisions["safe_harbor"])
    #expect(provision.answer.value == .choice("immune"))
    #expect(provision.effective?.description == "2013")
    #expect(provision.act == "A related act")
    #expect(jurisdiction.related.source(of: provision.answer)?.id == "r1")
    #expect(jurisdiction.openQuestions == ["What came later."])
  }

  @Test func `a near miss is answered with what was meant`() throws {
    let codebook = try Self.codebook()
    let fixture = try #require(Self.statutes.first { $0.name == "unknown-value" })
    let (_, found) = Self.read(fixture) {
      StatuteReader(reading: $0, codebook: codebook).jurisdiction($1, fileCode: "NY")
    }
    #expect(found.first?.solutions == ["did you mean 'preponderance'?"])
  }
}
