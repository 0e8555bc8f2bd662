import Foundation
import Rubric
import Statutes

/// Everything that is read from a project's folder, checked.
public struct Project: Sendable {
  /// The codebook.
  public let codebook: Codebook
  /// The rubric, worked out.
  public let grader: Grader
  /// The other rubrics of the project's folder, by their ids; none where another than the default one was asked for.
  public let companions: [Grader]
  /// The edition.
  public let edition: Edition
  /// The law of the 52 jurisdictions, in the order of ``Place/all``.
  public let jurisdictions: [Jurisdiction]
  /// The second coding of a sample, where the project has one.
  public let secondCoding: SecondCoding?
  /// The drafts of the project's folder, by their ids, each checked against the law of the edition's date.
  public let drafts: [DraftFile]

  /// Where the files of a project stand, relative to its folder.
  public enum Path {
    /// The codebook.
    public static let codebook = "Rubric/codebook.yaml"
    /// The folder of the codebook and the rubrics.
    public static let rubrics = "Rubric"
    /// The default rubric.
    public static let rubric = "Rubric/relief.yaml"
    /// The folder of the statute files.
    public static let statutes = "StatutesYAML"
    /// The edition.
    public static let edition = "StatutesYAML/edition.yaml"
    /// The folder of the drafts.
    public static let drafts = "StatutesYAML/drafts"
    /// The folder of the second coding.
    public static let secondCoding = "StatutesYAML/second-coding"
  }

  /// Reads and checks a project.
  ///
  /// - Parameters:
  ///   - folder: The project's folder.
  ///   - rubric: The path of the rubric, as the user wrote it, or the name of one in the folder without its ending; `nil`
  ///     means the default one.
  /// - Throws: every diagnostic of every file.
  public static func load(folder: String, rubric: String? = nil) async throws(Diagnostics) -> Project {
    let loader = ProjectLoader(folder: folder, rubricPath: rubric)
    return try await loader.load()
  }

  /// Reads a coding that was made apart from the project's own: files as in `StatutesYAML/second-coding`.
  ///
  /// - Throws: every diagnostic of every file.
  public func coding(in folder: String) throws(Diagnostics) -> [SecondCoding.CodedPathway] {
    var problems: [Diagnostic] = []
    let pathways = ProjectLoader.coding(in: folder, named: folder, codebook, &problems)
    if pathways.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(.unreadableFile, file: folder, position: .start, summary: "the folder has no coding"))
    }
    if Diagnostics(problems).hasErrors { throw Diagnostics(problems) }
    return pathways
  }

  /// Reads drafts of one jurisdiction and lays them over its law.
  ///
  /// - Parameters:
  ///   - paths: The files, in the order in which the drafts are laid over the law; a name without an ending means a draft of
  ///     the project's folder.
  ///   - date: The date of the law.
  /// - Throws: every diagnostic of every file, or each place at which a draft does not fit.
  public func enactment(
    ofDrafts paths: [String], on date: CalendarDate
  ) throws(Diagnostics) -> (enactment: Enactment, jurisdiction: Jurisdiction) {
    var problems: [Diagnostic] = []
    let files = paths.compactMap { path -> DraftFile? in
      if let known = drafts.first(where: { $0.draft.id == path }) { return known }
      return ProjectLoader.draft(at: path, name: path, codebook, &problems)
    }
    if Diagnostics(problems).hasErrors { throw Diagnostics(problems) }
    return try DraftCheck(codebook: codebook, jurisdictions: jurisdictions, date: date).enactment(files)
  }
}

/// Reads the files of a project side by side.
private struct ProjectLoader: Sendable {
  let folder: String
  let rubricPath: String?

  func load() async throws(Diagnostics) -> Project {
    var problems: [Diagnostic] = []
    let codebook = Self.read(at: path(Project.Path.codebook), name: Project.Path.codebook, &problems) { reading, root in
      CodebookReader(reading: reading).codebook(root)
    }
    let edition = Self.read(at: path(Project.Path.edition), name: Project.Path.edition, &problems) { reading, root in
      EditionReader(reading: reading).edition(root)
    }
    // Without a codebook that holds together, no answer can be checked.
    guard let codebook, !problems.contains(where: { $0.file == Project.Path.codebook }) else {
      throw Diagnostics(problems)
    }
    async let rubricsRead = rubrics(codebook)
    async let secondRead = secondCoding(codebook)
    async let draftsRead = drafts(codebook)
    let (jurisdictions, found) = await statutes(codebook)
    let (grader, companions, foundInRubrics) = await rubricsRead
    let (drafts, foundInDrafts) = await draftsRead
    let (second, foundInSecond) = await secondRead
    problems += foundInRubrics + foundInDrafts + found + foundInSecond
    if let second { problems += Self.unmatched(second, jurisdictions) }
    if let edition {
      let check = DraftCheck(codebook: codebook, jurisdictions: jurisdictions, date: edition.asOf)
      for file in drafts {
        do throws(Diagnostics) { _ = try check.enactment([file]) } catch { problems += error.all }
      }
    }
    guard let edition, let grader, !Diagnostics(problems).hasErrors else { throw Diagnostics(problems) }
    return Project(
      codebook: codebook, grader: grader, companions: companions, edition: edition, jurisdictions: jurisdictions,
      secondCoding: second, drafts: drafts)
  }

  /// The rubric to grade by: the one that was asked for, by its path or its name, or else the default one.
  private var rubricFile: (path: String, name: String) {
    guard let asked = rubricPath else { return (path(Project.Path.rubric), Project.Path.rubric) }
    let named = "\(Project.Path.rubrics)/\(asked).yaml"
    if !asked.contains("/"), !asked.contains("."), FileManager.default.fileExists(atPath: path(named)) {
      return (path(named), named)
    }
    return (asked, asked)
  }

  private var companionFiles: [String] {
    guard rubricPath == nil,
      let names = try? FileManager.default.contentsOfDirectory(atPath: path(Project.Path.rubrics))
    else { return [] }
    let taken = [Project.Path.codebook, Project.Path.rubric]
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(Project.Path.rubrics)/\($0)" }.filter {
      !taken.contains($0)
    }
  }

  /// The rubric to grade by, the others, and what is wrong in them.
  private func rubrics(_ codebook: Codebook) async -> (Grader?, [Grader], [Diagnostic]) {
    var problems: [Diagnostic] = []
    let rubric = rubricFile
    let grader = grader(at: rubric.path, name: rubric.name, codebook, &problems)
    let companions = companionFiles.compactMap { name in
      self.grader(at: path(name), name: name, codebook, &problems)
    }
    return (grader, companions, problems)
  }

  private func grader(
    at path: String, name: String, _ codebook: Codebook, _ problems: inout [Diagnostic]
  ) -> Grader? {
    Self.read(at: path, name: name, &problems) { reading, root in
      RubricReader(reading: reading, codebook: codebook).grader(root)
    }
  }

  private func statutes(_ codebook: Codebook) async -> ([Jurisdiction], [Diagnostic]) {
    let folderPath = path(Project.Path.statutes)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folderPath) else {
      return (
        [],
        [
          Diagnostic(
            .unreadableFile, file: Project.Path.statutes, position: .start, summary: "the folder cannot be read",
            solutions: ["run in the project's folder, or name it with --project"])
        ]
      )
    }
    let files = names.filter { $0.hasSuffix(".yaml") && $0 != "edition.yaml" }.sorted()
    let read = await withTaskGroup(of: (Jurisdiction?, [Diagnostic]).self) { group in
      for file in files {
        group.addTask {
          var problems: [Diagnostic] = []
          let name = "\(Project.Path.statutes)/\(file)"
          let code = String(file.dropLast(5))
          let jurisdiction = Self.read(at: "\(folderPath)/\(file)", name: name, &problems) { reading, root in
            StatuteReader(reading: reading, codebook: codebook).jurisdiction(root, fileCode: code)
          }
          return (jurisdiction, problems)
        }
      }
      var results: [(Jurisdiction?, [Diagnostic])] = []
      for await result in group { results.append(result) }
      return results
    }
    var problems = read.flatMap(\.1)
    let byCode = Dictionary(read.compactMap(\.0).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for place in Place.all where !files.contains("\(place.code).yaml") {
      problems.append(
        Diagnostic(
          .missingJurisdiction, file: "\(Project.Path.statutes)/\(place.code).yaml", position: .start,
          summary: "the law of \(place.name) has no file"))
    }
    return (Place.all.compactMap { byCode[$0.code] }, problems)
  }

  private func drafts(_ codebook: Codebook) async -> ([DraftFile], [Diagnostic]) {
    var problems: [Diagnostic] = []
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(Project.Path.drafts))) ?? []
    let drafts = names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { file in
      let name = "\(Project.Path.drafts)/\(file)"
      return Self.draft(at: path(name), name: name, codebook, &problems)
    }
    return (drafts, problems)
  }

  static func draft(
    at path: String, name: String, _ codebook: Codebook, _ problems: inout [Diagnostic]
  ) -> DraftFile? {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let id = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    return read(at: path, name: name, &problems) { reading, root in
      DraftReader(reading: reading, codebook: codebook).draft(root, fileID: id)
    }
  }

  /// What the second coding names that the first does not have.
  private static func unmatched(_ coding: SecondCoding, _ jurisdictions: [Jurisdiction]) -> [Diagnostic] {
    let known = Set(jurisdictions.flatMap { place in place.pathways.map { "\(place.code)/\($0.id)" } })
    let read = Set(jurisdictions.map(\.code))
    let named =
      coding.pathways.map { ("\($0.jurisdiction).yaml", $0.jurisdiction, $0.pathway) }
      + coding.divergences.map { ("review.yaml", $0.jurisdiction, $0.pathway) }
    return named.filter { read.contains($0.1) && !known.contains("\($0.1)/\($0.2)") }.map { file, code, pathway in
      Diagnostic(
        .unknownPathway, file: "\(Project.Path.secondCoding)/\(file)", position: .start,
        summary: "\(code) has no pathway '\(pathway)' to compare with")
    }
  }

  /// Reads the second coding; a project without the folder has none.
  private func secondCoding(_ codebook: Codebook) async -> (SecondCoding?, [Diagnostic]) {
    let folder = Project.Path.secondCoding
    guard FileManager.default.fileExists(atPath: path(folder)) else { return (nil, []) }
    var problems: [Diagnostic] = []
    let reviewName = "\(folder)/review.yaml"
    let review = Self.read(at: path(reviewName), name: reviewName, &problems) { reading, root in
      SecondCodingReader(reading: reading, codebook: codebook).review(root)
    }
    let pathways = Self.coding(in: path(folder), named: folder, codebook, &problems)
    let coding = review.map { SecondCoding(sample: $0.sample, pathways: pathways, divergences: $0.divergences) }
    return (coding, problems)
  }

  static func coding(
    in folder: String, named name: String, _ codebook: Codebook, _ problems: inout [Diagnostic]
  ) -> [SecondCoding.CodedPathway] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") && $0 != "review.yaml" }.sorted().flatMap { file in
      let code = String(file.dropLast(5))
      return read(at: "\(folder)/\(file)", name: "\(name)/\(file)", &problems) { reading, root in
        SecondCodingReader(reading: reading, codebook: codebook).pathways(root, fileCode: code)
      } ?? []
    }
  }

  private func path(_ relative: String) -> String { folder.isEmpty ? relative : "\(folder)/\(relative)" }

  /// Reads one file from bytes to value, adding what is wrong to the problems.
  private static func read<Value>(
    at path: String, name: String, _ problems: inout [Diagnostic], _ body: (FileReading, YAMLNode) -> Value?
  ) -> Value? {
    do throws(Diagnostics) {
      let (value, found) = try FileContent.read(SourceText.read(path: path, name: name), body)
      problems += found
      return value
    } catch {
      problems += error.all
      return nil
    }
  }
}
