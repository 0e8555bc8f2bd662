import Statutes
import TestSupport
import Testing

@Suite struct WordsTests {
  @Test func `lengths are told with their event`() {
    #expect(
      Fixture.codebook.words(for: Length(count: 60, unit: .days, event: "judgment")) == "60 days from the judgment")
    #expect(
      Fixture.codebook.words(for: Length(count: 1, unit: .years, event: "judgment")) == "1 year from the judgment")
  }

  @Test func `absences are told apart`() throws {
    let question = try #require(Fixture.codebook.question("proof"))
    let words = ["silent", "unclear", "not_researched"].map {
      Fixture.codebook.words(for: Fixture.answer($0), to: question)
    }
    #expect(words == ["The law says nothing", "Unclear", "Not yet researched"])
  }

  @Test func `an empty list is told as none`() throws {
    let question = try #require(Fixture.codebook.question("conditions"))
    #expect(Fixture.codebook.words(for: Fixture.list([]), to: question) == "None")
    #expect(Fixture.codebook.words(for: Fixture.list(["help", "paid"]), to: question) == "Help; Paid")
  }

  @Test func `there are 51 ranked places and federal law`() {
    #expect(Place.all.count == 52)
    #expect(Place.all.count(where: \.isRanked) == 51)
    #expect(Set(Place.all.map(\.fips)).count == 52)
    #expect(Set(Place.all.map(\.code)).count == 52)
  }

  @Test func `neighbors are neighbors of each other`() throws {
    for place in Place.all {
      for code in place.neighbors {
        let other = try #require(Place.named(code), "\(code) beside \(place.code)")
        #expect(other.neighbors.contains(place.code), "\(place.code) and \(code)")
      }
    }
  }
}
