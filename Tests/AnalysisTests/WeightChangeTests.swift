import Rubric
import Statutes
import TestSupport
import Testing
import YAMLFiles

@testable import Analysis

@Suite struct WeightChangeTests {
  /// The shares of the repository's own laws.
  private func matrix() async throws -> ScoreMatrix {
    let project = try await Project.load(folder: Repository.root)
    let grades = project.jurisdictions.map { project.grader.grade($0, on: project.edition.asOf) }
    return ScoreMatrix(NationalSummary(grades: grades, rubric: project.grader.rubric))
  }

  @Test func `the smallest change of weights reaches the threshold, and nothing smaller does`() async throws {
    let matrix = try await matrix()
    var random = SplitMix64(seed: 21)
    for row in matrix.rows where row.group == 2 {
      let points = matrix.points(row, matrix.weights)
      for cut in matrix.cuts where cut > 0 && abs(cut - points) < 25 {
        if let single = WeightChange.single(row.shares, weights: matrix.weights, threshold: cut) {
          let rest = 100 - matrix.weights[single.criterion]
          let weights = matrix.weights.enumerated().map { place, weight in
            place == single.criterion ? single.weight : weight * (100 - single.weight) / rest
          }
          #expect(abs(weights.reduce(0, +) - 100) < 1e-9)
          #expect(abs(matrix.points(row, weights) - cut) < 1e-6, "\(row.code)")
        }
        guard let total = WeightChange.total(row.shares, weights: matrix.weights, threshold: cut) else { continue }
        // Random moves of less weight never get there.
        for _ in 0..<200 {
          var weights = matrix.weights
          var left = total / 2 * 0.999
          while left > 1e-6 {
            let from = Int(random.next() % UInt64(weights.count))
            let to = Int(random.next() % UInt64(weights.count))
            let part = min(left, weights[from], left * random.unit() + 0.01)
            weights[from] -= part
            weights[to] += part
            left -= max(part, 0.01)
          }
          let moved = matrix.points(row, weights)
          #expect(points < cut ? moved < cut : moved > cut, "\(row.code) \(cut)")
        }
      }
    }
  }

  /// Weights with one set to a value and the others scaled so that the total stays.
  private func setting(_ place: Int, to weight: Double, _ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return weights.enumerated().map { other, old in
      other == place ? weight : old * (total - weight) / (total - weights[place])
    }
  }

  /// Weights with an amount moved from the criteria that help least to the one that helps most.
  private func moving(_ amount: Double, by shares: [Double], _ weights: [Double]) -> [Double] {
    var weights = weights
    var left = amount
    let order = shares.indices.sorted { shares[$0] < shares[$1] }
    for place in order.dropLast() {
      let part = min(left, weights[place])
      weights[place] -= part
      weights[order[order.count - 1]] += part
      left -= part
    }
    return weights
  }

  @Test func `just below the change that lets a law pass the next the order stands, just above it is turned`()
    async throws
  {
    let matrix = try await matrix()
    let weights = matrix.weights
    var random = SplitMix64(seed: 33)
    var turned = 0
    for (place, row) in matrix.rows.enumerated() where row.group > 0 {
      // Every pair with fewer points, not only neighbors.
      for above in matrix.rows.indices
      where matrix.rows[above].group == row.group && matrix.rows[above].points > row.points {
        let turn = Firmness.turn(matrix, place, above: above)
        let shares = zip(row.shares, matrix.rows[above].shares).map { $0 - $1 }
        func lead(_ weights: [Double]) -> Double { zip(shares, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        let pair = "\(row.code) \(matrix.rows[above].code)"
        // Nothing turns around a law that is nowhere worse, and everything else can be turned around.
        #expect((turn.total == nil) == (Dominance.order(matrix.rows[above].shares, row.shares) == 1), "\(pair)")
        if let single = turn.single {
          let change = single.weight - weights[single.criterion]
          #expect(
            lead(setting(single.criterion, to: weights[single.criterion] + change * 0.9999, weights)) < 0, "\(pair)")
          let beyond = min(100, max(0, weights[single.criterion] + change * 1.0001))
          #expect(lead(setting(single.criterion, to: beyond, weights)) > 0, "\(pair)")
        }
        // No smaller change of one weight does it.
        let size = turn.single.map { abs($0.weight - weights[$0.criterion]) } ?? 100
        for criterion in weights.indices {
          for step in 1...20 {
            let change = size * 0.999 * Double(step) / 20
            for weight in [weights[criterion] - change, weights[criterion] + change] where (0...100).contains(weight) {
              #expect(lead(setting(criterion, to: weight, weights)) < 1e-9, "\(pair)")
            }
          }
        }
        guard let total = turn.total else { continue }
        turned += 1
        #expect(lead(moving(total / 2 * 0.9999, by: shares, weights)) < 0, "\(pair)")
        #expect(lead(moving(total / 2 * 1.0001, by: shares, weights)) > 0, "\(pair)")
        // Random moves of less weight never do it.
        for _ in 0..<20 {
          var moved = weights
          var left = total / 2 * 0.999
          while left > 1e-6 {
            let (from, to) = (random.index(below: weights.count), random.index(below: weights.count))
            let part = min(left, moved[from], left * random.unit() + 0.01)
            moved[from] -= part
            moved[to] += part
            left -= max(part, 0.01)
          }
          #expect(lead(moved) < 0, "\(pair)")
        }
      }
    }
    #expect(turned > 900)
  }

  @Test func `a change that only makes two laws equal does not turn them around`() {
    // The second is better on the first criterion alone: without any weight on it, the two are the same.
    #expect(WeightChange.total([-0.5, 0], weights: [60, 40], threshold: 0) == 120)
    #expect(WeightChange.total([-0.5, 0], weights: [60, 40], threshold: 0, isPassed: true) == nil)
    #expect(WeightChange.single([-0.5, 0], weights: [60, 40], threshold: 0)?.weight == 0)
    #expect(WeightChange.single([-0.5, 0], weights: [60, 40], threshold: 0, isPassed: true) == nil)
  }

  @Test func `the next above is the nearest with more points in the same group`() async throws {
    let firmness = try await Firmness.shared.value
    for group in [2, 1] {
      let rows = firmness.rows.filter { $0.row.group == group }
      for row in rows {
        let more = rows.map(\.row.points).filter { $0 > row.row.points }.min()
        #expect(row.turn.map { firmness.matrix.rows[$0.above].points } == more, "\(row.row.code)")
        if let turn = row.turn { #expect(firmness.matrix.rows[turn.above].group == group) }
      }
    }
    #expect(firmness.rows.filter { $0.row.group == 0 }.allSatisfy { $0.turn == nil })
  }
}
