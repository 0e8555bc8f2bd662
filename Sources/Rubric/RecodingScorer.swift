/// Grades a law with changed answers, by look-ups in tables that lie open for the time of a call.
///
/// Digits are those of the law's slots: for each pathway the questions asked of pathways, then those asked of the jurisdiction. They
/// are not checked, nor may a scorer be kept beyond the call.
package struct RecodingScorer {
  let tables: RecodingTables.View
  let pathwayCount: Int
  /// Where the answers on the jurisdiction as a whole start, less the number of questions before theirs.
  let wholeBase: Int

  /// The points and the gate with some answers.
  ///
  /// - Parameter digits: A digit for each slot.
  package func score(_ digits: UnsafeBufferPointer<Int>) -> RecodableLaw.Outcome {
    var leading = Int.max
    var most = 0
    for pathway in 0..<pathwayCount {
      let own = leadClass(of: pathway, digits)
      guard own <= tables.lastClass, own <= leading else { continue }
      let points = leadPoints(of: pathway, digits)
      if own < leading || points > most { (leading, most) = (own, points) }
    }
    var sum = most
    for criterion in tables.criteria {
      switch criterion.reach {
      case .lead: break
      case .any: sum += coverage(criterion, digits)
      case .jurisdiction: sum += points(criterion, base: wholeBase, digits)
      }
    }
    return RecodableLaw.Outcome(points: sum, gate: gate(digits))
  }

  /// The pathways of which the one that earns most leads: those of the best class that has any.
  func candidates(_ digits: UnsafeBufferPointer<Int>) -> [Int] {
    let classes = (0..<pathwayCount).map { leadClass(of: $0, digits) }
    guard let best = classes.min(), best <= tables.lastClass else { return [] }
    return classes.indices.filter { classes[$0] == best }
  }

  /// The points of the criteria on coverage, which count whichever pathway leads.
  func coveragePoints(_ digits: UnsafeBufferPointer<Int>) -> Int {
    var sum = 0
    for criterion in tables.criteria where criterion.reach == .any { sum += coverage(criterion, digits) }
    return sum
  }

  /// The place of the first gate that is closed.
  func gate(_ digits: UnsafeBufferPointer<Int>) -> Int? {
    for gate in tables.gates.indices {
      var isOpen = false
      for pathway in 0..<pathwayCount where !isOpen {
        isOpen = truth(tables.gates[gate], pathway, digits) != .no
      }
      if !isOpen { return gate }
    }
    return nil
  }

  func points(_ criterion: RecodingTables.Place, base: Int, _ digits: UnsafeBufferPointer<Int>) -> Int {
    var place = criterion.start
    for question in criterion.questions { place += tables.offset(of: question, digits[base + question]) }
    return tables.low[place]
  }

  private func leadPoints(of pathway: Int, _ digits: UnsafeBufferPointer<Int>) -> Int {
    let base = pathway * tables.pathwayQuestions
    var sum = 0
    for criterion in tables.criteria where criterion.reach == .lead { sum += points(criterion, base: base, digits) }
    return sum
  }

  /// The points of a criterion on coverage: each question's best settled answer counts.
  ///
  /// Since a better answer never earns less, open ones can be left aside; where no pathway has a settled one, the worst answer earns
  /// least.
  private func coverage(_ criterion: RecodingTables.Place, _ digits: UnsafeBufferPointer<Int>) -> Int {
    guard pathwayCount > 0 else { return 0 }
    var place = criterion.start
    for question in criterion.questions {
      var best = tables.counts[question] - 1
      for pathway in 0..<pathwayCount { best = min(best, digits[pathway * tables.pathwayQuestions + question]) }
      place += tables.offset(of: question, best)
    }
    return tables.low[place]
  }

  private func leadClass(of pathway: Int, _ digits: UnsafeBufferPointer<Int>) -> Int {
    for place in tables.classes.indices where truth(tables.classes[place], pathway, digits) == .yes { return place }
    return tables.classes.count
  }

  /// The best outcome of some conditions on a pathway.
  private func truth(_ conditions: Range<Int>, _ pathway: Int, _ digits: UnsafeBufferPointer<Int>) -> Truth {
    let base = pathway * tables.pathwayQuestions
    var best = Truth.no
    for condition in conditions {
      var all = Truth.yes
      for place in tables.conditions[condition] {
        let test = tables.tests[place]
        let one = tables.truths[test.start + digits[base + test.question]]
        if one.rawValue < all.rawValue { all = one }
        if all == .no { break }
      }
      if all.rawValue > best.rawValue { best = all }
      if best == .yes { break }
    }
    return best
  }
}

extension RecodingTables {
  /// The tables, laid open for the time of a call.
  struct View {
    let criteria: UnsafeBufferPointer<Place>
    let low: UnsafeBufferPointer<Int>
    let offsets: UnsafeBufferPointer<Int>
    let starts: UnsafeBufferPointer<Int>
    let counts: UnsafeBufferPointer<Int>
    let classes: UnsafeBufferPointer<Range<Int>>
    let gates: UnsafeBufferPointer<Range<Int>>
    let conditions: UnsafeBufferPointer<Range<Int>>
    let tests: UnsafeBufferPointer<Test>
    let truths: UnsafeBufferPointer<Truth>
    let pathwayQuestions: Int
    let lastClass: Int

    /// What a digit of a question adds to the place in its criterion's table.
    func offset(of question: Int, _ digit: Int) -> Int { offsets[starts[question] + digit] }
  }

  /// Calls a closure with the tables laid open.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    criteria.withUnsafeBufferPointer { criteria in
      low.withUnsafeBufferPointer { low in
        offsets.withUnsafeBufferPointer { offsets in
          starts.withUnsafeBufferPointer { starts in
            counts.withUnsafeBufferPointer { counts in
              withRules { classes, gates, conditions, tests, truths in
                body(
                  View(
                    criteria: criteria, low: low, offsets: offsets, starts: starts, counts: counts, classes: classes,
                    gates: gates, conditions: conditions, tests: tests, truths: truths,
                    pathwayQuestions: pathwayQuestions, lastClass: lastClass))
              }
            }
          }
        }
      }
    }
  }

  private func withRules<Result>(
    _ body: (
      UnsafeBufferPointer<Range<Int>>, UnsafeBufferPointer<Range<Int>>, UnsafeBufferPointer<Range<Int>>,
      UnsafeBufferPointer<Test>, UnsafeBufferPointer<Truth>
    ) -> Result
  ) -> Result {
    classes.withUnsafeBufferPointer { classes in
      gates.withUnsafeBufferPointer { gates in
        conditions.withUnsafeBufferPointer { conditions in
          tests.withUnsafeBufferPointer { tests in
            truths.withUnsafeBufferPointer { truths in body(classes, gates, conditions, tests, truths) }
          }
        }
      }
    }
  }
}
