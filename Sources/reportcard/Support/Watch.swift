import Foundation
import YAMLFiles

/// Reads the project again whenever one of its files is saved, until Control-C is pressed.
///
/// Files are looked at by size and time of change, twenty times a second: that works on every kind of disk, and a file that an editor
/// replaces is seen like one that it rewrites.
struct Watch {
  private static let interval = Duration.milliseconds(50)

  private let project: ProjectOptions

  init(_ project: ProjectOptions) { self.project = project }

  /// What tells that a file was saved.
  private struct Stamp: Hashable {
    let file: UInt64
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// Reads the project and does something with it, now and after each save.
  ///
  /// A file that is wrong, as one half typed may be, is told and waited for.
  ///
  /// - Parameter body: What to do with a project in which nothing is wrong, and with the names of the files that were saved; none
  ///   the first time.
  func run(_ body: (Project, [String]) async throws -> Void) async throws {
    Interruption.expect()
    var files = ReadFiles()
    var seen: [String: Stamp]?
    while !Interruption.isRequested {
      let now = stamps()
      if now != seen {
        let changed = seen.map { seen in Set(seen.keys).union(now.keys).filter { seen[$0] != now[$0] }.sorted() } ?? []
        if !changed.isEmpty { Console.write("\n\(changed.joined(separator: ", ")) changed.\n") }
        let start = ContinuousClock.now
        try await check(&files) { try await body($0, changed) }
        let time = (ContinuousClock.now - start) / .milliseconds(1)
        Console.write("Done in \(Int(time.rounded())) ms. Watching \(now.count) files; Control-C ends.\n")
        seen = now
      }
      try await Task.sleep(for: Self.interval)
    }
  }

  private func check(_ files: inout ReadFiles, _ body: (Project) async throws -> Void) async throws {
    let found: Project
    do throws(Diagnostics) {
      found = try await project.read(reusing: &files)
    } catch {
      Console.print(error)
      return
    }
    try await body(found)
  }

  private func stamps() -> [String: Stamp] {
    project.inputs.reduce(into: [:]) { stamps, path in
      var status = stat()
      guard stat(path, &status) == 0 else { return }
      stamps[path] = Stamp(
        file: UInt64(status.st_ino), size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec)
    }
  }
}

/// Whether the person wishes to end.
///
/// A signal handler may do no more than set a flag, and can be given nothing to set it in but a global.
nonisolated(unsafe) private var isInterrupted: sig_atomic_t = 0

/// The person's wish to end, told by Control-C.
private enum Interruption {
  /// Notes the next interruption in place of being ended by it, so that no files are left half done; the one after it ends.
  static func expect() {
    _ = signal(SIGINT) { number in
      isInterrupted = 1
      _ = signal(number, SIG_DFL)
    }
  }

  static var isRequested: Bool { isInterrupted != 0 }
}
