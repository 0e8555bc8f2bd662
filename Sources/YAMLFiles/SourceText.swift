#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `read(2)`, under a name that no method hides.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

/// The text of a file, checked for what no parser should be given.
struct SourceText {
  /// The most bytes that a file may have: several times what the longest law needs, and little enough that no file takes long.
  static let sizeLimit = 500_000

  let file: String
  let text: String

  /// The bytes of a file, or the diagnostics that say why they cannot be had.
  ///
  /// The file is looked at once it is open, so that nothing can be put in its place between the look and the reading. Links,
  /// devices and pipes are refused: what a reader of the project sees under a name is what stands there.
  static func bytes(path: String, name: String) throws(Diagnostics) -> [UInt8] {
    func fail(_ id: DiagnosticID, _ summary: String) -> Diagnostics {
      Diagnostics([Diagnostic(id, file: name, position: .start, summary: summary)])
    }
    // Without O_NONBLOCK, opening a pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw fail(
        .unreadableFile,
        errno == ELOOP
          ? "this is a symbolic link, and only regular files are read"
          : "the file cannot be opened: \(String(cString: strerror(errno)).lowercased())")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw fail(.unreadableFile, "this is not a regular file")
    }
    guard status.st_size <= sizeLimit else {
      throw fail(.fileTooLarge, "the file has \(status.st_size) bytes, and at most \(sizeLimit) are allowed")
    }
    // A byte more than the file has tells whether it ends where it says.
    var failed = false
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count <= size {
        let got = buffer.baseAddress.map { readBytes(descriptor, $0 + count, size + 1 - count) } ?? 0
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    if failed || bytes.count > size { throw fail(.unreadableFile, "the file cannot be read, or grows while it is") }
    return bytes
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
