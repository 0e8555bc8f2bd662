import Foundation

/// The same work by others' tools: Python with PyYAML, Jinja2 and NumPy, and R Markdown.
struct Peers {
  private static let scripts = "Tests/Benchmark"
  private static let environment = ".build/peers"
  private static let python = "\(environment)/bin/python"

  /// Makes the Python environment where it is missing or older than what it needs.
  static func prepare() throws -> Peers {
    let mark = "\(environment)/requirements.txt"
    let wanted = "\(scripts)/requirements.txt"
    let manager = FileManager.default
    guard let requirements = manager.contents(atPath: wanted) else {
      throw BenchmarkError("\(wanted) is missing. Run in the project's folder.")
    }
    if manager.contents(atPath: mark) != requirements {
      do {
        _ = try Child(["python3", "-m", "venv", "--clear", environment]).run()
        _ = try Child([python, "-m", "pip", "install", "--quiet", "--requirement", wanted]).run()
        try requirements.write(to: URL(fileURLWithPath: mark))
      } catch {
        throw BenchmarkError(
          "The peers' Python environment could not be made in \(environment). Measure without them with --no-peers.\n\(error)"
        )
      }
    }
    return Peers()
  }

  /// The Python that runs the peers.
  var python: String { Self.python }

  /// The letter and points of each jurisdiction as the Python peer grades them, as lines of `NY,B,82`.
  func grades() throws -> [String] {
    try Child([Self.python, "\(Self.scripts)/cards.py", ".", "--grades"]).run().output.split(separator: "\n")
      .dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(separator: ",") }
  }

  /// How the cards are made in Python.
  enum Cards: CaseIterable {
    case loader, events, eventsInTwoProcesses

    var title: String {
      switch self {
      case .loader: "Python: PyYAML's C loader, Jinja2"
      case .events: "The same, but YAML read from libyaml's events"
      case .eventsInTwoProcesses: "The same in two processes"
      }
    }

    fileprivate var options: [String] {
      switch self {
      case .loader: []
      case .events: ["--events"]
      case .eventsInTwoProcesses: ["--events", "--processes", "2"]
      }
    }
  }

  /// The command that writes all cards to a folder.
  ///
  /// - Parameter figures: The path of the figures on how firm the grades are.
  func cards(_ cards: Cards, figures: String, to folder: String) -> [String] {
    [Self.python, "\(Self.scripts)/cards.py", ".", folder, "--firmness", figures] + cards.options
  }

  /// The command that fails where two folders hold different cards.
  func comparison(_ one: String, _ other: String) -> [String] {
    [Self.python, "\(Self.scripts)/compare.py", one, other]
  }

  /// The commands that move the weights, with what they are.
  func weights(input: String) -> [(by: String, command: [String])] {
    [("count", "pairs compared"), ("sort", "argsort")].flatMap { method, words in
      [1, 2].map { threads in
        (
          "Python: NumPy, \(words), \(threads == 1 ? "one thread" : "\(threads) threads")",
          [Self.python, "\(Self.scripts)/weights.py", input, "--method", method, "--threads", "\(threads)"]
        )
      }
    }
  }

  /// The command that typesets one card in R Markdown, from the grades that the Python peer made; `nil` where R, its package or
  /// pandoc is not installed.
  func card(to folder: String) throws -> [String]? {
    let isInstalled = ["rmarkdown", "jsonlite"].map { "requireNamespace('\($0)', quietly = TRUE)" }
    let test = "quit(status = !(\(isInstalled.joined(separator: " && ")) && rmarkdown::pandoc_available()))"
    guard (try? Child(["Rscript", "-e", test]).run()) != nil else { return nil }
    let data = try Child([Self.python, "\(Self.scripts)/cards.py", ".", "--data", "NE"]).run().output
    let path = "\(folder)/NE.json"
    try data.write(toFile: path, atomically: true, encoding: .utf8)
    let script = "\(FileManager.default.currentDirectoryPath)/\(Self.scripts)/cards.Rmd"
    // R Markdown works beside its input; a copy keeps the project's folder clean.
    try FileManager.default.copyItem(atPath: script, toPath: "\(folder)/card.Rmd")
    return [
      "Rscript", "-e", "rmarkdown::render('\(folder)/card.Rmd', params = list(data = '\(path)'), quiet = TRUE)",
    ]
  }
}
