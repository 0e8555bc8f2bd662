/// How ranks and letters move when the rubric's weights are others, by seeded simulation.
///
/// Draws are made in blocks, each with a seed of its own, and only counted, so that the outcome is the same on one thread and on
/// several.
public struct Robustness: Sendable {
  /// How weights are drawn.
  public enum Scheme: Sendable, Hashable {
    /// Each weight times a factor drawn evenly from 1 - share to 1 + share, then scaled so that the total stays.
    case perturbed(share: Double)
    /// Any weights at all, all equally likely (a flat Dirichlet distribution).
    case any
  }

  /// What the draws of a scheme came to for one jurisdiction.
  public struct Row: Sendable, Hashable {
    /// The number of draws with each rank, from rank 1.
    public var ranks: [Int]
    /// The number of draws with each letter of the scale.
    public var letters: [Int]

    /// The share of draws with each rank and each letter.
    public var chances: Chances {
      let draws = Double(max(1, ranks.reduce(0, +)))
      return Chances(ranks: ranks.map { Double($0) / draws }, letters: letters.map { Double($0) / draws })
    }

    /// What two sets of draws came to together.
    static func + (first: Row, second: Row) -> Row {
      Row(
        ranks: zip(first.ranks, second.ranks).map(+), letters: zip(first.letters, second.letters).map(+))
    }
  }

  /// What the draws of a scheme came to, in the order of the matrix.
  public struct Outcome: Sendable, Hashable {
    /// By the first half of each block of draws.
    public let half: [Row]
    /// By all draws.
    public let rows: [Row]
  }

  /// The draws in one block.
  static let blockSize = 5_000

  /// Draws weights and counts ranks and letters.
  ///
  /// - Parameters:
  ///   - draws: The number of draws; it is rounded up to whole blocks.
  ///   - seed: The seed.
  ///   - tasks: How many blocks are worked on at once; it changes nothing but the time.
  public static func simulate(
    _ matrix: ScoreMatrix, _ scheme: Scheme, draws: Int, seed: UInt64, tasks: Int = 2
  ) async -> Outcome {
    let plan = DrawPlan(matrix, scheme)
    let blocks = (draws + blockSize - 1) / blockSize
    // More lanes than tasks, so that a core that is slowed down by other work holds up little.
    let lanes = tasks > 1 ? max(1, min(4 * tasks, blocks)) : 1
    return await withTaskGroup(of: (first: [Row], second: [Row]).self) { group in
      for lane in 0..<lanes {
        group.addTask {
          var first = DrawCounter(plan)
          var second = first
          for block in stride(from: lane, to: blocks, by: lanes) {
            var random = SplitMix64(seed: seed ^ (UInt64(block) &+ 1) &* 0xD1B5_4A32_D192_ED03)
            first.count(draws: blockSize / 2, scheme, &random)
            second.count(draws: blockSize - blockSize / 2, scheme, &random)
          }
          return (first.rows, second.rows)
        }
      }
      var half: [Row]?
      var rest: [Row]?
      for await (first, second) in group {
        half = half.map { zip($0, first).map(+) } ?? first
        rest = rest.map { zip($0, second).map(+) } ?? second
      }
      return Outcome(half: half ?? [], rows: zip(half ?? [], rest ?? []).map(+))
    }
  }
}

extension SplitMix64 {
  /// A number drawn evenly from 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
