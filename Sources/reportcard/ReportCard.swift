import ArgumentParser

/// The command line.
@main
struct ReportCard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reportcard",
    abstract: "Grades state laws on clearing the records of human trafficking survivors and writes the report cards.",
    discussion: """
      Run in the project's folder. Without a subcommand, all report cards are written to Reports/.
      Exit codes: 0 fine, 1 a check failed, 64 wrong usage, 65 wrong data, 74 a file could not be written.
      """,
    subcommands: [
      Render.self, GradeCommand.self, DraftCommand.self, Improve.self, Blueprint.self, Compare.self, History.self,
      Changes.self, RobustnessCommand.self, AgreementCommand.self,
      Export.self, Validate.self, Schema.self, Explain.self,
    ],
    defaultSubcommand: Render.self
  )
}
