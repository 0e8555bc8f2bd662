import Foundation
import Rubric
import Statutes
import TestSupport
import Testing
import YAMLFiles

/// The repository's own inputs.
@Suite struct ProjectTests {
  @Test func `the repository's inputs are in order`() async throws {
    let project = try await Project.load(folder: Repository.root)
    #expect(project.jurisdictions.map(\.code) == Place.all.map(\.code))
    #expect(project.grader.rubric.criteria.count == 13)
    #expect(project.codebook.pathwayQuestions.count == 29)
  }

  @Test func `every settled answer has a pin citation and a note, every open one a note`() async throws {
    let project = try await Project.load(folder: Repository.root)
    for jurisdiction in project.jurisdictions {
      let coded =
        jurisdiction.pathways.flatMap { $0.history.flatMap { Array($0.answers) } }
        + Array(jurisdiction.related.provisions.mapValues(\.answer))
      for (question, answer) in coded {
        #expect(!answer.note.isEmpty, "\(jurisdiction.code) \(question)")
        #expect(answer.value.isUnsettled || answer.cite?.isEmpty == false, "\(jurisdiction.code) \(question)")
      }
    }
  }

  @Test func `the criteria add up to the total on every date on which some law changed`() async throws {
    let project = try await Project.load(folder: Repository.root)
    var days = Set([project.edition.asOf])
    for version in project.jurisdictions.flatMap(\.pathways).flatMap(\.history) {
      days.insert(version.effective.latest)
    }
    #expect(project.companions.map(\.rubric.id) == ["youth"])
    let graders = [project.grader] + project.companions
    for (day, grader) in days.flatMap({ day in graders.map { (day, $0) } }) {
      for jurisdiction in project.jurisdictions {
        let grade = grader.grade(jurisdiction, on: day)
        #expect(grade.criteria.reduce(Points.zero) { $0 + $1.points } == grade.points)
        #expect(grade.criteria.reduce(Points.zero) { $0 + $1.maximum } == Points(100))
        #expect(grade.points <= grade.pointsHigh && grade.pointsHigh <= grade.possible)
        for criterion in grade.criteria {
          #expect(criterion.points <= criterion.high && criterion.high <= criterion.maximum)
          #expect(grade.status != .graded || !criterion.evidence.isEmpty || grade.lead == nil)
        }
      }
    }
  }

  @Test func `each version can be graded on its first day and names its act, and each search is recorded`() async throws
  {
    let project = try await Project.load(folder: Repository.root)
    for jurisdiction in project.jurisdictions {
      #expect(jurisdiction.searched != nil, "\(jurisdiction.code)")
      for pathway in jurisdiction.pathways {
        for (place, version) in pathway.history.enumerated() {
          let day = version.effective.latest
          #expect(pathway.law(on: day)?.versionIndex == place, "\(jurisdiction.code) \(version.act)")
          #expect(version.act.count > 3)
          guard day > jurisdiction.codedFrom else { continue }
          let eve = try #require(day.dayBefore)
          #expect(pathway.law(on: eve)?.versionIndex == (place == 0 ? nil : place - 1))
          #expect(project.grader.grade(jurisdiction, on: eve).status != .notCoded)
        }
      }
    }
    let amended = project.jurisdictions.filter {
      $0.codedFrom.year == 2010 && $0.pathways.contains { $0.history.count > 2 }
    }
    #expect(amended.count >= 3)
  }

  @Test(arguments: [
    ("DC", "2019-03-01", false), ("DC", "2019-04-05", true), ("VA", "2019-03-01", false), ("VA", "2021-07-01", true),
    ("TN", "2019-03-01", false), ("TN", "2019-07-01", true), ("US", "2026-01-22", false), ("US", "2026-01-23", true),
    ("NY", "2019-03-01", true), ("AK", "2026-11-01", false),
  ])
  func `a law that came later is no law before`(code: String, day: String, hasLaw: Bool) async throws {
    let project = try await Project.load(folder: Repository.root)
    let jurisdiction = try #require(project.jurisdictions.first { $0.code == code })
    let grade = project.grader.grade(jurisdiction, on: try require(day: day))
    #expect((grade.status == .graded) == hasLaw)
    #expect((grade.letter == "N") == !hasLaw)
  }

  @Test func `all that is wrong in all files is reported in one run`() async throws {
    let folder = try TemporaryFolder.copyOfRepository()
    try folder.write("jurisdiction: NY\n", to: "StatutesYAML/NY.yaml")
    try folder.write("\t\n", to: "StatutesYAML/GA.yaml")
    try folder.write(folder.read("StatutesYAML/AL.yaml"), to: "StatutesYAML/ZZ.yaml")
    try FileManager.default.removeItem(atPath: "\(folder.path)/StatutesYAML/WY.yaml")
    try folder.write(
      folder.read("StatutesYAML/CA.yaml").replacingOccurrences(of: "basis: statute_text", with: "basis: statutetext"),
      to: "StatutesYAML/CA.yaml")
    do throws(Diagnostics) {
      _ = try await Project.load(folder: folder.path)
      Issue.record("the broken project was read")
    } catch {
      let ids = Set(error.all.map(\.id))
      #expect(ids.isSuperset(of: [.missingKey, .tab, .wrongFileName, .missingJurisdiction, .unknownValue]))
      let files = Set(error.all.map(\.file))
      #expect(files == Set(["CA", "GA", "NY", "WY", "ZZ"].map { "StatutesYAML/\($0).yaml" }))
      #expect(error.all == error.all.sorted { ($0.file, $0.position) < ($1.file, $1.position) })
    }
  }

  @Test func `a project that is read again gives what one that is read anew gives, whatever was saved in between`()
    async throws
  {
    let folder = try TemporaryFolder.copyOfRepository()
    var files = ReadFiles()
    func outcome(_ files: inout ReadFiles) async -> (Project?, [Diagnostic]) {
      do throws(Diagnostics) {
        return (try await Project.load(folder: folder.path, reusing: &files), [])
      } catch {
        return (nil, error.all)
      }
    }
    let saves: [(file: String, old: String, new: String)] = [
      ("StatutesYAML/edition.yaml", "", ""),
      ("StatutesYAML/NY.yaml", "value: preponderance", "value: beyond_reasonable_doubt"),
      ("StatutesYAML/NY.yaml", "value: beyond_reasonable_doubt", "value: doubt"),
      ("StatutesYAML/second-coding/NY.yaml", "coded: 2026", "coded: 1x"),
      ("Rubric/codebook.yaml", "{value: any,", "{value: all,"),
      ("Rubric/codebook.yaml", "{value: all,", "{value: any,"),
      ("StatutesYAML/second-coding/NY.yaml", "coded: 1x", "coded: 2026"),
      ("StatutesYAML/NY.yaml", "value: doubt", "value: preponderance"),
      ("Rubric/relief.yaml", "points: 18", "points: 17"), ("Rubric/relief.yaml", "points: 17", "points: 18"),
    ]
    var wrong = 0
    for save in saves {
      try folder.write(folder.read(save.file).replacingOccurrences(of: save.old, with: save.new), to: save.file)
      let (again, problems) = await outcome(&files)
      var nothing = ReadFiles()
      let (anew, expected) = await outcome(&nothing)
      #expect(again?.jurisdictions == anew?.jurisdictions && again?.secondCoding == anew?.secondCoding, "\(save)")
      #expect(again?.codebook == anew?.codebook && again?.drafts.map(\.draft) == anew?.drafts.map(\.draft), "\(save)")
      #expect(problems == expected, "\(save)")
      wrong += expected.isEmpty ? 0 : 1
    }
    #expect(wrong == 6)
  }

  @Test func `a folder without a project is told as one`() async throws {
    let folder = try TemporaryFolder()
    do throws(Diagnostics) {
      _ = try await Project.load(folder: folder.path)
      Issue.record("an empty folder was read")
    } catch {
      #expect(error.all.allSatisfy { $0.id == .unreadableFile })
    }
  }
}
