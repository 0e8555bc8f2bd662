import ArgumentParser
import ReportCards
import Statutes
import YAMLFiles

/// Writes the schemas of the project's files.
struct Schema: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write the JSON Schemas by which editors complete and check the project's YAML files.",
    discussion: "Questions and answers come from the codebook. Without a kind, every schema is written to Rubric/.")

  @Argument(
    help: ArgumentHelp(
      "Print one schema instead: \(FileSchema.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
  var kind: FileSchema?

  @Flag(help: "Write nothing; check that the schemas in Rubric/ are what the codebook gives.")
  var check = false

  @Option(name: .customLong("project"), help: ArgumentHelp("The project's folder.", valueName: "folder"))
  var folder = "."

  mutating func validate() throws {
    if check, kind != nil { throw ValidationError("--check checks every schema; leave the kind out.") }
  }

  mutating func run() async throws {
    let codebook = try codebook()
    if let kind {
      Console.write(kind.json(codebook).text)
      return
    }
    let target = folder == "." ? Project.Path.rubrics : "\(folder)/\(Project.Path.rubrics)"
    let writer = ReportWriter(folder: target)
    let files = FileSchema.allCases.map { ReportFile(path: $0.fileName, bytes: Array($0.json(codebook).text.utf8)) }
    if check {
      let problems = writer.differences(from: files, complete: false)
      for problem in problems { Console.complain(problem) }
      if !problems.isEmpty {
        Console.complain("Run 'reportcard schema' and commit the result.")
        throw ExitCode(1)
      }
      Console.write("\(files.count) schemas in \(target) are what the codebook gives.\n")
      return
    }
    let written = try await writer.writeOrExit(files)
    Console.write("\(files.count) schemas in \(target), \(written.count) of them changed.\n")
  }

  /// The codebook alone: an editor's help must be had while other files are broken.
  private func codebook() throws -> Codebook {
    do throws(Diagnostics) {
      return try Project.codebook(folder: folder == "." ? "" : folder)
    } catch {
      Console.print(error)
      throw ExitCode.badData
    }
  }
}

extension FileSchema: ExpressibleByArgument {}
