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
  ///   - lawsOnly: Whether other rubrics, drafts and the second coding are left unread.
  /// - Throws: every diagnostic of every file.
  public static func load(
    folder: String, rubric: String? = nil, lawsOnly: Bool = false
  ) async throws(Diagnostics) -> Project {
    var reads = FileReads()
    return try await ProjectLoader(folder: folder, rubricPath: rubric, lawsOnly: lawsOnly).load(&reads)
  }

  /// Reads and checks a project again: files whose bytes have not changed are not parsed anew.
  ///
  /// - Parameters:
  ///   - folder: The project's folder.
  ///   - rubric: The path or the name of the rubric; `nil` means the default one.
  ///   - files: What was read before; afterwards, what was read now.
  /// - Throws: every diagnostic of every file.
  public static func load(
    folder: String, rubric: String? = nil, reusing files: inout ReadFiles
  ) async throws(Diagnostics) -> Project {
    var reads = FileReads(known: files)
    defer { files = reads.kept }
    return try await ProjectLoader(folder: folder, rubricPath: rubric).load(&reads)
  }

  /// Reads and checks the codebook of a project alone, so that what follows from it can be had while other files are broken.
  ///
  /// - Throws: every diagnostic of the codebook.
  public static func codebook(folder: String) throws(Diagnostics) -> Codebook {
    var reads = FileReads()
    let codebook = ProjectLoader(folder: folder, rubricPath: nil).codebook(&reads)
    guard let codebook, reads.problems.isEmpty else { throw Diagnostics(reads.problems) }
    return codebook
  }

  /// Reads a coding that was made apart from the project's own: files as in `StatutesYAML/second-coding`.
  ///
  /// - Throws: every diagnostic of every file.
  public func coding(in folder: String) throws(Diagnostics) -> [SecondCoding.CodedPathway] {
    var reads = FileReads()
    let pathways = ProjectLoader.coding(in: folder, named: folder, codebook, &reads)
    if pathways.isEmpty, reads.problems.isEmpty {
      reads.problems.append(
        Diagnostic(.unreadableFile, file: folder, position: .start, summary: "the folder has no coding"))
    }
    if Diagnostics(reads.problems).hasErrors { throw Diagnostics(reads.problems) }
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
    var reads = FileReads()
    let files = paths.compactMap { path -> DraftFile? in
      if let known = drafts.first(where: { $0.draft.id == path }) { return known }
      return ProjectLoader.draft(at: path, name: path, codebook, &reads)
    }
    if Diagnostics(reads.problems).hasErrors { throw Diagnostics(reads.problems) }
    return try DraftCheck(codebook: codebook, jurisdictions: jurisdictions, date: date).enactment(files)
  }
}

/// Reads the files of a project side by side.
private struct ProjectLoader: Sendable {
  let folder: String
  let rubricPath: String?
  var lawsOnly = false

  func load(_ reads: inout FileReads) async throws(Diagnostics) -> Project {
    let codebook = codebook(&reads)
    // What the other files give depends on the codebook.
    if !reads.isUnchanged(path(Project.Path.codebook)) { reads.forget() }
    let edition = reads.read(at: path(Project.Path.edition), name: Project.Path.edition) { reading, root in
      EditionReader(reading: reading).edition(root)
    }
    // Without a codebook that holds together, no answer can be checked.
    guard let codebook, !reads.problems.contains(where: { $0.file == Project.Path.codebook }) else {
      throw Diagnostics(reads.problems)
    }
    let start = FileReads(known: reads.known)
    async let rubricsRead = rubrics(codebook, start)
    async let secondRead = secondCoding(codebook, start)
    async let draftsRead = drafts(codebook, start)
    let (jurisdictions, lawReads) = await statutes(codebook, start)
    let (grader, companions, rubricReads) = await rubricsRead
    let (drafts, draftReads) = await draftsRead
    let (second, secondReads) = await secondRead
    for other in [rubricReads, draftReads, lawReads, secondReads] { reads.join(other) }
    if let second { reads.problems += Self.unmatched(second, jurisdictions) }
    if let edition {
      let check = DraftCheck(codebook: codebook, jurisdictions: jurisdictions, date: edition.asOf)
      for file in drafts {
        do throws(Diagnostics) { _ = try check.enactment([file]) } catch { reads.problems += error.all }
      }
    }
    guard let edition, let grader, !Diagnostics(reads.problems).hasErrors else { throw Diagnostics(reads.problems) }
    return Project(
      codebook: codebook, grader: grader, companions: companions, edition: edition, jurisdictions: jurisdictions,
      secondCoding: second, drafts: drafts)
  }

  func codebook(_ reads: inout FileReads) -> Codebook? {
    reads.read(at: path(Project.Path.codebook), name: Project.Path.codebook) { reading, root in
      CodebookReader(reading: reading).codebook(root)
    }
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
    guard rubricPath == nil, !lawsOnly,
      let names = try? FileManager.default.contentsOfDirectory(atPath: path(Project.Path.rubrics))
    else { return [] }
    let taken = [Project.Path.codebook, Project.Path.rubric]
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(Project.Path.rubrics)/\($0)" }.filter {
      !taken.contains($0)
    }
  }

  /// The rubric to grade by, the others, and what is wrong in them.
  private func rubrics(_ codebook: Codebook, _ start: FileReads) async -> (Grader?, [Grader], FileReads) {
    var reads = start
    let rubric = rubricFile
    let grader = grader(at: rubric.path, name: rubric.name, codebook, &reads)
    let companions = companionFiles.compactMap { name in
      self.grader(at: path(name), name: name, codebook, &reads)
    }
    return (grader, companions, reads)
  }

  private func grader(
    at path: String, name: String, _ codebook: Codebook, _ reads: inout FileReads
  ) -> Grader? {
    reads.read(at: path, name: name) { reading, root in
      RubricReader(reading: reading, codebook: codebook).grader(root)
    }
  }

  private func statutes(_ codebook: Codebook, _ start: FileReads) async -> ([Jurisdiction], FileReads) {
    var reads = start
    let folderPath = path(Project.Path.statutes)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folderPath) else {
      reads.problems.append(
        Diagnostic(
          .unreadableFile, file: Project.Path.statutes, position: .start, summary: "the folder cannot be read",
          solutions: ["run in the project's folder, or name it with --project"]))
      return ([], reads)
    }
    let files = names.filter { $0.hasSuffix(".yaml") && $0 != "edition.yaml" }.sorted()
    let read = await withTaskGroup(of: (Jurisdiction?, FileReads).self) { group in
      for file in files {
        group.addTask {
          var reads = start
          let name = "\(Project.Path.statutes)/\(file)"
          let code = String(file.dropLast(5))
          let jurisdiction = reads.read(at: "\(folderPath)/\(file)", name: name) { reading, root in
            StatuteReader(reading: reading, codebook: codebook).jurisdiction(root, fileCode: code)
          }
          return (jurisdiction, reads)
        }
      }
      var results: [(Jurisdiction?, FileReads)] = []
      for await result in group { results.append(result) }
      return results
    }
    for (_, other) in read { reads.join(other) }
    let byCode = Dictionary(read.compactMap(\.0).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for place in Place.all where !files.contains("\(place.code).yaml") {
      reads.problems.append(
        Diagnostic(
          .missingJurisdiction, file: "\(Project.Path.statutes)/\(place.code).yaml", position: .start,
          summary: "the law of \(place.name) has no file"))
    }
    return (Place.all.compactMap { byCode[$0.code] }, reads)
  }

  private func drafts(_ codebook: Codebook, _ start: FileReads) async -> ([DraftFile], FileReads) {
    var reads = start
    if lawsOnly { return ([], reads) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(Project.Path.drafts))) ?? []
    let drafts = names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { file in
      let name = "\(Project.Path.drafts)/\(file)"
      return Self.draft(at: path(name), name: name, codebook, &reads)
    }
    return (drafts, reads)
  }

  static func draft(
    at path: String, name: String, _ codebook: Codebook, _ reads: inout FileReads
  ) -> DraftFile? {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let id = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    return reads.read(at: path, name: name) { reading, root in
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
  private func secondCoding(_ codebook: Codebook, _ start: FileReads) async -> (SecondCoding?, FileReads) {
    var reads = start
    let folder = Project.Path.secondCoding
    guard !lawsOnly, FileManager.default.fileExists(atPath: path(folder)) else { return (nil, reads) }
    let reviewName = "\(folder)/review.yaml"
    let review = reads.read(at: path(reviewName), name: reviewName) { reading, root in
      SecondCodingReader(reading: reading, codebook: codebook).review(root)
    }
    let pathways = Self.coding(in: path(folder), named: folder, codebook, &reads)
    let coding = review.map { SecondCoding(sample: $0.sample, pathways: pathways, divergences: $0.divergences) }
    return (coding, reads)
  }

  static func coding(
    in folder: String, named name: String, _ codebook: Codebook, _ reads: inout FileReads
  ) -> [SecondCoding.CodedPathway] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") && $0 != "review.yaml" }.sorted().flatMap { file in
      let code = String(file.dropLast(5))
      return reads.read(at: "\(folder)/\(file)", name: "\(name)/\(file)") { reading, root in
        SecondCodingReader(reading: reading, codebook: codebook).pathways(root, fileCode: code)
      } ?? []
    }
  }

  private func path(_ relative: String) -> String { folder.isEmpty ? relative : "\(folder)/\(relative)" }
}
