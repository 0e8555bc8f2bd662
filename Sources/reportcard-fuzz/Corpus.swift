import Foundation
import Rubric
import Statutes
import YAMLFiles

/// What the readers are given and what their files are read against: a project's own files, and small ones.
struct Corpus: Sendable {
  /// A kind of file, with what its reader is told beside the text.
  enum Kind: Sendable, Hashable {
    case codebook, rubric, edition, review
    case statute(code: String)
    case draft(id: String)
    case secondCoding(code: String)
  }

  /// A codebook with a rubric and a law over it.
  struct World: Sendable {
    let codebook: Codebook
    let grader: Grader
    let edition: Edition
    let jurisdictions: [Jurisdiction]
    /// The files that belong together: a broken codebook is tried on this rubric and this law.
    let rubric: [UInt8]
    let law: (code: String, bytes: [UInt8])
  }

  /// A file to start from.
  struct Seed: Sendable {
    let name: String
    let kind: Kind
    let world: World
    let bytes: [UInt8]
  }

  /// What keeps a corpus from being made.
  struct Incomplete: Error, CustomStringConvertible {
    let description: String
  }

  /// Small files, of which most inputs are made.
  let small: [Seed]
  /// Those of them in which nothing is wrong: what is made of them is accepted most often.
  let sound: [Seed]
  /// The project's own files, each as long as a law is.
  let large: [Seed]

  /// Reads the files of a project's folder and the fixtures of its tests.
  init(project folder: String) throws {
    let files = Files(folder: folder)
    let real = try Self.world(
      files, codebook: "Rubric/codebook.yaml", rubric: "Rubric/relief.yaml", law: ("NY", "StatutesYAML/NY.yaml"))
    func seeds(_ path: String, _ kind: (String) -> Kind, except: String = "") throws -> [Seed] {
      try files.names(in: path).filter { $0 != except }.map { name in
        Seed(
          name: "\(path)/\(name).yaml", kind: kind(name), world: real, bytes: try files.bytes("\(path)/\(name).yaml"))
      }
    }
    func seed(_ path: String, _ kind: Kind) throws -> Seed {
      Seed(name: path, kind: kind, world: real, bytes: try files.bytes(path))
    }
    let edition = try seed("StatutesYAML/edition.yaml", .edition)
    let drafts = try seeds("StatutesYAML/drafts", { .draft(id: $0) })
    large =
      try seeds("StatutesYAML", { .statute(code: $0) }, except: "edition")
      + seeds("Rubric", { _ in .rubric }, except: "codebook") + [seed("Rubric/codebook.yaml", .codebook)]
      + seeds("StatutesYAML/second-coding", { .secondCoding(code: $0) }, except: "review")
      + [seed("StatutesYAML/second-coding/review.yaml", .review)]

    let fixtures = "Tests/YAMLFilesTests/Fixtures"
    let little = try Self.world(
      files, codebook: "\(fixtures)/codebooks/valid.yaml", rubric: "\(fixtures)/rubrics/valid.yaml",
      law: ("NY", "\(fixtures)/statutes/valid.yaml"))
    func fixture(_ group: String, _ kind: Kind) throws -> [Seed] {
      try files.names(in: "\(fixtures)/\(group)").map { name in
        Seed(
          name: "\(group)/\(name).yaml", kind: kind, world: little,
          bytes: try files.bytes("\(fixtures)/\(group)/\(name).yaml"))
      }
    }
    small =
      try fixture("statutes", .statute(code: "NY")) + fixture("rubrics", .rubric) + fixture("codebooks", .codebook)
      + drafts + [edition]
    sound = small.filter { $0.name.hasSuffix("/valid.yaml") } + drafts + [edition]
  }

  private static func world(
    _ files: Files, codebook: String, rubric: String, law: (code: String, path: String)
  ) throws -> World {
    let book = FileContent.codebook(try files.bytes(codebook), file: codebook)
    guard let codebook = book.value else { throw Incomplete(description: "\(codebook) cannot be read") }
    let rubricBytes = try files.bytes(rubric)
    let lawBytes = try files.bytes(law.path)
    guard let grader = FileContent.grader(rubricBytes, file: rubric, codebook: codebook).value,
      let jurisdiction = FileContent.jurisdiction(lawBytes, file: law.path, code: law.code, codebook: codebook).value,
      let edition = FileContent.edition(try files.bytes("StatutesYAML/edition.yaml"), file: "edition.yaml").value
    else { throw Incomplete(description: "\(rubric), \(law.path) or the edition cannot be read") }
    return World(
      codebook: codebook, grader: grader, edition: edition, jurisdictions: [jurisdiction], rubric: rubricBytes,
      law: (law.code, lawBytes))
  }
}

/// The files of a folder.
private struct Files {
  let folder: String

  /// The names of the YAML files of a folder without their ending, in order.
  func names(in path: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// A file's bytes without the marks by which a fixture says where it is wrong.
  func bytes(_ path: String) throws -> [UInt8] {
    let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    var kept = String.UnicodeScalarView()
    var isMark = false
    for scalar in text.unicodeScalars {
      if scalar == "«" { isMark = true }
      if !isMark { kept.append(scalar) }
      if scalar == "»" { isMark = false }
    }
    return Array(String(kept).utf8)
  }
}
