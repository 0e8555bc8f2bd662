import ReportCards
import Rubric
import Statutes
import YAMLFiles

/// One input given to the reader of its kind, and what must be true of the outcome.
struct Trial {
  let kind: Corpus.Kind
  let world: Corpus.World
  let bytes: [UInt8]
  /// Whether what was accepted is rendered as a whole report rather than as a card.
  var rendersAll = false

  /// A promise that an input broke.
  struct Broken: Error {
    let promise: String
  }

  /// Reads the input, and grades and renders what was accepted; gives whether it was.
  ///
  /// - Throws: the first promise that is broken. A trap or a hang is seen from outside.
  func run() async throws(Broken) -> Bool {
    switch kind {
    case .codebook:
      guard let codebook = try accepted(FileContent.codebook(bytes, file: "codebook.yaml")) else { return false }
      // A sound codebook may still not be the one that the rubric and the law were written for.
      let grader = try accepted(
        FileContent.grader(world.rubric, file: "rubric.yaml", codebook: codebook), of: world.rubric)
      let law = FileContent.jurisdiction(
        world.law.bytes, file: "law.yaml", code: world.law.code, codebook: codebook)
      if let law = try accepted(law, of: world.law.bytes), let grader {
        try await render(codebook: codebook, grader: grader, [law])
      }
    case .rubric:
      let read = FileContent.grader(bytes, file: "rubric.yaml", codebook: world.codebook)
      guard let grader = try accepted(read) else { return false }
      try await render(grader: grader, world.jurisdictions)
    case .edition:
      guard let edition = try accepted(FileContent.edition(bytes, file: "edition.yaml")) else { return false }
      try await render(edition: edition, world.jurisdictions)
    case .review:
      let read = FileContent.review(bytes, file: "review.yaml", codebook: world.codebook)
      guard let review = try accepted(read) else { return false }
      let coding = SecondCoding(sample: review.sample, pathways: [], divergences: review.divergences)
      try await render(world.jurisdictions, secondCoding: coding)
    case .statute(let code):
      let read = FileContent.jurisdiction(bytes, file: "\(code).yaml", code: code, codebook: world.codebook)
      guard let law = try accepted(read) else { return false }
      try await render([law])
    case .draft(let id):
      let read = FileContent.draft(bytes, file: "\(id).yaml", id: id, codebook: world.codebook)
      guard let file = try accepted(read) else { return false }
      try await render(world.jurisdictions, drafts: [file.draft])
    case .secondCoding(let code):
      let read = FileContent.secondCoding(bytes, file: "\(code).yaml", code: code, codebook: world.codebook)
      return try accepted(read) != nil
    }
    return true
  }

  /// The value where nothing is wrong with it; checks that what is wrong is told, and where.
  private func accepted<Value>(_ read: FileContent.Reading<Value>, of text: [UInt8]? = nil) throws(Broken) -> Value? {
    if read.value == nil, read.diagnostics.isEmpty { throw Broken(promise: "refused without a word") }
    let lines = (text ?? bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for diagnostic in read.diagnostics {
      let place = diagnostic.position
      // The end of a file is told as the start of the line after its last.
      let characters = lines.indices.contains(place.line - 1) ? lines[place.line - 1].count { $0 & 0xC0 != 0x80 } : 0
      guard (1...lines.count + 1).contains(place.line), (1...characters + 2).contains(place.column) else {
        throw Broken(promise: "a diagnostic outside of the file: \(diagnostic.description)")
      }
    }
    return read.diagnostics.contains { $0.severity == .error } ? nil : read.value
  }

  private func render(
    codebook: Codebook? = nil, grader: Grader? = nil, edition: Edition? = nil, _ jurisdictions: [Jurisdiction],
    secondCoding: SecondCoding? = nil, drafts: [Draft] = []
  ) async throws(Broken) {
    let report = Report(
      codebook: codebook ?? world.codebook, grader: grader ?? world.grader, edition: edition ?? world.edition,
      jurisdictions: jurisdictions, secondCoding: secondCoding, drafts: drafts)
    let codes: Set<String>? = rendersAll ? nil : Set(jurisdictions.map(\.code))
    for file in await report.files(only: codes) {
      // Pages that sort or compute have scripts of their own.
      let own = ["index.html", "what-if.html", "compare.html"]
      if file.path.hasSuffix(".html"), !own.contains(file.path), Self.hasScript(file.bytes) {
        throw Broken(promise: "a script in \(file.path)")
      }
    }
  }

  private static func hasScript(_ bytes: [UInt8]) -> Bool {
    let mark = Array("script".utf8)
    var start = bytes.startIndex
    while let place = bytes[start...].firstIndex(of: UInt8(ascii: "<")) {
      start = place + 1
      if bytes[start...].prefix(mark.count).elementsEqual(mark, by: { $0 | 0x20 == $1 }) { return true }
    }
    return false
  }
}
