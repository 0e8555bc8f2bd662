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
  /// What each needed row has of the criteria, those of which it has nothing left out.
  private let shares: SettledOrder.Lists<SettledOrder.Share>
  /// The number of rows of the matrix, and of its letters.
  private let count: Int
  private let letterCount: Int
  private let caps: [Int]

  /// The weights of eight draws, criterion by criterion.
  private var drawn: [Draws]
  /// The points of each needed row in eight draws.
  private var points: [Draws]
  /// The number of draws with each rank and each letter, for each needed row.
  private var cells: [Int]
  /// The draws that were counted.
  private var draws = 0

  init(_ matrix: ScoreMatrix, _ scheme: Robustness.Scheme) {
    self.scheme = scheme
    settled = SettledOrder(matrix, scheme)
    weights = matrix.weights.map { Float($0) }
    shares = SettledOrder.Lists(
      settled.needed.map { row in
        matrix.rows[row].shares.enumerated().filter { $0.element != 0 }.map {
          SettledOrder.Share(criterion: $0.offset, share: Float($0.element))
        }
      })
    count = matrix.rows.count
    letterCount = matrix.cuts.count
    caps = matrix.rows.map(\.cap)
    drawn = Array(repeating: .zero, count: weights.count)
    points = Array(repeating: .zero, count: settled.needed.count)
    cells = Array(repeating: 0, count: settled.needed.count * count * letterCount)
  }

  /// What was counted, for each row of the matrix.
  var rows: [Robustness.Row] {
    let number = Dictionary(uniqueKeysWithValues: settled.needed.enumerated().map { ($1, $0) })
    return (0..<count).map { row in
      guard let place = number[row] else {
        let letter = max(settled.above[row], caps[row])
        return Robustness.Row(
          ranks: (0..<count).map { $0 == settled.ahead[row] ? draws : 0 },
          letters: (0..<letterCount).map { settled.hasLaw[row] && $0 == letter ? draws : 0 })
      }
      let own = cells[place * count * letterCount..<(place + 1) * count * letterCount]
      return Robustness.Row(
        ranks: (0..<count).map { rank in own.dropFirst(rank * letterCount).prefix(letterCount).reduce(0, +) },
        letters: (0..<letterCount).map { letter in
          (0..<count).reduce(0) { $0 + own[own.startIndex + $1 * letterCount + letter] }
        })
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
      score()
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

  private mutating func score() {
    points.withUnsafeMutableBufferPointer { points in
      drawn.withUnsafeBufferPointer { drawn in
        shares.forEach { row, shares in
          var sum = Draws.zero
          for item in shares { sum += drawn[item.criterion] * item.share }
          points[row] = sum
        }
      }
    }
  }

  private mutating func tally(_ lanes: Int) {
    let total = drawn.reduce(.zero, +)
    let size = count * letterCount
    cells.withUnsafeMutableBufferPointer { cells in
      points.withUnsafeBufferPointer { points in
        settled.rivals.forEach { row, rivals in
          let own = points[row]
          // A lane of a mask is minus one where it holds.
          var ahead = Counts(repeating: settled.neededAhead[row])
          for rival in rivals { ahead &-= unsafeBitCast(points[rival] .> own, to: Counts.self) }
          var above = Counts(repeating: settled.neededAbove[row])
          for cut in settled.cuts[row] { above &-= unsafeBitCast(own .< total * cut, to: Counts.self) }
          above = pointwiseMax(above, Counts(repeating: settled.neededCaps[row]))
          let places = ahead &* Int32(letterCount) &+ above &+ Int32(row * size)
          if lanes == Self.width {
            for lane in 0..<Self.width { cells[Int(places[lane])] += 1 }
          } else {
            for lane in 0..<lanes { cells[Int(places[lane])] += 1 }
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
