import Glibc

/// The text of a file, checked for what no parser should be given.
struct SourceText {
  /// The most bytes that a file may have.
  static let sizeLimit = 2_000_000

  let file: String
  let text: String

  /// Reads a file, or throws the diagnostics that say why it cannot be used.
  static func read(path: String, name: String) throws(Diagnostics) -> SourceText {
    try SourceText(bytes: bytes(path: path, name: name), file: name)
  }

  /// The bytes of a file, or the diagnostics that say why they cannot be had.
  static func bytes(path: String, name: String) throws(Diagnostics) -> [UInt8] {
    func fail(_ id: DiagnosticID, _ summary: String) -> Diagnostics {
      Diagnostics([Diagnostic(id, file: name, position: .start, summary: summary)])
    }
    // A pipe without a writer would keep the call from returning.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw fail(.unreadableFile, "the file does not exist or cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw fail(.unreadableFile, "this is not a regular file")
    }
    let size = Int(status.st_size)
    guard size <= sizeLimit else {
      throw fail(.fileTooLarge, "the file has \(size) bytes, and at most \(sizeLimit) are allowed")
    }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0 && errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw fail(.unreadableFile, "the file cannot be read") }
    return bytes
  }

  /// Checks bytes and takes them as text.
  init(bytes: [UInt8], file: String) throws(Diagnostics) {
    self.file = file
    guard bytes.count <= Self.sizeLimit else {
      throw Diagnostics([
        Diagnostic(
          .fileTooLarge, file: file, position: .start,
          summary: "the file has \(bytes.count) bytes, and at most \(Self.sizeLimit) are allowed")
      ])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostics([
        Diagnostic(
          .notUTF8, file: file, position: Self.firstInvalidPosition(bytes), summary: "the file is not UTF-8 text",
          solutions: ["save the file as UTF-8"])
      ])
    }
    self.text = text
    var problems: [Diagnostic] = []
    if !bytes.contains(where: { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }) {
      problems.append(Diagnostic(.emptyFile, file: file, position: .start, summary: "the file is empty"))
    }
    Self.scan(bytes) { id, position, summary, solution in
      problems.append(
        Diagnostic(id, file: file, position: position, summary: summary, solutions: [solution]))
    }
    if !problems.isEmpty { throw Diagnostics(problems) }
  }

  /// Reports tabs, control characters and anchors.
  private static func scan(_ bytes: [UInt8], report: (DiagnosticID, SourcePosition, String, String) -> Void) {
    var line = 1
    var column = 1
    /// Whether a node could start here: at the start of a line, after `: `, `- `, `? `, `[` or `{`, or after a tag.
    var startsNode = true
    var isInTag = false
    var previous = UInt8(ascii: "\n")
    for (index, byte) in bytes.enumerated() {
      let position = SourcePosition(line: line, column: column)
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        column = 0
        startsNode = true
      case 9:
        report(.tab, position, "a tab", "use spaces")
      case 0...8, 11, 12, 14...31, 127:
        report(.controlCharacter, position, "control character \(byte)", "remove it")
      case UInt8(ascii: " "):
        if isInTag || [UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?")].contains(previous) {
          startsNode = true
        }
        isInTag = false
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        startsNode = true
      case UInt8(ascii: "&"), UInt8(ascii: "*"):
        if startsNode, index + 1 < bytes.count, isNameByte(bytes[index + 1]) {
          let what = byte == UInt8(ascii: "&") ? "an anchor" : "an alias"
          report(.alias, position, "\(what) is not allowed", "write the content out; quote it if it is text")
        }
        startsNode = false
      default:
        if byte == UInt8(ascii: "!"), startsNode { isInTag = true }
        startsNode = false
      }
      // Continuation bytes of a scalar take no column of their own.
      if byte & 0xC0 != 0x80 { column += 1 }
      if byte == UInt8(ascii: "\n") { column = 1 }
      previous = byte
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte > 32 && ![UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte)
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
