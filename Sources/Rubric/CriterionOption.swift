import Statutes

/// What a criterion would earn if some of the answers that it reads were others.
public struct CriterionOption: Sendable {
  /// The changed answers, in the order of the criterion's questions; none for the law as it is.
  public let changes: [(question: String, value: Answer.Value)]
  /// The points that the criterion would earn.
  public let points: Points
}

/// Works out what criteria would earn if one pathway of a law had other answers.
public struct CriterionOptions: Sendable {
  /// Which of the values that earn the same is taken: the heaviest, or else the one that the codebook lists first.
  public typealias Weight = @Sendable (_ question: String, _ value: Answer.Value) -> Int

  private let grader: Grader
  private let law: Law
  private let encoded: EncodedLaw
  private let pathway: Int?
  private let weight: Weight

  /// Prepares the search for a law.
  ///
  /// - Parameters:
  ///   - law: The law; the rubric's groups are read as in grading.
  ///   - pathway: The place of the changed pathway; `nil` stands for a new one, whose answers are all open.
  ///   - weight: Which of the values that earn the same is taken.
  public init(_ grader: Grader, law: Law, pathway: Int?, weight: @escaping Weight = { _, _ in 0 }) {
    self.grader = grader
    self.law = law
    self.pathway = pathway
    self.weight = weight
    encoded = grader.encode(law)
  }

  /// The points of a criterion with the law as it is.
  public func today(_ place: Int) -> Points { points(place, own(place)) }

  /// The most that a criterion could earn for each set of its questions whose answers are changed, fewest changes first.
  ///
  /// A set is left out where fewer of its changes earn as much.
  ///
  /// - Parameters:
  ///   - place: The criterion's place in the rubric.
  ///   - fixed: The ids of questions whose answers stay as they are.
  ///   - required: Values of which one must be reached, by question id.
  /// - Returns: The options; empty where a requirement cannot be met.
  public func options(
    of place: Int, fixed: Set<String> = [], required: [String: [String]] = [:]
  ) -> [CriterionOption] {
    let questions = grader.rubric.criteria[place].questions
    let table = grader.compiled.tables[place]
    let dimensions = table.dimensions
    let own = own(place)
    let isCoverage = grader.rubric.criteria[place].reach == .any
    let others = others(place)
    // The digits that each answer may be changed to, with their values and weights.
    let domains = questions.indices.map { number -> [(digit: Int, value: Answer.Value, weight: Int)] in
      if fixed.contains(questions[number]) { return [] }
      return (0..<dimensions[number].count).filter { digit in
        digit != own[number] && required[questions[number]].map { dimensions[number].passes(digit, .oneOf($0)) } ?? true
      }.map { digit in
        let value = dimensions[number].value(digit, near: answer(questions[number]))
        return (digit, value, weight(questions[number], value))
      }
    }
    let must = questions.indices.reduce(0) { required[questions[$1]] == nil ? $0 : $0 | 1 << $1 }
    let masks = (0..<(1 << questions.count)).filter { $0 & must == must }.sorted {
      ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
    }
    var options: [(mask: Int, option: CriterionOption)] = []
    for mask in masks {
      let changed = questions.indices.filter { mask >> $0 & 1 == 1 }
      guard !changed.contains(where: { domains[$0].isEmpty }) else { continue }
      var best: (points: Points, weight: Int, choice: [Int])?
      var digits = own
      ScoreTable.forEachDigits(changed.map { 0...(domains[$0].count - 1) }) { choice in
        var heft = 0
        for (number, place) in changed.enumerated() {
          digits[place] = domains[place][choice[number]].digit
          heft += domains[place][choice[number]].weight
        }
        let earned = isCoverage ? table.coverage(of: others + [digits]).low : table.entry(digits).low
        if best.map({ (earned, heft) > ($0.points, $0.weight) }) ?? true { best = (earned, heft, choice) }
      }
      guard let best, !options.contains(where: { $0.mask & mask == $0.mask && $0.option.points >= best.points })
      else { continue }
      let values = zip(changed, best.choice).map { (question: questions[$0], value: domains[$0][$1].value) }
      options.append((mask, CriterionOption(changes: values, points: best.points)))
    }
    return options.map(\.option)
  }

  private func own(_ place: Int) -> [Int] {
    if grader.rubric.criteria[place].reach == .jurisdiction { return encoded.related[place] }
    return pathway.map { encoded.pathways[$0].digits[place] }
      ?? grader.compiled.tables[place].dimensions.map(\.unsettled)
  }

  private func points(_ place: Int, _ digits: [Int]) -> Points {
    let table = grader.compiled.tables[place]
    guard grader.rubric.criteria[place].reach == .any else { return table.entry(digits).low }
    return table.coverage(of: others(place) + [digits]).low
  }

  /// The digits of the other pathways, which a criterion on coverage reads too.
  private func others(_ place: Int) -> [[Int]] {
    encoded.pathways.indices.filter { $0 != pathway }.map { encoded.pathways[$0].digits[place] }
  }

  private func answer(_ question: String) -> Answer.Value? {
    pathway.flatMap { law.pathways[$0].answers[question]?.value }
  }
}

extension Grader {
  /// What a pathway lacks to lead before the others, and to open every gate that caps below a letter.
  ///
  /// - Parameters:
  ///   - law: The law.
  ///   - pathway: The place of the pathway; `nil` stands for a new one.
  ///   - letter: The letter that no gate may keep the law from; `nil` for the best.
  /// - Returns: Ways to get there, each a set of values of which one must be reached, by question id; one empty way where nothing
  ///   is lacking.
  public func requirements(of law: Law, pathway: Int?, letter: String?) -> [[String: [String]]] {
    let law = law.applied(to: rubric.groups)
    let answers = pathway.map { law.pathways[$0].answers } ?? [:]
    func lacking(_ condition: Condition) -> [String: [String]]? {
      var values: [String: [String]] = [:]
      for clause in condition.clauses where Condition([clause]).truth(in: answers) != .yes {
        guard case .oneOf(let allowed) = clause.test else { return nil }
        values[clause.question] = allowed
      }
      return values
    }
    func leadClass(_ answers: [String: Answer]) -> Int {
      rubric.lead.firstIndex { $0.whenAny.contains { $0.truth(in: answers) == .yes } } ?? rubric.lead.count
    }
    let others = law.pathways.indices.filter { $0 != pathway }.map { leadClass(law.pathways[$0].answers) }
    let last = rubric.unclassed == .comesLast ? rubric.lead.count : rubric.lead.count - 1
    let needed = min(others.min() ?? last, last)
    var ways: [[String: [String]]] =
      leadClass(answers) <= needed
      ? [[:]] : rubric.lead.prefix(needed + 1).flatMap(\.whenAny).compactMap(lacking)
    for gate in rubric.gates
    where letter.map({ rubric.scale.worse(gate.cap, $0) == gate.cap && gate.cap != $0 }) ?? true {
      let isOpen = (law.pathways.map(\.answers) + [answers]).contains { answers in
        gate.opens.contains { $0.truth(in: answers) != .no }
      }
      if isOpen { continue }
      ways = ways.flatMap { way in gate.opens.compactMap(lacking).map { way.merging($0) { first, _ in first } } }
    }
    return ways
  }
}
