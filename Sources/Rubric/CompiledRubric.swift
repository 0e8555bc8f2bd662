import Statutes

/// A rubric whose every combination of answers has been worked out once, so that grading is a matter of look-ups.
struct CompiledRubric: Sendable {
  let tables: [ScoreTable]
  /// The lowest and the highest points of every table, one table after the other, in hundredths.
  let low: [Int]
  let high: [Int]
  /// Where each table starts in the lists.
  let starts: [Int]

  /// Checks a rubric exhaustively against its codebook and works it out.
  ///
  /// - Throws: every problem found, in the order of the rubric.
  init(_ rubric: Rubric, codebook: Codebook) throws(RubricProblems) {
    var problems = Self.problemsOfWhole(rubric, codebook)
    var tables: [ScoreTable] = []
    for (place, criterion) in rubric.criteria.enumerated() {
      var found = Self.problemsOfLevels(criterion, codebook)
      if found.isEmpty {
        do throws(RubricProblems) {
          let dimensions = criterion.questions.compactMap { id in
            codebook.question(id).map { question in
              Dimension(
                question, tests: criterion.levels.flatMap(\.when.clauses).filter { $0.question == id }.map(\.test))
            }
          }
          let table = try ScoreTable(criterion, dimensions: dimensions)
          tables.append(table)
          if criterion.reach == .any { found += Self.problemsOfCoverage(table) }
        } catch {
          found += error.problems
        }
      }
      problems += found.map { RubricProblem($0.kind, criterion: place, level: $0.level) }
    }
    if !problems.isEmpty { throw RubricProblems(problems: problems) }
    self.tables = tables
    let plain = tables.map(\.plain)
    low = plain.flatMap(\.low)
    high = plain.flatMap(\.high)
    starts = plain.reduce(into: [0]) { starts, table in starts.append(starts[starts.count - 1] + table.low.count) }
  }

  private static func problemsOfWhole(_ rubric: Rubric, _ codebook: Codebook) -> [RubricProblem] {
    var problems: [RubricProblem] = []
    let sum = rubric.criteria.reduce(Points.zero) { $0 + $1.points }
    if sum != rubric.points { problems.append(RubricProblem(.wrongSum(sum: sum, stated: rubric.points))) }
    let starts = rubric.scale.letters.map(\.from)
    if starts.last != .zero || zip(starts, starts.dropFirst()).contains(where: { $0 <= $1 }) {
      problems.append(RubricProblem(.brokenScale))
    }
    for (place, gate) in rubric.gates.enumerated() {
      if !rubric.scale.letters.contains(where: { $0.letter == gate.cap }) {
        problems.append(RubricProblem(.unknownLetter(gate.cap), gate: place))
      }
      for clause in gate.opens.flatMap(\.clauses) {
        problems += problemsOf(clause, .pathway, codebook).map { RubricProblem($0, gate: place) }
      }
    }
    for clause in rubric.lead.flatMap(\.whenAny).flatMap(\.clauses) {
      problems += problemsOf(clause, .pathway, codebook).map { RubricProblem($0) }
    }
    var readers: [String: String] = [:]
    for (place, criterion) in rubric.criteria.enumerated() {
      for question in criterion.questions {
        if let other = readers[question] {
          problems.append(RubricProblem(.questionReadTwice(question, by: other), criterion: place))
        }
        readers[question] = criterion.id
      }
    }
    return problems
  }

  private static func problemsOfLevels(_ criterion: Criterion, _ codebook: Codebook) -> [RubricProblem] {
    var problems: [RubricProblem] = []
    for id in criterion.questions {
      guard let question = codebook.question(id), question.scope == criterion.reach.scope else {
        problems.append(RubricProblem(.unknownQuestion(id)))
        continue
      }
      if question.options.isEmpty { problems.append(RubricProblem(.ungradableQuestion(id))) }
      if criterion.reach == .any, question.order == nil || question.options.contains(where: { !$0.isOrdered }) {
        problems.append(RubricProblem(.unorderedCoverage(id)))
      }
    }
    for (place, level) in criterion.levels.enumerated() {
      for clause in level.when.clauses {
        if !criterion.questions.contains(clause.question) {
          problems.append(RubricProblem(.unlistedQuestion(clause.question), level: place))
        } else {
          problems += problemsOf(clause, criterion.reach.scope, codebook).map { RubricProblem($0, level: place) }
        }
      }
      if level.points > criterion.points || level.points < .zero {
        problems.append(RubricProblem(.excessPoints(level.points, maximum: criterion.points), level: place))
      }
      if (level.advice == nil) != (level.points == criterion.points) {
        problems.append(RubricProblem(.adviceMismatch, level: place))
      }
    }
    if !criterion.levels.contains(where: { $0.points == criterion.points }) {
      problems.append(RubricProblem(.noFullMarks))
    }
    return problems
  }

  private static func problemsOf(
    _ clause: Condition.Clause, _ scope: Question.Scope, _ codebook: Codebook
  ) -> [RubricProblem.Kind] {
    guard let question = codebook.question(clause.question), question.scope == scope else {
      return [.unknownQuestion(clause.question)]
    }
    let takesOneOf: Bool
    if case .oneOf = clause.test { takesOneOf = true } else { takesOneOf = false }
    switch question.kind {
    case .choice where takesOneOf, .list where !takesOneOf: break
    case .choice, .list: return [.wrongTest(question: question.id)]
    case .text, .texts: return [.ungradableQuestion(question.id)]
    }
    return clause.test.values.filter { value in
      question.option(value) == nil && !(value == "silent" && question.silence != nil)
    }.map { .unknownValue(question: question.id, value: $0) }
  }

  /// Coverage takes the best answer of all pathways, which is fair only where a better answer never earns less.
  private static func problemsOfCoverage(_ table: ScoreTable) -> [RubricProblem] {
    var falling = Set<Int>()
    ScoreTable.forEachDigits(table.dimensions.map { 0...($0.count - 1) }) { digits in
      for place in digits.indices where digits[place] > 0 {
        var better = digits
        better[place] -= 1
        if table.entry(better).low < table.entry(digits).low { falling.insert(place) }
      }
    }
    return falling.sorted().map { RubricProblem(.fallingCoverage(table.dimensions[$0].question)) }
  }
}
