import Foundation
import ReportCards

/// Writes the files of a report, each beside its place first and then renamed, so that a reader never sees half a file.
struct ReportWriter {
  let folder: String

  /// A file that could not be written.
  struct Failure: Error {
    let path: String
    let reason: String
    /// The number of files that had been replaced before.
    var replaced = 0
  }

  /// Writes the files whose content changed.
  ///
  /// - Returns: The number of files that were written.
  func write(_ files: [ReportFile]) throws(Failure) -> Int {
    let manager = FileManager.default
    var staged: [(temporary: String, path: String)] = []
    func removeStaged() {
      for item in staged { try? manager.removeItem(atPath: item.temporary) }
    }
    for file in files {
      let path = "\(folder)/\(file.path)"
      if manager.contents(atPath: path).map({ Array($0) == file.bytes }) == true { continue }
      let parent = (path as NSString).deletingLastPathComponent
      do {
        try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
        let temporary = "\(parent)/.\((path as NSString).lastPathComponent).new"
        staged.append((temporary, path))
        try Data(file.bytes).write(to: URL(fileURLWithPath: temporary))
      } catch {
        removeStaged()
        throw Failure(path: path, reason: error.localizedDescription)
      }
    }
    for (place, item) in staged.enumerated() {
      guard rename(item.temporary, item.path) == 0 else {
        let reason = String(cString: strerror(errno))
        removeStaged()
        throw Failure(path: item.path, reason: reason, replaced: place)
      }
    }
    return staged.count
  }

  /// What differs between the folder and the files that should be there: files that are missing, stale or left over.
  func differences(from files: [ReportFile], complete: Bool) -> [String] {
    let manager = FileManager.default
    var problems: [String] = []
    for file in files {
      let path = "\(folder)/\(file.path)"
      if let data = manager.contents(atPath: path) {
        if Array(data) != file.bytes { problems.append("\(path) is not what the inputs give") }
      } else {
        problems.append("\(path) is missing")
      }
    }
    guard complete else { return problems }
    let expected = Set(files.map(\.path))
    let found = (manager.enumerator(atPath: folder)?.allObjects as? [String] ?? []).sorted()
    let endings = [".md", ".html", ".csv"]
    for path in found where !expected.contains(path) && endings.contains(where: path.hasSuffix) {
      problems.append("\(folder)/\(path) belongs to no input")
    }
    return problems
  }
}
