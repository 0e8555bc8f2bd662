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
  private static func scan(_ source: String, _ problems: FileReading) {
    var copy = source
    copy.withUTF8 { utf8 in
      var line = 1
      // A place of the line, and its column: columns are counted on from there where something is reported.
      var (counted, column) = (0, 1)
      for place in utf8.indices where !isPlain(utf8[place]) {
        if utf8[place] == UInt8(ascii: "\n") {
          line += 1
          (counted, column) = (place + 1, 1)
          continue
        }
        let scalar = source.unicodeScalars[source.utf8.index(source.startIndex, offsetBy: place)]
        switch scalar {
        case "\t": break
        case "\r":
          if place + 1 < utf8.count, utf8[place + 1] == UInt8(ascii: "\n") { continue }
        default:
          if !InvisibleCharacter.matches(scalar) { continue }
        }
        column += utf8[counted..<place].count { $0 & 0xC0 != 0x80 }
        counted = place
        let position = SourcePosition(line: line, column: column)
        if scalar == "\t" {
          problems.report(.tab, at: position, "a tab", solutions: ["use spaces"])
        } else {
          problems.report(
            .controlCharacter, at: position, InvisibleCharacter.name(scalar), solutions: ["remove it"])
        }
      }
    }
  }

  /// Whether a byte needs no look: a printable ASCII character, or one that a character goes on with.
  private static func isPlain(_ byte: UInt8) -> Bool { (32...126).contains(byte) || byte & 0xC0 == 0x80 }

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
