#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The text of a file, checked for what no parser should be given.
struct SourceText {
  /// The most bytes that a file may have: several times what the longest law needs, and little enough that no file takes long.
  static let sizeLimit = 500_000

  let file: String
  let text: String

  /// The bytes of a file, or the diagnostics that say why they cannot be had.
  ///
  /// Links, devices and pipes are refused: what a reader of the project sees under a name is what stands there.
  static func bytes(path: String, name: String) throws(Diagnostics) -> [UInt8] {
    func fail(_ id: DiagnosticID, _ summary: String) -> Diagnostics {
      Diagnostics([Diagnostic(id, file: name, position: .start, summary: summary)])
    }
    do throws(RegularFile.Failure) {
      return try RegularFile.bytes(at: path, limit: sizeLimit)
    } catch {
      switch error {
      case .unopened(ELOOP):
        throw fail(.unreadableFile, "this is a symbolic link, and only regular files are read")
      case .unopened(let number):
        throw fail(.unreadableFile, "the file cannot be opened: \(String(cString: strerror(number)).lowercased())")
      case .notRegular: throw fail(.unreadableFile, "this is not a regular file")
      case .tooLarge(let bytes):
        throw fail(.fileTooLarge, "the file has \(bytes) bytes, and at most \(sizeLimit) are allowed")
      case .unreadable: throw fail(.unreadableFile, "the file cannot be read, or grows while it is")
      }
    }
  }

  /// Checks bytes and takes them as text.
  init(bytes: [UInt8], file: String) throws(Diagnostics) {
    self.file = file
    let problems = FileReading(file: file)
    guard bytes.count <= Self.sizeLimit else {
      problems.report(
        .fileTooLarge, at: .start, "the file has \(bytes.count) bytes, and at most \(Self.sizeLimit) are allowed")
      throw Diagnostics(problems.diagnostics)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.report(
        .notUTF8, at: Self.firstInvalidPosition(bytes), "the file is not UTF-8 text",
        solutions: ["save the file as UTF-8"])
      throw Diagnostics(problems.diagnostics)
    }
    // Some editors mark a file as UTF-8 in front, which is no part of its text.
    self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    if !bytes.contains(where: { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }) {
      problems.report(.emptyFile, at: .start, "the file is empty")
    }
    Self.scan(self.text, problems)
    if problems.count > 0 { throw Diagnostics(problems.diagnostics) }
  }

  /// Reports tabs and characters that show as nothing.
  private static func scan(_ text: String, _ problems: FileReading) {
    var line = 1
    var column = 1
    var isAfterReturn = false
    func report(_ scalar: Unicode.Scalar, column: Int) {
      problems.report(
        .controlCharacter, at: SourcePosition(line: line, column: column), InvisibleCharacter.name(scalar),
        solutions: ["remove it"])
    }
    for scalar in text.unicodeScalars {
      if isAfterReturn, scalar != "\n" { report("\r", column: column - 1) }
      isAfterReturn = false
      switch scalar {
      case " "..."~":
        break
      case "\n":
        line += 1
        column = 0
      case "\t":
        problems.report(.tab, at: SourcePosition(line: line, column: column), "a tab", solutions: ["use spaces"])
      case "\r":
        isAfterReturn = true
      default:
        if InvisibleCharacter.matches(scalar) { report(scalar, column: column) }
      }
      column += 1
    }
    if isAfterReturn { report("\r", column: column - 1) }
  }

  private static func firstInvalidPosition(_ bytes: [UInt8]) -> SourcePosition {
    var low = 0
    var high = bytes.count
    // The longest prefix that is valid text, give or take the cut in the middle of a character.
    while low < high {
      let middle = (low + high + 1) / 2
      let isValid = (0...min(3, middle)).contains { String(validating: bytes[..<(middle - $0)], as: UTF8.self) != nil }
      if isValid { low = middle } else { high = middle - 1 }
    }
    while low > 0, String(validating: bytes[..<low], as: UTF8.self) == nil { low -= 1 }
    let lines = bytes[..<low].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let column = (lines.last ?? []).count { $0 & 0xC0 != 0x80 } + 1
    return SourcePosition(line: max(lines.count, 1), column: column)
  }
}
