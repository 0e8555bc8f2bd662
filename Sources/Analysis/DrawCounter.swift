/// Counts ranks and letters over draws of weights by one scheme, eight draws at a time.
///
/// Most pairs of laws stand in the same order under every weighting that the scheme can draw, and most laws never reach or leave
/// most letters. That is settled once, exactly; only the rest is compared in each draw. Points are summed in single precision,
/// which misplaces two laws only where they are less than a ten-thousandth of a point apart.
struct DrawCounter {
  private typealias Draws = SIMD8<Float>
  private typealias Counts = SIMD8<Int32>
  private static let width = 8

  private let scheme: Robustness.Scheme
  private let weights: [Float]
  private let settled: SettledOrder
  /// The shares of the rows that any draw needs, row by row.
  private let shares: [Float]
  /// The number of rows of the matrix, and of its letters.
  private let count: Int
  private let letterCount: Int
  private let caps: [Int]

  /// The weights of eight draws, criterion by criterion.
  private var drawn: [Draws]
  /// The points of each needed row in eight draws.
  private var points: [Draws]
  /// How many rows are ahead of each needed row, and how many cut points lie above it.
  private var ahead: [Counts]
  private var above: [Counts]
  private var ranks: [Int]
  private var letters: [Int]
  /// The draws that were counted.
  private var draws = 0

  init(_ matrix: ScoreMatrix, _ scheme: Robustness.Scheme) {
    self.scheme = scheme
    settled = SettledOrder(matrix, scheme)
    weights = matrix.weights.map { Float($0) }
    shares = settled.needed.flatMap { matrix.rows[$0].shares.map { Float($0) } }
    count = matrix.rows.count
    letterCount = matrix.cuts.count
    caps = matrix.rows.map(\.cap)
    let needed = settled.needed.count
    drawn = Array(repeating: .zero, count: weights.count)
    points = Array(repeating: .zero, count: needed)
    ahead = Array(repeating: .zero, count: needed)
    above = Array(repeating: .zero, count: needed)
    ranks = Array(repeating: 0, count: needed * count)
    letters = Array(repeating: 0, count: needed * letterCount)
  }

  /// What was counted, for each row of the matrix.
  var rows: [Robustness.Row] {
    let number = Dictionary(uniqueKeysWithValues: settled.needed.enumerated().map { ($1, $0) })
    return (0..<count).map { row in
      let hasLaw = settled.hasLaw[row]
      guard let place = number[row] else {
        let letter = max(settled.above[row], caps[row])
        return Robustness.Row(
          ranks: (0..<count).map { $0 == settled.ahead[row] ? draws : 0 },
          letters: (0..<letterCount).map { hasLaw && $0 == letter ? draws : 0 })
      }
      return Robustness.Row(
        ranks: Array(ranks[place * count..<(place + 1) * count]),
        letters: Array(letters[place * letterCount..<(place + 1) * letterCount]))
    }
  }

  /// Draws weights and counts.
  mutating func count(draws: Int, _ random: inout SplitMix64) {
    self.draws += draws
    for start in stride(from: 0, to: draws, by: Self.width) {
      switch scheme {
      case .perturbed(let share): perturb(Float(share), &random)
      case .any: drawAny(&random)
      }
      compare()
      tally(min(Self.width, draws - start))
    }
  }

  private mutating func perturb(_ share: Float, _ random: inout SplitMix64) {
    for place in drawn.indices {
      var bits = SIMD4<UInt64>()
      for lane in 0..<4 { bits[lane] = random.next() }
      // Twenty-four of every thirty-two random bits are a number from 0 up to 1.
      let numbers = Draws(unsafeBitCast(bits, to: SIMD8<UInt32>.self).shifted) * 0x1p-24
      drawn[place] = weights[place] * (1 - share) + numbers * (2 * share * weights[place])
    }
  }

  private mutating func drawAny(_ random: inout SplitMix64) {
    let count = drawn.count
    var cuts = [Float](repeating: 1, count: count)
    for lane in 0..<Self.width {
      // The gaps between sorted even numbers are flat on the simplex; each number is put in its place as it is drawn.
      for place in 0..<(count - 1) {
        let number = Float(random.next() >> 40) * 0x1p-24
        var slot = place
        while slot > 0, cuts[slot - 1] > number {
          cuts[slot] = cuts[slot - 1]
          slot -= 1
        }
        cuts[slot] = number
      }
      for place in drawn.indices { drawn[place][lane] = cuts[place] - (place == 0 ? 0 : cuts[place - 1]) }
      cuts[count - 1] = 1
    }
  }

  private mutating func compare() {
    let criteria = drawn.count
    var total = Draws.zero
    for weight in drawn { total += weight }
    shares.withUnsafeBufferPointer { shares in
      drawn.withUnsafeBufferPointer { drawn in
        for row in points.indices {
          var sum = Draws.zero
          for place in 0..<criteria { sum += drawn[place] * shares[row * criteria + place] }
          points[row] = sum
          ahead[row] = Counts(repeating: settled.neededAhead[row])
          above[row] = Counts(repeating: settled.neededAbove[row])
        }
      }
    }
    points.withUnsafeBufferPointer { points in
      ahead.withUnsafeMutableBufferPointer { ahead in
        for pair in settled.pairs {
          let isBehind = points[pair.first] .< points[pair.second]
          ahead[pair.first].replace(with: ahead[pair.first] &+ 1, where: isBehind)
          ahead[pair.second].replace(with: ahead[pair.second] &+ 1, where: .!isBehind)
        }
      }
      above.withUnsafeMutableBufferPointer { above in
        for cut in settled.cuts {
          above[cut.row].replace(with: above[cut.row] &+ 1, where: points[cut.row] .< total * cut.share)
        }
      }
    }
  }

  private mutating func tally(_ lanes: Int) {
    ranks.withUnsafeMutableBufferPointer { ranks in
      letters.withUnsafeMutableBufferPointer { letters in
        for row in ahead.indices {
          let (ahead, above) = (ahead[row], above[row])
          let cap = caps[settled.needed[row]]
          for lane in 0..<lanes {
            ranks[row * count + Int(ahead[lane])] += 1
            letters[row * letterCount + max(Int(above[lane]), cap)] += 1
          }
        }
      }
    }
  }
}

extension SIMD8<UInt32> {
  /// The upper twenty-four bits of each number, as signed numbers, which become fractions faster.
  fileprivate var shifted: SIMD8<Int32> { SIMD8<Int32>(truncatingIfNeeded: self &>> 8) }
}
