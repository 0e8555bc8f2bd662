/// What a draw of weights has to work out: the points of the laws about which it decides anything, what is compared with what, and
/// where the outcome is counted.
///
/// Most pairs of laws stand in the same order under every weighting that the scheme can draw, and most laws never reach or leave
/// most letters; that is settled once, exactly. Points are summed from those of a law that earns of each criterion what most do,
/// so that only what a law earns otherwise is added.
struct DrawPlan: Sendable {
  /// A criterion and the share of its points that some laws earn above or below most.
  struct Term: Hashable {
    let criterion: Int
    let share: Float
  }

  /// A list for each needed row, all in one array.
  struct Lists<Item: Sendable>: Sendable {
    private let items: [Item]
    private let starts: [Int]

    init(_ lists: [[Item]]) {
      items = lists.flatMap { $0 }
      starts = lists.reduce(into: [0]) { starts, list in starts.append(starts[starts.count - 1] + list.count) }
    }

    /// Calls a closure with the lists, laid open for the time of the call.
    @inline(__always)
    func withView(_ body: (View) -> Void) {
      items.withUnsafeBufferPointer { items in
        starts.withUnsafeBufferPointer { starts in body(View(items: items, starts: starts)) }
      }
    }

    /// The lists, laid open.
    struct View {
      fileprivate let items: UnsafeBufferPointer<Item>
      fileprivate let starts: UnsafeBufferPointer<Int>

      /// The number of needed rows.
      @inline(__always)
      var count: Int { starts.count - 1 }

      /// A row's list.
      @inline(__always)
      subscript(row: Int) -> Slice<UnsafeBufferPointer<Item>> { items[starts[row]..<starts[row + 1]] }
    }
  }

  /// The laws.
  let matrix: ScoreMatrix
  /// What the draws cannot change.
  let settled: SettledOrder
  /// The rubric's points of each criterion.
  let weights: [Float]
  /// The share of each criterion that most needed rows have.
  let base: [Float]
  /// What needed rows have otherwise, each once, and the places of each row's own.
  let terms: [Term]
  let termsOfRow: Lists<Int>
  /// The needed rows that may come to stand on either side of a needed row, and the cut points, as shares of all points.
  let rivals: Lists<Int>
  let cuts: Lists<Float>
  /// Where the cells of each needed row start: one for each rank that it can have, for each letter that it can have.
  let origins: [Int32]
  /// The number of ranks that each needed row can have.
  let ranks: [Int32]
  /// The number of all cells.
  let cellCount: Int

  init(_ matrix: ScoreMatrix, _ scheme: Robustness.Scheme) {
    let settled = SettledOrder(matrix, scheme)
    self.matrix = matrix
    self.settled = settled
    let rows = settled.needed.map { matrix.rows[$0].shares }
    let base = matrix.weights.indices.map { criterion in Self.commonest(rows.map { $0[criterion] }) }
    var place: [Term: Int] = [:]
    var terms: [Term] = []
    termsOfRow = Lists(
      rows.map { shares in
        shares.indices.filter { shares[$0] != base[$0] }.map { criterion in
          let term = Term(criterion: criterion, share: Float(shares[criterion] - base[criterion]))
          if let known = place[term] { return known }
          place[term] = terms.count
          terms.append(term)
          return terms.count - 1
        }
      })
    self.terms = terms
    self.base = base.map { Float($0) }
    weights = matrix.weights.map { Float($0) }
    rivals = Lists(settled.rivals)
    cuts = Lists(settled.cuts)
    ranks = settled.rivals.map { Int32($0.count + 1) }
    var origins: [Int32] = []
    var cells: Int32 = 0
    for (row, cuts) in settled.cuts.enumerated() {
      origins.append(cells)
      cells += ranks[row] * Int32(cuts.count + 1)
    }
    self.origins = origins
    cellCount = Int(cells)
  }

  /// The number that occurs most often, the largest of them where several do.
  private static func commonest(_ numbers: [Double]) -> Double {
    let counts = numbers.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }
}
