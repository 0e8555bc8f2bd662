/// Counts ranks and letters over draws of weights by one scheme, sixteen draws at a time.
///
/// Points are summed in single precision, which misplaces two laws only where they are less than a ten-thousandth of a point apart.
struct DrawCounter {
  private typealias Draws = SIMD16<Float>
  private typealias Counts = SIMD16<Int32>
  private static let width = 16

  private let plan: DrawPlan
  /// The weights of sixteen draws, criterion by criterion.
  private var drawn: [Draws]
  /// What each term brings in sixteen draws.
  private var products: [Draws]
  /// The points of each needed row in sixteen draws.
  private var points: [Draws]
  /// The number of draws in each cell; each of the sixteen draws has counts of its own, since several of them often count in one
  /// cell and would wait for each other.
  private var cells: [Int32]
  /// The draws that were counted.
  private var draws = 0

  init(_ plan: DrawPlan) {
    self.plan = plan
    drawn = Array(repeating: .zero, count: plan.weights.count)
    products = Array(repeating: .zero, count: plan.terms.count)
    points = Array(repeating: .zero, count: plan.origins.count)
    cells = Array(repeating: 0, count: plan.cellCount * Self.width)
  }

  /// What is settled and what was counted, for each row of the matrix.
  var rows: [Robustness.Row] {
    let (matrix, settled) = (plan.matrix, plan.settled)
    let none = Robustness.Row(
      ranks: Array(repeating: 0, count: matrix.rows.count), letters: Array(repeating: 0, count: matrix.cuts.count))
    var rows = matrix.rows.enumerated().map { number, row in
      var settledRow = none
      settledRow.ranks[settled.ahead[number]] = draws
      if row.group > 0 { settledRow.letters[max(settled.above[number], row.cap)] = draws }
      return settledRow
    }
    for (place, number) in settled.needed.enumerated() {
      var row = none
      let ranks = Int(plan.ranks[place])
      for letter in 0...settled.cuts[place].count {
        for rank in 0..<ranks {
          let draws = counted(Int(plan.origins[place]) + letter * ranks + rank)
          row.ranks[settled.ahead[number] + rank] += draws
          row.letters[max(settled.above[number] + letter, matrix.rows[number].cap)] += draws
        }
      }
      rows[number] = row
    }
    return rows
  }

  /// The number of draws in a cell.
  private func counted(_ cell: Int) -> Int {
    cells[cell * Self.width..<(cell + 1) * Self.width].reduce(0) { $0 + Int($1) }
  }

  /// Draws weights and counts.
  mutating func count(draws: Int, _ scheme: Robustness.Scheme, _ random: inout SplitMix64) {
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
      var bits = SIMD8<UInt64>()
      for lane in 0..<8 { bits[lane] = random.next() }
      // Twenty-four of every thirty-two random bits are a number from 0 up to 1.
      let numbers = Draws(unsafeBitCast(bits, to: SIMD16<UInt32>.self).shifted) * 0x1p-24
      let weight = plan.weights[place]
      drawn[place] = weight * (1 - share) + numbers * (2 * share * weight)
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
    var base = Draws.zero
    for (weight, share) in zip(drawn, plan.base) { base += weight * share }
    drawn.withUnsafeBufferPointer { drawn in
      products.withUnsafeMutableBufferPointer { products in
        for (place, term) in plan.terms.enumerated() { products[place] = drawn[term.criterion] * term.share }
      }
    }
    products.withUnsafeBufferPointer { products in
      points.withUnsafeMutableBufferPointer { points in
        plan.termsOfRow.withView { terms in
          for row in 0..<terms.count {
            var sum = base
            for term in terms[row] { sum += products[term] }
            points[row] = sum
          }
        }
      }
    }
  }

  private mutating func tally(_ lanes: Int) {
    let total = drawn.reduce(.zero, +)
    points.withUnsafeBufferPointer { points in
      cells.withUnsafeMutableBufferPointer { cells in
        plan.rivals.withView { rivals in
          plan.cuts.withView { cuts in
            for row in 0..<rivals.count {
              let own = points[row]
              var place = Counts(repeating: plan.origins[row])
              // A lane of a mask is minus one where it holds.
              for rival in rivals[row] { place &-= unsafeBitCast(points[rival] .> own, to: Counts.self) }
              let ranks = Counts(repeating: plan.ranks[row])
              for cut in cuts[row] { place &+= unsafeBitCast(own .< total * cut, to: Counts.self) & ranks }
              // Times the sixteen draws, as bits.
              place = place &<< 4 | Counts(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
              if lanes == Self.width {
                for lane in 0..<Self.width { cells[Int(place[lane])] &+= 1 }
              } else {
                for lane in 0..<lanes { cells[Int(place[lane])] &+= 1 }
              }
            }
          }
        }
      }
    }
  }
}

extension SIMD16<UInt32> {
  /// The upper twenty-four bits of each number, as signed numbers, which become fractions faster.
  fileprivate var shifted: SIMD16<Int32> { SIMD16<Int32>(truncatingIfNeeded: self &>> 8) }
}
