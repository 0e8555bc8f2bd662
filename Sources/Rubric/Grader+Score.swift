extension Grader {
  /// The points of a law, or `nil` where there is none and the rubric sets such jurisdictions apart.
  public func score(_ law: EncodedLaw) -> Score? {
    let count = law.pathways.count
    guard count > 0 || rubric.noLaw.mark == nil else { return nil }
    let lookUps = law.lookUps
    var shared = 0
    var sharedHigh = 0
    for place in lookUps.sharedLow { shared += compiled.low[place] }
    for place in lookUps.sharedHigh { sharedHigh += compiled.high[place] }

    let lastClass = rubric.unclassed == .comesLast ? rubric.lead.count : rubric.lead.count - 1
    let width = count == 0 ? 0 : lookUps.lead.count / count
    var lead: Int?
    var leadClass = 0
    var points = 0
    var leadHigh = 0
    var best = 0
    var opened: UInt64 = 0
    for pathway in 0..<count {
      var low = 0
      var high = 0
      for place in lookUps.lead[pathway * width..<(pathway + 1) * width] {
        low += compiled.low[place]
        high += compiled.high[place]
      }
      opened |= lookUps.opens[pathway]
      let own = law.pathways[pathway].leadClass
      // The first of the best: a better class before more points, and surer points before the chance of more.
      if own <= lastClass, lead == nil || (-own, low, high) > (-leadClass, points, leadHigh) {
        (lead, leadClass, points, leadHigh) = (pathway, own, low, high)
      }
      if high > best, mayLead(pathway, in: law, lastClass) { best = high }
    }
    return Score(
      points: Points(hundredths: points + shared), high: Points(hundredths: best + sharedHigh), lead: lead,
      gate: rubric.gates.indices.first { opened >> $0 & 1 == 0 })
  }

  /// Whether a pathway could lead once open answers are settled: another one that surely belongs to a better class keeps it from
  /// ever leading.
  private func mayLead(_ pathway: Int, in law: EncodedLaw, _ lastClass: Int) -> Bool {
    let own = law.pathways[pathway].bestLeadClass
    return own <= lastClass && law.pathways.indices.allSatisfy { $0 == pathway || law.pathways[$0].leadClass >= own }
  }

  /// Where the points of a law stand in the rubric's lists.
  func lookUps(_ pathways: [EncodedLaw.Pathway], _ related: [[Int]]) -> EncodedLaw.LookUps {
    var low: [Int] = []
    var high: [Int] = []
    for (place, criterion) in rubric.criteria.enumerated() {
      let (table, start) = (compiled.tables[place], compiled.starts[place])
      switch criterion.reach {
      case .lead: continue
      case .any:
        // Coverage reads all pathways; without one there is nothing to read.
        if pathways.isEmpty { continue }
        let places = table.coveragePlaces(of: pathways.map { $0.digits[place] })
        low.append(start + places.low)
        high.append(start + places.high)
      case .jurisdiction:
        low.append(start + table.place(of: related[place]))
        high.append(start + table.place(of: related[place]))
      }
    }
    let lead = pathways.flatMap { pathway in
      rubric.criteria.indices.filter { rubric.criteria[$0].reach == .lead }.map { place in
        compiled.starts[place] + compiled.tables[place].place(of: pathway.digits[place])
      }
    }
    let opens = pathways.map { pathway in
      pathway.mayOpen.enumerated().reduce(UInt64(0)) { $0 | ($1.element ? 1 << UInt64($1.offset) : 0) }
    }
    return EncodedLaw.LookUps(sharedLow: low, sharedHigh: high, lead: lead, opens: opens)
  }
}
