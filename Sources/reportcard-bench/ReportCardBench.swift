import ArgumentParser

/// The benchmark's command line.
@main
struct ReportCardBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reportcard-bench",
    abstract: "Measures how long the work takes, beside peers in Python and R on the same inputs.",
    discussion: """
      Run in the project's folder, on a release build: swift run -c release reportcard-bench
      Exit codes: 0 fine, 1 a bar is missed with --check or something could not be measured, 64 wrong usage.
      """,
    subcommands: [MeasureJobs.self, MeasureScale.self, GradingStep.self, WeightsStep.self, ScaleStep.self],
    defaultSubcommand: MeasureJobs.self
  )
}

/// Something that keeps a measurement from being made, in a sentence.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
