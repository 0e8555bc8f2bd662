/// Counts ranks and letters over draws of weights.
///
/// Points are worked out four jurisdictions at a time and compared eight at a time, in arrays that are made once: the time of a
/// simulation is spent here. To be compared they are rounded to whole numbers of some ten millionths of a point; what differs by less is
/// a tie, since sums of equal shares differ by rounding alone.
struct DrawCounter {
  private typealias Lanes = SIMD4<Double>
  private typealias Keys = SIMD8<Int32>

  private let weights: [Double]
  private let total: Double
  /// The places in the matrix of the rows that have a law, which are the rows that are counted.
  private let places: [Int]
  /// The shares by four rows, then by criterion.
  private let shares: [Lanes]
  /// What is added to the points of each row by four rows, so that groups never mix; rows that only fill up lie below all others.
  private let floors: [Lanes]
  /// What points are multiplied by to be compared.
  private let factor: Double
  private let caps: [Int]
  private let cuts: [Double]
  /// The number of rows of the matrix.
  private let count: Int
  private var drawn: [Double]
  /// The points of each row in a draw, filled up to whole lanes.
  private var points: [Double]
  /// What rows are ranked by in a draw, filled up to whole keys.
  private var keys: [Int32]
  private var ranks: [Int]
  private var letters: [Int]
  /// The draws that were counted.
  private var draws = 0

  init(_ matrix: ScoreMatrix) {
    count = matrix.rows.count
    weights = matrix.weights
    let total = matrix.weights.reduce(0, +)
    self.total = total
    let places = matrix.rows.indices.filter { matrix.rows[$0].group > 0 }
    self.places = places
    let lanes = (places.count + 3) / 4
    shares = (0..<lanes).flatMap { lane in
      matrix.weights.indices.map { criterion in
        Lanes(
          (0..<4).map { lane * 4 + $0 < places.count ? matrix.rows[places[lane * 4 + $0]].shares[criterion] : 0 })
      }
    }
    let floors = places.map { matrix.rows[$0].group == 2 ? total + 1 : 0 }
    self.floors = (0..<lanes).map { lane in
      Lanes((0..<4).map { lane * 4 + $0 < places.count ? floors[lane * 4 + $0] : -1 })
    }
    // Whole hundredths of a point stay whole, and twice the total with its floor fits in 31 bits.
    factor = 100 * (Double(1 << 30) / (100 * (total + 1))).rounded(.down)
    caps = places.map { matrix.rows[$0].cap }
    cuts = matrix.cuts
    drawn = weights
    points = Array(repeating: 0, count: lanes * 4)
    keys = Array(repeating: -1, count: (places.count + 7) / 8 * 8)
    ranks = Array(repeating: 0, count: places.count * places.count)
    letters = Array(repeating: 0, count: places.count * matrix.cuts.count)
  }

  /// What was counted, for each row of the matrix.
  var rows: [Robustness.Row] {
    let width = places.count
    // Those without a law share the rank behind all others.
    var rows = (0..<count).map { _ in
      Robustness.Row(
        ranks: (0..<count).map { $0 == width ? draws : 0 }, letters: Array(repeating: 0, count: cuts.count))
    }
    for (row, place) in places.enumerated() {
      rows[place] = Robustness.Row(
        ranks: ranks[row * width..<(row + 1) * width] + Array(repeating: 0, count: count - width),
        letters: Array(letters[row * cuts.count..<(row + 1) * cuts.count]))
    }
    return rows
  }

  /// Draws weights and counts.
  mutating func count(_ scheme: Robustness.Scheme, draws: Int, _ random: inout SplitMix64) {
    self.draws += draws
    for _ in 0..<draws {
      draw(scheme, &random)
      score()
      tally()
    }
  }

  private mutating func draw(_ scheme: Robustness.Scheme, _ random: inout SplitMix64) {
    let width = weights.count
    switch scheme {
    case .perturbed(let share):
      var sum = 0.0
      for place in 0..<width {
        drawn[place] = weights[place] * (1 - share + 2 * share * random.unit())
        sum += drawn[place]
      }
      let factor = total / sum
      for place in 0..<width { drawn[place] *= factor }
    case .any:
      // The gaps between sorted even numbers are flat on the simplex; each number is put in its place as it is drawn.
      for place in 0..<(width - 1) {
        let number = random.unit()
        var slot = place
        while slot > 0, drawn[slot - 1] > number {
          drawn[slot] = drawn[slot - 1]
          slot -= 1
        }
        drawn[slot] = number
      }
      drawn[width - 1] = 1
      for place in stride(from: width - 1, to: 0, by: -1) { drawn[place] = (drawn[place] - drawn[place - 1]) * total }
      drawn[0] *= total
    }
  }

  /// A number with which the sum of any number of 31 bits ends in the bits of its nearest whole number.
  private static let rounding = 0x1.8p52

  private mutating func score() {
    let (width, factor) = (weights.count, factor)
    points.withUnsafeMutableBytes { points in
      keys.withUnsafeMutableBytes { keys in
        shares.withUnsafeBufferPointer { shares in
          drawn.withUnsafeBufferPointer { drawn in
            for lane in floors.indices {
              var sum = Lanes.zero
              for place in 0..<width { sum += shares[lane * width + place] * drawn[place] }
              points.storeBytes(of: sum, toByteOffset: lane * MemoryLayout<Lanes>.size, as: Lanes.self)
              let rounded = (sum + floors[lane]) * factor + Self.rounding
              let key = SIMD4<Int32>(truncatingIfNeeded: unsafeBitCast(rounded, to: SIMD4<Int64>.self))
              keys.storeBytes(of: key, toByteOffset: lane * MemoryLayout<SIMD4<Int32>>.size, as: SIMD4<Int32>.self)
            }
          }
        }
      }
    }
  }

  private mutating func tally() {
    let (count, width, last) = (places.count, cuts.count, cuts.count - 1)
    letters.withUnsafeMutableBufferPointer { letters in
      cuts.withUnsafeBufferPointer { cuts in
        for row in 0..<count {
          // Sums of shares are not exact; a hundred-thousandth of a point decides nothing.
          let own = points[row] + 1e-5
          var letter = 0
          while letter < last, cuts[letter] > own { letter += 1 }
          letters[row * width + max(letter, caps[row])] += 1
        }
      }
    }
    ranks.withUnsafeMutableBufferPointer { ranks in
      keys.withUnsafeBytes { keys in
        for row in 0..<count {
          let own = Keys(repeating: keys.load(fromByteOffset: row * MemoryLayout<Int32>.size, as: Int32.self))
          var better = Keys.zero
          for offset in stride(from: 0, to: keys.count, by: MemoryLayout<Keys>.size) {
            let others = keys.loadUnaligned(fromByteOffset: offset, as: Keys.self)
            better.replace(with: better &+ 1, where: others .> own)
          }
          ranks[row * count + Int(better.wrappedSum())] += 1
        }
      }
    }
  }
}
