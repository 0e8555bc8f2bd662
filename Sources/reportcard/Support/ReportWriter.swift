import ArgumentParser
import Foundation
import ReportCards
import YAMLFiles

/// Writes the files of a report, each beside its place first and then renamed, so that a reader never sees half a file.
///
/// It never deletes a file that it did not write, and never writes through a link: a link in the place of a page is replaced.
struct ReportWriter {
  let folder: String

  /// A file that could not be written.
  struct Failure: Error {
    let path: String
    let reason: String
    /// The number of files that had been replaced before.
    var replaced = 0

    /// What happened, for the person who asked for the files.
    var message: String {
      let changed = replaced == 0 ? "No file was changed." : "\(replaced) files had been replaced before."
      return "\(path) could not be written: \(reason). \(changed)"
    }
  }

  /// Writes the files whose content changed; tells what could not be written and exits where something could not.
  ///
  /// - Returns: The paths below the folder of the files that were written.
  func writeOrExit(_ files: [ReportFile]) async throws -> [String] {
    do throws(Failure) {
      return try await write(files)
    } catch {
      Console.complain(error.message)
      throw ExitCode.cannotWrite
    }
  }

  /// Writes the files whose content changed, side by side.
  ///
  /// - Returns: The paths below the folder of the files that were written.
  func write(_ files: [ReportFile]) async throws(Failure) -> [String] {
    // Where a file may not grow any further, writing fails; without this the process would end, and leave what it had begun.
    signal(SIGXFSZ, SIG_IGN)
    for parent in Set(files.map { Self.parent($0.path) }).sorted() { try prepare(parent) }
    let outcomes = await files.concurrentMap { file in
      Result { () throws(Failure) in try stage(file) }
    }
    let staged = outcomes.compactMap { try? $0.get() }
    func remove(_ staged: some Sequence<Staged>) {
      for item in staged { unlink(item.temporary) }
    }
    for case .failure(let failure) in outcomes {
      remove(staged)
      throw failure
    }
    for (place, item) in staged.enumerated() where rename(item.temporary, item.path) != 0 {
      let reason = Self.reason()
      remove(staged[place...])
      throw Failure(path: item.path, reason: reason, replaced: place)
    }
    return staged.map(\.file)
  }

  /// A file that was written beside its place.
  private struct Staged {
    /// The path below the folder.
    let file: String
    let path: String
    let temporary: String
  }

  /// Writes a file beside its place; `nil` where the place holds just its bytes.
  private func stage(_ file: ReportFile) throws(Failure) -> Staged? {
    let path = "\(folder)/\(file.path)"
    if Self.holds(file.bytes, at: path) { return nil }
    if Self.kind(of: path) == S_IFDIR { throw Failure(path: path, reason: "a folder stands in its place") }
    let name = (path as NSString).lastPathComponent
    let temporary = "\(Self.parent(path))/\(Staging.name(for: name))"
    do throws(Failure) {
      try Self.create(temporary, file.bytes, for: path)
    } catch {
      unlink(temporary)
      throw error
    }
    return Staged(file: file.path, path: path, temporary: temporary)
  }

  private static func parent(_ path: String) -> String { (path as NSString).deletingLastPathComponent }

  /// What kind of file stands at a path, a link not followed; `nil` where none does.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Makes a folder of the report where there is none, and clears what a render that was killed left in it.
  private func prepare(_ relative: String) throws(Failure) {
    var folder = self.folder
    for part in relative.split(separator: "/") {
      folder += "/\(part)"
      if Self.kind(of: folder) == S_IFLNK {
        throw Failure(path: folder, reason: "a link stands in its place, which may lead out of the folder")
      }
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(path: folder, reason: error.localizedDescription)
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where Staging.isAbandoned(name) {
      unlink("\(folder)/\(name)")
    }
  }

  private static func create(_ temporary: String, _ bytes: [UInt8], for path: String) throws(Failure) {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(path: path, reason: reason()) }
    var problem = Descriptor.write(bytes, to: descriptor)
    if close(descriptor) != 0, problem == nil { problem = errno }
    if let problem { throw Failure(path: path, reason: reason(problem)) }
  }

  private static func reason(_ number: Int32 = errno) -> String { String(cString: strerror(number)) }

  /// Whether a regular file stands at a path and holds just these bytes.
  private static func holds(_ bytes: [UInt8], at path: String) -> Bool {
    (try? RegularFile.bytes(at: path, limit: bytes.count)) == bytes
  }

  /// What differs between the folder and the files that should be there: files that are missing, stale or left over.
  func differences(from files: [ReportFile], complete: Bool) -> [String] {
    var problems: [String] = []
    for file in files {
      let path = "\(folder)/\(file.path)"
      if Self.holds(file.bytes, at: path) { continue }
      problems.append(access(path, F_OK) == 0 ? "\(path) is not what the inputs give" : "\(path) is missing")
    }
    guard complete else { return problems }
    let expected = Set(files.map(\.path))
    let found = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).sorted()
    let endings = [".md", ".html", ".csv", ".json"]
    for path in found where !expected.contains(path) && endings.contains(where: path.hasSuffix) {
      problems.append("\(folder)/\(path) belongs to no input")
    }
    return problems
  }
}

/// The names of files that are written beside their places: each tells which process writes it, so that two renders at once do not
/// meet, and what a killed one left can be told from what is being written.
private enum Staging {
  private static let ending = ".reportcard-new"

  static func name(for file: String) -> String { ".\(file).\(getpid())\(ending)" }

  /// Whether a name is that of a file whose process is gone.
  static func isAbandoned(_ name: String) -> Bool {
    guard name.hasPrefix("."), name.hasSuffix(ending) else { return false }
    guard let process = name.dropLast(ending.count).split(separator: ".").last.flatMap({ pid_t($0) }), process > 0
    else {
      return false
    }
    return process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
  }
}
