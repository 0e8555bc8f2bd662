import Foundation
import Rubric
import Statutes
import TestSupport
import Testing

@testable import YAMLFiles

/// Draft files, read and laid over the law that a project holds.
@Suite struct DraftFileTests {
  private let codebook: Codebook

  init() throws { codebook = try FixtureTests.codebook() }

  /// A law with one pathway, read from the valid fixture.
  private func jurisdiction() throws -> Jurisdiction {
    let fixture = try #require(FixtureTests.statutes.first { $0.name == "valid" })
    let (value, _) = FixtureTests.read(fixture) {
      StatuteReader(reading: $0, codebook: codebook).jurisdiction($1, fileCode: "NY")
    }
    return try #require(value)
  }

  private func text(_ id: String = "bill", body: String) -> String {
    """
    draft: \(id)
    jurisdiction: NY
    title: A bill
    stage: Filed
    checked: 2026-01-01
    summary: It would help.
    sources:
      - {id: s1, title: The bill, current_through: 2026}
    \(body)

    """
  }

  private func read(_ text: String, id: String = "bill") throws -> (file: DraftFile?, found: [Diagnostic]) {
    let yaml = try YAMLReader(SourceText(bytes: Array(text.utf8), file: "\(id).yaml"))
    let reading = FileReading(file: "\(id).yaml")
    reading.add(yaml.diagnostics)
    let file = DraftReader(reading: reading, codebook: codebook).draft(yaml.nodes, fileID: id)
    return (file, reading.diagnostics)
  }

  private func check(_ texts: [(String, String)]) throws -> [Diagnostic] {
    let files = try texts.map { id, body in
      let (file, found) = try read(text(id, body: body), id: id)
      #expect(found.isEmpty, "\(found)")
      return try #require(file)
    }
    let check = DraftCheck(
      codebook: codebook, jurisdictions: [try jurisdiction()], date: try require(day: "2026-01-01"))
    do throws(Diagnostics) {
      _ = try check.enactment(files)
      return []
    } catch {
      return error.all
    }
  }

  private let light = """
    amend:
      - pathway: vacatur
        answers:
          burden_of_proof: {from: clear_and_convincing, value: preponderance, cite: § 1, note: Lower., basis: statute_text, confidence: high}
    """

  @Test func `a draft is read as it is written`() throws {
    let (file, found) = try read(text(body: light))
    #expect(found.isEmpty)
    let draft = try #require(file?.draft)
    #expect(draft.id == "bill" && draft.jurisdiction == "NY")
    #expect(draft.change(pathway: "vacatur", question: "burden_of_proof")?.from == .choice("clear_and_convincing"))
    #expect(draft.targets == [.answer(pathway: "vacatur", question: "burden_of_proof")])
    #expect(try check([("bill", light)]).isEmpty)
  }

  @Test func `a draft that starts from another law is stale, and both answers are shown`() throws {
    let stale = light.replacingOccurrences(of: "from: clear_and_convincing", with: "from: preponderance")
    let found = try check([("bill", stale)])
    #expect(found.map(\.id) == [.staleDraft])
    #expect(
      found[0].summary.contains("'preponderance'") && found[0].summary.contains("'clear_and_convincing' (§ 1(b))"))
    #expect(found[0].position == SourcePosition(line: 12, column: 7))
  }

  @Test func `what is not there, what is the law already and what changes nothing is told`() throws {
    let unknown = try check([("bill", light.replacingOccurrences(of: "vacatur", with: "vacature"))])
    #expect(unknown.map(\.id) == [.unknownPathway])
    #expect(unknown[0].solutions == ["did you mean 'vacatur'?"])
    let same = """
      amend:
        - pathway: vacatur
          answers:
            adults: {value: "yes", cite: § 1, note: Open., basis: statute_text, confidence: high}
      """
    #expect(try check([("bill", same)]).map(\.id) == [.nothingChanged])
    #expect(try check([("bill", "repeal: []")]).map(\.id) == [.nothingChanged])
    #expect(try check([("bill", "repeal: [sealing]")]).map(\.id) == [.unknownPathway])
  }

  @Test func `two drafts that change the same answer are refused at both places`() throws {
    let found = try check([
      ("one", light), ("two", light.replacingOccurrences(of: "from: clear_and_convincing, ", with: "")),
    ])
    #expect(found.map(\.id) == [.draftConflict])
    #expect(found[0].file == "two.yaml")
    #expect(found[0].summary.contains("one.yaml:12:7"))
  }

  @Test func `a broken draft is diagnosed like any other file`() throws {
    let wrong = text(
      body: """
        amend:
          - pathway: vacatur
            answers:
              burden_of_prof: {value: preponderance, cite: § 1, note: Lower., basis: statute_text, confidence: high}
              waiting_period: {from: often, value: fixed, cite: § 1, note: Wait., basis: statute_text, confidence: high}
        add:
          - {id: New, title: New, citation: § 2, answers: {}}
        repel: []
        """)
    let ids = try Set(read(wrong).found.map(\.id))
    #expect(ids == [.unknownQuestion, .unknownValue, .missingLength, .badID, .missingAnswer, .unknownKey])
    #expect(try read(text("other", body: "repeal: [a]")).found.map(\.id) == [.wrongFileName])
  }

  @Test func `a new draft is a draft that changes nothing yet`() throws {
    let jurisdiction = try jurisdiction()
    let day = try require(day: "2026-01-01")
    guard case .coded(let law) = jurisdiction.state(on: day) else { return }
    let template = DraftTemplate(codebook: codebook, asOf: day)
    let (file, found) = try read(template.text(jurisdiction, pathway: law.pathways[0]), id: "ny-draft")
    #expect(found.isEmpty, "\(found)")
    let amended = try #require(file)
    let check = DraftCheck(codebook: codebook, jurisdictions: [jurisdiction], date: day)
    do throws(Diagnostics) {
      _ = try check.enactment([amended])
      Issue.record("it changes nothing")
    } catch {
      #expect(error.all.allSatisfy { $0.id == .nothingChanged })
      // An answer with an exception loses it in the template, which is a change.
      #expect(error.all.count == codebook.pathwayQuestions.count - 1)
    }
    let (new, wrong) = try read(template.text(jurisdiction, pathway: nil), id: "ny-draft")
    #expect(new == nil || wrong.isEmpty)
    #expect(wrong.isEmpty, "\(wrong)")
  }
}
