import Analysis
import ReportCards
import Rubric
import Statutes
import YAMLFiles

/// Renders a project again and again, writing what has changed and telling whose grade moved.
struct RenderWatch {
  private let writer: ReportWriter
  private let date: CalendarDate?
  private let codes: Set<String>?
  /// The grades that were rendered last, those by the project's rubric first.
  private var grades: [NationalSummary] = []

  /// Starts to render to a folder.
  ///
  /// - Parameters:
  ///   - date: The date of the law; `nil` means the edition's.
  ///   - codes: The jurisdictions whose cards are wanted; `nil` means every page.
  init(writer: ReportWriter, date: CalendarDate?, codes: Set<String>?) {
    self.writer = writer
    self.date = date
    self.codes = codes
  }

  /// Writes what has changed since the last time and prints it: the cards of the jurisdictions whose files were saved first, then
  /// all that follows from them.
  mutating func render(_ project: Project, saved: [String]) async throws {
    let start = ContinuousClock.now
    let report = project.report(asOf: date)
    for line in movedGrades(in: report) { Console.write("  \(line)\n") }
    if grades.isEmpty {
      let files = await files(of: report, only: codes)
      let written = try await writer.writeOrExit(files)
      Console.write(
        Render.summary(report, folder: writer.folder, only: codes, files: files.count, written: written.count))
    } else {
      let touched = Set(
        project.jurisdictions.map(\.code).filter { code in
          saved.contains { $0.hasSuffix("\(Project.Path.statutes)/\(code).yaml") }
        })
      let cards = touched.intersection(codes ?? touched)
      if !cards.isEmpty {
        try await write(files(of: report, only: cards), "of \(cards.sorted().joined(separator: ", "))", start)
      }
      if cards.isEmpty || cards != codes {
        try await write(files(of: report, only: codes), "in all that follows", start)
      }
    }
    grades = [report.summary] + report.companions
  }

  private func files(of report: Report, only codes: Set<String>?) async -> [ReportFile] {
    var report = report
    await report.assessFirmness(only: codes, draws: Render.draws, seed: Render.seed)
    return await report.files(only: codes)
  }

  /// Writes files and prints which of them changed.
  private func write(_ files: [ReportFile], _ what: String, _ start: ContinuousClock.Instant) async throws {
    let changed = try await writer.writeOrExit(files)
    let names = changed.prefix(8) + (changed.count > 8 ? ["and \(changed.count - 8) more"] : [])
    let list = names.isEmpty ? "." : ": \(names.joined(separator: ", "))."
    let time = ((ContinuousClock.now - start) / .milliseconds(1)).rounded()
    Console.write("  \(changed.count) file\(changed.count == 1 ? "" : "s") \(what) after \(Int(time)) ms\(list)\n")
  }

  /// Whose grade moved from what to what, by each rubric.
  private func movedGrades(in report: Report) -> [String] {
    zip(grades, [report.summary] + report.companions).flatMap { before, after in
      after.grades.compactMap { grade -> String? in
        guard let old = before.grade(grade.jurisdiction), old.points != grade.points || old.letter != grade.letter
        else {
          return nil
        }
        func words(_ grade: Grade, _ rubric: Rubric) -> String {
          "\(grade.letter ?? "not coded") \(rubric.scale.display(grade.points))"
        }
        return "\(grade.name), rubric \(after.rubric.id): \(words(old, before.rubric)) to \(words(grade, after.rubric))"
      }
    }
  }
}
