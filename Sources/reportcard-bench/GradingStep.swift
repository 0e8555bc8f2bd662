import ArgumentParser
import Foundation
import Rubric
import Statutes
import YAMLFiles

/// What a step in a process of its own reports to the one that started it.
struct StepResult: Codable {
  /// The seconds of each run.
  let seconds: [Double]
}

/// Grades coded laws again and again: what a search over laws, or a server, spends its time on.
struct GradingStep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "step-gradings", shouldDisplay: false)

  @Option var runs = 7
  @Option var gradings = 1_000_000

  mutating func run() async throws {
    let project = try await Project.load(folder: "")
    let grader = project.grader
    let laws = project.jurisdictions.compactMap { jurisdiction -> (law: EncodedLaw, points: Points)? in
      guard case .coded(let law) = jurisdiction.state(on: project.edition.asOf) else { return nil }
      return (grader.encode(law), grader.grade(jurisdiction, on: project.edition.asOf).points)
    }
    let encoded = laws.map(\.law)
    // What the grader says with all its reasons, so that the sum shows that every grading was made and made right.
    let expected = (0..<gradings).reduce(0) { $0 + laws[$1 % laws.count].points.hundredths }
    var seconds: [Double] = []
    for number in 0...runs {
      var sum = 0
      let time = ContinuousClock().measure {
        var place = 0
        for _ in 0..<gradings {
          sum += grader.score(encoded[place])?.points.hundredths ?? 0
          place += 1
          if place == encoded.count { place = 0 }
        }
      }
      guard sum == expected else { throw BenchmarkError("The gradings do not give the points of the grades.") }
      // The first run warms up.
      if number > 0 { seconds.append(time.seconds) }
    }
    try StepResult(seconds: seconds).print()
  }
}

extension Encodable {
  /// Prints the value as JSON.
  func print() throws { Swift.print(String(decoding: try JSONEncoder().encode(self), as: UTF8.self)) }
}
