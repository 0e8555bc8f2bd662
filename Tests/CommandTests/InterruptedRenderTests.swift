import Foundation
import TestSupport
import Testing

/// Renders that are killed, and renders that meet.
@Suite(.serialized) struct InterruptedRenderTests {
  /// Two projects whose pages differ, and what each of them renders.
  private struct Two {
    let projects: [TemporaryFolder]
    let reports: [[String: Data]]

    init() throws {
      projects = try (0..<2).map { _ in try TemporaryFolder.copyOfRepository() }
      let edition = try projects[1].read("StatutesYAML/edition.yaml")
      try projects[1].write(
        edition.replacingOccurrences(of: "Clearing the Record", with: "Clearing all Records"),
        to: "StatutesYAML/edition.yaml")
      reports = try projects.map { project in
        let out = try TemporaryFolder()
        let run = try Command.run(["render", "--project", project.path, "--out", out.path])
        #expect(run.status == 0, "\(run.errors)")
        return out.contents()
      }
    }

    /// The files that are neither what one project gives nor what the other does.
    func strange(in folder: TemporaryFolder) -> [String] {
      folder.contents().filter { name, data in !reports.contains { $0[name] == data } }.keys.sorted()
    }

    func render(_ place: Int, to folder: TemporaryFolder) throws -> Command.Run {
      try Command.start(["render", "--project", projects[place].path, "--out", folder.path])
    }
  }

  private func temporary(_ folder: TemporaryFolder) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return names.filter { ($0 as NSString).lastPathComponent.hasPrefix(".") }
  }

  @Test func `a killed render leaves whole files, and the next one cleans up`() throws {
    let two = try Two()
    #expect(two.reports[0].count { two.reports[1][$0.key] != $0.value } > 20)
    let out = try TemporaryFolder()
    #expect(try two.render(0, to: out).result().status == 0)
    var killed = 0
    for (round, delay) in [0, 1, 2, 4, 7, 11, 16, 25].enumerated() {
      let run = try two.render((round + 1) % 2, to: out)
      // Writing is the last and shortest part: it begins where the first file beside its place does.
      while run.isRunning, temporary(out).isEmpty { usleep(100) }
      usleep(UInt32(delay) * 500)
      killed += run.isRunning ? 1 : 0
      run.kill()
      let left = Set(temporary(out))
      #expect(two.strange(in: out).filter { !left.contains($0) } == [])
      let check = try Command.run(["render", "--check", "--project", two.projects[0].path, "--out", out.path])
      #expect(!check.errors.contains("belongs to no input"), "\(check.errors)")
    }
    #expect(killed > 0)
    #expect(try two.render(0, to: out).result().status == 0)
    #expect(out.contents() == two.reports[0])
    #expect(temporary(out).isEmpty)
  }

  @Test func `two renders into one folder leave whole files`() throws {
    let two = try Two()
    let out = try TemporaryFolder()
    for _ in 0..<3 {
      let runs = try [0, 1].map { try two.render($0, to: out) }
      for run in runs {
        let result = try run.result()
        #expect(result.status == 0, "\(result.errors)")
      }
      #expect(two.strange(in: out) == [])
      #expect(temporary(out).isEmpty)
    }
  }
}
