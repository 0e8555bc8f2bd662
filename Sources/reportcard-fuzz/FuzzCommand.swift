import Analysis
import ArgumentParser
import Foundation

/// Gives broken files to the readers.
@main
struct FuzzCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reportcard-fuzz",
    abstract: "Spoils the project's files and fixtures at random and checks what the readers make of them.",
    discussion: """
      Every input must be read within a second or refused with a diagnostic inside the file; what is accepted must be graded and \
      rendered. Exit codes: 0 fine, 1 a promise was broken, and the input is written beside.
      """)

  /// The most memory that a run may take, in bytes.
  private static let memoryLimit = 500_000_000

  @Option(help: "How many inputs are tried.")
  var inputs = 100_000

  @Option(help: "The seed: the same one gives the same inputs.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Try only this input of the seed, and write it to a file.", valueName: "number"))
  var input: Int?

  @Option(name: .customLong("project"), help: ArgumentHelp("The project's folder.", valueName: "folder"))
  var folder = "."

  @Option(help: ArgumentHelp("The most seconds that an input may take.", valueName: "seconds"))
  var seconds = 1.0

  func validate() throws {
    guard inputs > 0, input ?? 1 > 0 else { throw ValidationError("Inputs count from 1.") }
  }

  mutating func run() async throws {
    let corpus = try Corpus(project: folder)
    Watch.catchCrashes()
    if let input {
      let drawn = Drawn(input, seed: seed, corpus)
      try save(drawn)
      Watch.begin(input, worker: 0)
      Watch.catchHangs(after: seconds)
      do throws(Trial.Broken) {
        print(try await drawn.trial.run() ? "The input was accepted." : "The input was refused.")
      } catch {
        print("Broken: \(error.promise)")
        throw ExitCode(1)
      }
      return
    }
    Watch.catchHangs(after: seconds)
    let tally = Tally()
    let workers = min(Watch.limit, ProcessInfo.processInfo.activeProcessorCount)
    let (inputs, seed) = (inputs, seed)
    await withTaskGroup(of: Void.self) { group in
      for worker in 0..<workers {
        group.addTask {
          for number in stride(from: worker + 1, through: inputs, by: workers) {
            let drawn = Drawn(number, seed: seed, corpus)
            Watch.begin(number, worker: worker)
            do throws(Trial.Broken) {
              tally.count(accepted: try await drawn.trial.run())
            } catch {
              tally.count(broken: number, error.promise)
            }
            Watch.end(worker: worker)
          }
        }
      }
    }
    try report(tally, corpus)
  }

  private func report(_ tally: Tally, _ corpus: Corpus) throws {
    let memory = Watch.peakMemory
    print(
      "\(inputs) inputs of seed \(seed): \(tally.accepted) accepted, \(inputs - tally.accepted - tally.broken.count) refused, "
        + "\(tally.broken.count) broke a promise; at most \(memory / 1_000_000) MB.")
    for (number, promise) in tally.broken.sorted(by: { $0.number < $1.number }).prefix(20) {
      print("Input \(number): \(promise)")
      try save(Drawn(number, seed: seed, corpus))
    }
    if memory > Self.memoryLimit { print("That is more memory than \(Self.memoryLimit / 1_000_000) MB.") }
    if !tally.broken.isEmpty || memory > Self.memoryLimit { throw ExitCode(1) }
  }

  private func save(_ drawn: Drawn) throws {
    let path = NSTemporaryDirectory() + "reportcard-fuzz-\(seed)-\(drawn.number).yaml"
    try Data(drawn.trial.bytes).write(to: URL(fileURLWithPath: path))
    print("  made from \(drawn.source), written to \(path)")
  }
}

/// An input of a seed.
private struct Drawn {
  let number: Int
  let source: String
  let trial: Trial

  init(_ number: Int, seed: UInt64, _ corpus: Corpus) {
    self.number = number
    // Each input has a generator of its own, so that it can be made again alone.
    var seeds = SplitMix64(seed: seed)
    var mutator = Mutator(random: SplitMix64(seed: seeds.next() &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15))
    _ = mutator.random.next()
    let chance = mutator.random.index(below: 25)
    let group = chance == 0 ? corpus.large : chance.isMultiple(of: 2) ? corpus.sound : corpus.small
    let start = group[mutator.random.index(below: group.count)]
    let other = corpus.small[mutator.random.index(below: corpus.small.count)]
    source = start.name
    trial = Trial(
      kind: start.kind, world: start.world, bytes: mutator.mutate(start.bytes, with: other.bytes),
      rendersAll: mutator.random.index(below: 20) == 0)
  }
}

/// What came of the inputs, counted by several threads.
private final class Tally: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var accepted = 0
  private(set) var broken: [(number: Int, promise: String)] = []

  func count(accepted isAccepted: Bool) { lock.withLock { accepted += isAccepted ? 1 : 0 } }
  func count(broken number: Int, _ promise: String) { lock.withLock { broken.append((number, promise)) } }
}
