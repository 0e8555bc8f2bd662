import ReportCards
import Rubric
import Statutes
import TestSupport
import Testing

@Suite struct RobustnessPageTests {
  /// A report over three invented laws and a jurisdiction without one, coded a second time or not.
  private func report(isCodedTwice: Bool) async throws -> Report {
    let day = try require(day: "2026-01-01")
    let second = SecondCoding(
      sample: .init(seed: "7", method: "one of four.", compared: day, jurisdictions: ["NY"]),
      pathways: [.init(jurisdiction: "NY", pathway: "vacatur", citation: "Code § 1", answers: Fixture.answers())],
      divergences: [
        .init(
          jurisdiction: "NY", pathway: "vacatur", question: "proof", first: "Heavy", second: "Light",
          firstReason: "As (b) says.", secondReason: "As (c) says.", outcome: .first, cause: .reading,
          resolution: "Paragraph (c) is about fees.")
      ])
    var report = Report(
      codebook: Fixture.codebook, grader: try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook),
      edition: Edition(name: "test", title: "Test edition", asOf: day, citeAs: "Test.", corrections: "Tell us."),
      jurisdictions: [
        try Fixture.jurisdiction("NY", answers: Fixture.answers(scope: "listed", proof: "heavy")),
        try Fixture.jurisdiction("NJ", answers: Fixture.answers(proof: "unclear")),
        try Fixture.jurisdiction("MO", answers: Fixture.answers(adults: "no")),
        try Fixture.jurisdiction("AK", []),
      ], secondCoding: isCodedTwice ? second : nil)
    report.firmness = await report.firmness(draws: 5_000, seed: 1)
    return report
  }

  private func page(_ report: Report) throws -> RobustnessPage {
    RobustnessPage(try #require(report.firmness), in: report)
  }

  private func words(_ document: Document) -> String {
    TextRenderer(width: 10_000).render(document)
  }

  @Test func `the page says how often coders differed, and what that would do`() async throws {
    let report = try await report(isCodedTwice: true)
    let page = try page(report)
    let text = words(page.document)
    // Five comparable questions on one pathway, one of them answered otherwise.
    #expect(text.contains("differed on 1 of 5 answers, 20.0%"))
    #expect(text.contains("Mistaken: letter"))
    #expect(page.data.columns.contains("chance_A_mistaken"))
    let cards = await report.documents(only: ["NY"])
    let card = try #require(cards.first)
    #expect(words(card).contains("Were 20.0% of the answers wrong, as often as two coders differed"))
    var alone = report
    alone.firmness = nil
    #expect(await alone.documents(only: ["NY"]).first.map(words)?.contains("Were 20.0%") == false)
    await alone.assessFirmness(only: ["NY"], draws: 5_000, seed: 1)
    #expect(await alone.documents(only: ["NY"]) == cards)
  }

  @Test func `without a second coding the column is left out and the page says why`() async throws {
    let report = try await report(isCodedTwice: false)
    let page = try page(report)
    let text = words(page.document)
    #expect(text.contains("left out, since without a second coding nobody knows"))
    #expect(!text.contains("Mistaken: letter"))
    #expect(!page.data.columns.contains { $0.contains("mistaken") })
    let cards = await report.documents(only: ["NY"])
    let card = try #require(cards.first)
    #expect(words(card).contains("How firm".uppercased()) && !words(card).contains("two coders differed"))
  }

  @Test func `each jurisdiction has a value in each column, and chances add up`() async throws {
    let data = try page(try await report(isCodedTwice: true)).data
    let lines = data.csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(lines.count == 5)
    for line in lines { #expect(line.count == data.columns.count) }
    for name in ["10", "25", "50", "any", "open", "mistaken"] {
      let places = data.columns.indices.filter {
        data.columns[$0].hasPrefix("chance_") && data.columns[$0].hasSuffix("_\(name)")
      }
      #expect(places.count == 3)
      for line in lines.dropFirst() {
        let sum = places.compactMap { Double(line[$0]) }.reduce(0, +)
        // Without a law there is no letter.
        #expect(abs(sum - (line[0] == "AK" ? 0 : 1)) < 0.001, "\(line[0]) \(name)")
      }
    }
    // New Jersey's proof is open between light, heavy and silence: 100 points, or 76, or 82, and the A starts at 80.
    let place = try #require(data.columns.firstIndex(of: "chance_A_open"))
    let row = try #require(lines.first { $0[0] == "NJ" })
    #expect(row[place] == "0.6667")
    // Nothing was drawn for it.
    #expect(!data.columns.contains("half_chance_gap_open") && data.columns.contains("half_chance_gap_mistaken"))
  }
}
