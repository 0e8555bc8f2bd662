/// What was read from a project's files, kept so that the next reading takes up whatever has not changed.
public struct ReadFiles: Sendable {
  /// A file: its bytes, and what they gave.
  struct Entry: Sendable {
    let bytes: [UInt8]
    let value: (any Sendable)?
    let diagnostics: [Diagnostic]
  }

  /// The files by their paths.
  var entries: [String: Entry] = [:]

  /// Starts with nothing read.
  public init() {}
}

/// Reads files one after the other, collecting what is wrong in them.
struct FileReads: Sendable {
  /// What was read before; `nil` where nothing is to be kept.
  private(set) var known: ReadFiles?
  /// What was read this time.
  private(set) var kept = ReadFiles()
  /// What is wrong.
  var problems: [Diagnostic] = []

  /// Starts to read, with what was read before.
  init(known: ReadFiles? = nil) { self.known = known }

  /// Reads one file from bytes to value; bytes that were read before give what they gave then.
  mutating func read<Value: Sendable>(
    at path: String, name: String, _ body: (FileReading, YAMLNode) -> Value?
  ) -> Value? {
    do throws(Diagnostics) {
      let bytes = try SourceText.bytes(path: path, name: name)
      let entry = known?.entries[path].flatMap { $0.bytes == bytes ? $0 : nil } ?? Self.entry(bytes, name, body)
      if known != nil { kept.entries[path] = entry }
      problems += entry.diagnostics
      return entry.value as? Value
    } catch {
      problems += error.all
      return nil
    }
  }

  private static func entry<Value: Sendable>(
    _ bytes: [UInt8], _ name: String, _ body: (FileReading, YAMLNode) -> Value?
  ) -> ReadFiles.Entry {
    do throws(Diagnostics) {
      let (value, found) = try FileContent.read(SourceText(bytes: bytes, file: name), body)
      return ReadFiles.Entry(bytes: bytes, value: value, diagnostics: found)
    } catch {
      return ReadFiles.Entry(bytes: bytes, value: nil, diagnostics: error.all)
    }
  }

  /// Whether a file gave this time what it gave before.
  func isUnchanged(_ path: String) -> Bool {
    known?.entries[path].map { $0.bytes == kept.entries[path]?.bytes } ?? false
  }

  /// Takes nothing more from what was read before.
  mutating func forget() { if known != nil { known = ReadFiles() } }

  /// Takes in what was read beside this.
  mutating func join(_ other: FileReads) {
    kept.entries.merge(other.kept.entries) { _, new in new }
    problems += other.problems
  }
}
