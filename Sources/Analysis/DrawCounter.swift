/// Counts ranks and letters over draws of weights.
///
/// Points are worked out four jurisdictions at a time and compared four at a time, in arrays that are made once: the time of a
/// simulation is spent here.
struct DrawCounter {
  private typealias Lanes = SIMD4<Double>

  private let weights: [Double]
  private let total: Double
  /// The shares by four rows, then by criterion; rows that only fill up lie below all others.
  private let shares: [Lanes]
  /// What is added to the points of each row, so that groups never mix.
  private let floors: [Lanes]
  private let floor: [Double]
  private let caps: [Int]
  private let cuts: [Double]
  private let count: Int
  private let lanes: Int
  private var drawn: [Double]
  private var scores: [Lanes]
  private var ranks: [Int]
  private var letters: [Int]

  init(_ matrix: ScoreMatrix) {
    let count = matrix.rows.count
    let lanes = (count + 3) / 4
    weights = matrix.weights
    total = matrix.weights.reduce(0, +)
    shares = (0..<lanes).flatMap { lane in
      matrix.weights.indices.map { criterion in
        Lanes((0..<4).map { lane * 4 + $0 < count ? matrix.rows[lane * 4 + $0].shares[criterion] : 0 })
      }
    }
    floor = matrix.rows.map { Double($0.group) * 1000 }
    let floor = floor
    floors = (0..<lanes).map { lane in Lanes((0..<4).map { lane * 4 + $0 < count ? floor[lane * 4 + $0] : -1000 }) }
    caps = matrix.rows.map(\.cap)
    cuts = matrix.cuts
    self.count = count
    self.lanes = lanes
    drawn = weights
    scores = Array(repeating: .zero, count: lanes)
    ranks = Array(repeating: 0, count: count * count)
    letters = Array(repeating: 0, count: count * matrix.cuts.count)
  }

  /// What was counted, for each row of the matrix.
  var rows: [Robustness.Row] {
    (0..<count).map { row in
      Robustness.Row(
        ranks: Array(ranks[row * count..<(row + 1) * count]),
        letters: Array(letters[row * cuts.count..<(row + 1) * cuts.count]))
    }
  }

  /// Draws weights and counts.
  mutating func count(_ scheme: Robustness.Scheme, draws: Int, _ random: inout SplitMix64) {
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

  private mutating func score() {
    let (width, lanes) = (weights.count, lanes)
    scores.withUnsafeMutableBufferPointer { scores in
      shares.withUnsafeBufferPointer { shares in
        drawn.withUnsafeBufferPointer { drawn in
          for lane in 0..<lanes {
            var sum = floors[lane]
            for place in 0..<width { sum += shares[lane * width + place] * drawn[place] }
            scores[lane] = sum
          }
        }
      }
    }
  }

  private mutating func tally() {
    let (count, lanes) = (count, lanes)
    scores.withUnsafeBufferPointer { scores in
      for row in 0..<count {
        let own = scores[row / 4][row % 4]
        // Equal shares give equal sums; what differs by less than rounding is a tie.
        let bar = Lanes(repeating: own + 1e-9)
        var better = SIMD4<Int64>.zero
        for lane in 0..<lanes { better.replace(with: better &+ 1, where: scores[lane] .> bar) }
        ranks[row * count + Int(better.wrappedSum())] += 1
        guard floor[row] > 0 else { continue }
        let points = own - floor[row] + 1e-5
        var letter = 0
        while letter < cuts.count - 1, cuts[letter] > points { letter += 1 }
        letters[row * cuts.count + max(letter, caps[row])] += 1
      }
    }
  }
}
