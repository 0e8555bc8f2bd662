import Rubric
import Statutes
import TestSupport
import Testing
import YAMLFiles

@testable import ReportCards

/// The sentence on each law says nothing that another pathway contradicts.
@Suite struct LawSentenceTests {
  @Test func `only a law with one pathway covers "no others"`() async throws {
    let project = try await Project.load(folder: Repository.root)
    for day in ["2019-03-01", "2022-01-01", "2026-11-01"] {
      for jurisdiction in project.jurisdictions {
        let grade = project.grader.grade(jurisdiction, on: try require(day: day))
        let text = LawSentence(grade: grade).text
        #expect(text.hasSuffix("."), "\(jurisdiction.code)")
        #expect(text.contains("no others") == false || grade.pathways.count == 1, "\(jurisdiction.code): \(text)")
        #expect(text.contains("another pathway") == false || grade.pathways.count == 2, "\(jurisdiction.code): \(text)")
      }
    }
  }

  @Test func `no law is told as none found`() throws {
    let grader = try Grader(rubric: Fixture.rubric(), codebook: Fixture.codebook)
    let grade = grader.grade(try Fixture.jurisdiction("DC", []), on: try require(day: "2026-01-01"))
    #expect(
      LawSentence(grade: grade).text
        == "No law was found that lets survivors of trafficking, as such, clear their records in the District of Columbia."
    )
  }
}
