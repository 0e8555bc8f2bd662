import Foundation

/// Measures jobs, those of the tool and those of its peers.
struct Bench {
  private final class Kept { var folders: [TemporaryFolder] = [] }

  private let kept = Kept()
  let runs: Int
  let peers: Peers?
  private let tool: String
  /// The jurisdictions' postal codes.
  private let codes: [String]

  /// Finds the tool beside this program.
  init(runs: Int, peers: Peers?) throws {
    self.runs = runs
    self.peers = peers
    tool = URL(fileURLWithPath: Child.ownPath).deletingLastPathComponent().appendingPathComponent("reportcard").path
    guard FileManager.default.isExecutableFile(atPath: tool) else {
      throw BenchmarkError("The tool is not built: \(tool) is missing. Build it with 'swift build -c release'.")
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "StatutesYAML")) ?? []
    codes = names.filter { $0.count == 7 && $0.hasSuffix(".yaml") }.map { String($0.prefix(2)) }.sorted()
  }

  /// A peer that writes something else would be no peer.
  func checkCards() throws {
    guard let peers else { return }
    let (own, other) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try Child([tool, "render", "--out", own.path, "--only", codes.joined(separator: ",")]).run()
    let figures = try figures()
    for cards in Peers.Cards.allCases {
      _ = try Child(peers.cards(cards, figures: figures, to: other.path)).run()
      do {
        _ = try Child(peers.comparison(own.path, other.path)).run()
      } catch {
        throw BenchmarkError("The Python peer writes other cards than the tool.\n\(error)")
      }
    }
  }

  /// A peer that computes something else would be no peer.
  func checkGrades() throws {
    guard let peers else { return }
    let lines = try Child([tool, "grade", "--format", "csv"]).run().output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let head = lines.first ?? []
    let columns = ["jurisdiction", "letter", "points"].compactMap { head.firstIndex(of: Substring($0)) }
    guard columns.count == 3, lines.allSatisfy({ $0.count == head.count }) else {
      throw BenchmarkError("'reportcard grade --format csv' has another form than the benchmark reads.")
    }
    let own = lines.dropFirst().map { line in columns.map { String(line[$0]) }.joined(separator: ",") }
    let differences = Set(own).symmetricDifference(try peers.grades()).sorted()
    guard differences.isEmpty, own.count == 52 else {
      throw BenchmarkError("The Python peer grades otherwise than the tool: \(differences.joined(separator: " ")).")
    }
  }

  /// The lines of the result for one job.
  func rows(_ job: Job) throws -> [ResultRow] {
    switch job {
    case .everything: try everything()
    case .cards: try cards()
    case .unchanged: [own(job, try unchanged())]
    case .grade: [own(job, try measure { _ in [tool, "grade", "NY"] })] + (try typesetCard())
    case .validate: [own(job, try measure { _ in [tool, "validate"] })]
    case .improve: [own(job, try measure { _ in [tool, "improve", "NE", "--to", "B"] })]
    case .gradings: [own(job, try step(["step-gradings"], runs: runs, as: StepResult.self, \.seconds).measurement)]
    case .weights: try weights()
    case .weightsOneThread:
      [
        own(
          job,
          try step(["step-weights", "--tasks", "1"], runs: runs, as: WeightsStep.Result.self, \.seconds).measurement)
      ]
    }
  }

  private func own(_ job: Job, _ measurement: Measurement) -> ResultRow {
    ResultRow(job: job, by: "reportcard", measurement: measurement, isOwn: true)
  }

  // MARK: Whole processes

  private typealias Command = (_ folder: String) -> [String]

  private func everything() throws -> [ResultRow] {
    let render: Command = { [tool, "render", "--out", "\($0)/out"] }
    guard let peers else { return [own(.everything, try measure(render))] }
    let figures = try figures()
    let measured = try measureInTurn([render, { peers.cards(.loader, figures: figures, to: "\($0)/out") }])
    return [
      own(.everything, measured[0]),
      ResultRow(
        job: .everything, by: "\(Peers.Cards.loader.title), the 52 cards alone (a)", measurement: measured[1],
        isOwn: false),
    ]
  }

  /// The same cards by the tool and by the peer.
  private func cards() throws -> [ResultRow] {
    let render: Command = { [tool, "render", "--out", "\($0)/out", "--only", codes.joined(separator: ",")] }
    guard let peers else { return [own(.cards, try measure(render))] }
    let figures = try figures()
    let others = Peers.Cards.allCases.map { cards -> Command in
      { peers.cards(cards, figures: figures, to: "\($0)/out") }
    }
    let measured = try measureInTurn([render] + others)
    return [own(.cards, measured[0])]
      + zip(Peers.Cards.allCases, measured.dropFirst()).map { cards, measurement in
        ResultRow(
          job: .cards, by: "\(cards.title) (a)", measurement: measurement, isOwn: false,
          isMeantByBars: cards == .loader)
      }
  }

  /// The tool's figures on how firm the grades are, which the peer puts on its cards.
  private func figures() throws -> String {
    let folder = try TemporaryFolder()
    kept.folders.append(folder)
    let path = "\(folder.path)/firmness.json"
    let command = [tool, "robustness", "--draws", "10000", "--seed", "1", "--format", "json"]
    try Child(command).run().output.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func unchanged() throws -> Measurement {
    let kept = try TemporaryFolder()
    // The warm-up writes the files that the other runs find.
    return try measure { _ in [tool, "render", "--out", kept.path] }
  }

  private func typesetCard() throws -> [ResultRow] {
    guard let peers else { return [] }
    let kept = try TemporaryFolder()
    let command = try peers.card(to: kept.path)
    let measurement = try command.map { command in try measure { _ in command } }
    return [
      ResultRow(job: .grade, by: "R Markdown, one card from finished grades", measurement: measurement, isOwn: false)
    ]
  }

  private func measure(_ command: @escaping Command) throws -> Measurement { try measureInTurn([command])[0] }

  /// Runs processes in turn, once to warm up and then as often as is asked for, each time with an empty folder: what else the
  /// machine does meanwhile comes upon all of them alike.
  ///
  /// The folders stay until the end: where files were deleted a moment ago, a file system takes long to make new ones.
  private func measureInTurn(_ commands: [Command]) throws -> [Measurement] {
    var measurements = commands.map { _ in Measurement() }
    for number in 0...runs {
      for (place, command) in commands.enumerated() {
        let folder = try TemporaryFolder()
        kept.folders.append(folder)
        let outcome = try Child(command(folder.path)).run()
        if number > 0 { measurements[place].add(outcome) }
      }
    }
    return measurements
  }

  // MARK: Steps, repeated inside one process

  private func step<Result: Decodable>(
    _ arguments: [String], runs: Int, as type: Result.Type, _ seconds: (Result) -> [Double]
  ) throws -> (measurement: Measurement, result: Result) {
    let outcome = try Child([Child.ownPath] + arguments + ["--runs", "\(runs)"]).run()
    let result = try JSONDecoder().decode(type, from: Data(outcome.output.utf8))
    return (Measurement(seconds: seconds(result), peak: outcome.peak), result)
  }

  /// The tool and its peers in turn, so that what else the machine does comes upon all of them alike.
  private func weights() throws -> [ResultRow] {
    func moved(_ runs: Int) throws -> (measurement: Measurement, result: WeightsStep.Result) {
      try step(["step-weights"], runs: runs, as: WeightsStep.Result.self, \.seconds)
    }
    guard let peers else { return [own(.weights, try moved(runs).measurement)] }
    var (measured, result) = try moved(1)
    measured.seconds = []
    let folder = try TemporaryFolder()
    let input = "\(folder.path)/input.json"
    try JSONEncoder().encode(result.input).write(to: URL(fileURLWithPath: input))
    let others = peers.weights(input: input)
    var inside = others.map { _ in Measurement() }
    var whole = others.map { _ in [Double]() }
    for number in 0...runs {
      let again = try moved(1).measurement
      if number > 0 { measured.seconds += again.seconds }
      for (place, peer) in others.enumerated() {
        let outcome = try Child(peer.command).run()
        let answer = try JSONDecoder().decode(PeerWeights.self, from: Data(outcome.output.utf8))
        // Means over a million draws lie this far apart by chance alone less than once in a million comparisons.
        let errors = answer.counts.standardErrors(from: result.counts)
        guard errors < 6 else {
          throw BenchmarkError("\(peer.by) counts other ranks than the tool: a mean is \(errors) standard errors away.")
        }
        if number == 0 { continue }
        inside[place].add(outcome)
        whole[place].append(inside[place].seconds[number - 1])
        inside[place].seconds[number - 1] = answer.seconds
      }
    }
    return [own(.weights, measured)]
      + others.indices.map { place in
        let start = Figures.seconds(Statistics.median(whole[place]) ?? .nan)
        return ResultRow(
          job: .weights, by: "\(others[place].by) (\(start) with start and imports)", measurement: inside[place],
          isOwn: false)
      }
  }
}

/// What the peer in NumPy reports.
private struct PeerWeights: Decodable {
  let seconds: Double
  let ranks: [[Int]]
  let letters: [[Int]]

  var counts: WeightsCounts { WeightsCounts(ranks: ranks, letters: letters) }
}

extension Measurement {
  /// Adds a run of a whole process.
  fileprivate mutating func add(_ outcome: Child.Outcome) {
    seconds.append(outcome.seconds)
    user.append(outcome.user)
    system.append(outcome.system)
    peak = max(peak ?? 0, outcome.peak)
  }
}
