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

    /// The smallest rank that at least a part of the draws does not exceed.
    public func rank(_ part: Double) -> Int {
      let draws = ranks.reduce(0, +)
      var seen = 0
      for (place, count) in ranks.enumerated() {
        seen += count
        if Double(seen) >= part * Double(draws) { return place + 1 }
      }
      return ranks.count
    }

    /// The share of draws with a letter.
    public func chance(_ letter: Int) -> Double {
      let draws = letters.reduce(0, +)
      return draws == 0 ? 0 : Double(letters[letter]) / Double(draws)
    }
  }

  /// The draws in one block.
  static let blockSize = 5_000

  /// Draws weights and counts ranks and letters.
  ///
  /// - Parameters:
  ///   - draws: The number of draws; it is rounded up to whole blocks.
  ///   - seed: The seed.
  ///   - tasks: How many blocks are worked on at once; it changes nothing but the time.
  /// - Returns: A row for each row of the matrix.
  public static func simulate(
    _ matrix: ScoreMatrix, _ scheme: Scheme, draws: Int, seed: UInt64, tasks: Int = 2
  ) async -> [Row] {
    let blocks = (draws + blockSize - 1) / blockSize
    let lanes = max(1, min(tasks, blocks))
    return await withTaskGroup(of: [Row].self) { group in
      for lane in 0..<lanes {
        group.addTask {
          var counter = DrawCounter(matrix)
          for block in stride(from: lane, to: blocks, by: lanes) {
            var random = SplitMix64(seed: seed ^ (UInt64(block) &+ 1) &* 0xD1B5_4A32_D192_ED03)
            counter.count(scheme, draws: blockSize, &random)
          }
          return counter.rows
        }
      }
      var total: [Row]?
      for await rows in group {
        total = total.map { Self.sum($0, rows) } ?? rows
      }
      return total ?? []
    }
  }

  private static func sum(_ first: [Row], _ second: [Row]) -> [Row] {
    zip(first, second).map { one, two in
      Row(
        ranks: zip(one.ranks, two.ranks).map(+), letters: zip(one.letters, two.letters).map(+))
    }
  }
}

extension SplitMix64 {
  /// A number drawn evenly from 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
