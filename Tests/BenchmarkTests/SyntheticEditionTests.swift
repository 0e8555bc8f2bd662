import Statutes
import TestSupport
import Testing
import YAMLFiles

@testable import reportcard_bench

@Suite struct SyntheticEditionTests {
  @Test func `made-up jurisdictions have codes of their own, whole laws and as many versions as asked for`()
    async throws
  {
    let project = try await Project.load(folder: Repository.root)
    let edition = SyntheticEdition(project.jurisdictions, codebook: project.codebook, on: project.edition.asOf)
    let made = edition.jurisdictions(60, versions: 10, seed: 1)
    #expect(Set(made.map(\.code)).count == 60)
    for jurisdiction in made {
      #expect(jurisdiction.pathways.first?.history.count == 10)
      let grade = project.grader.grade(jurisdiction, on: project.edition.asOf)
      #expect(grade.status == .graded)
      for law in grade.pathways {
        #expect(law.answers.count == project.codebook.pathwayQuestions.count)
      }
    }
    #expect(Set(made.map { project.grader.grade($0, on: project.edition.asOf).points }).count > 10)
  }

  @Test func `the same seed makes the same jurisdictions`() async throws {
    let project = try await Project.load(folder: Repository.root)
    let edition = SyntheticEdition(project.jurisdictions, codebook: project.codebook, on: project.edition.asOf)
    #expect(edition.jurisdictions(20, versions: 5, seed: 7) == edition.jurisdictions(20, versions: 5, seed: 7))
    #expect(edition.jurisdictions(20, versions: 5, seed: 7) != edition.jurisdictions(20, versions: 5, seed: 8))
  }
}
