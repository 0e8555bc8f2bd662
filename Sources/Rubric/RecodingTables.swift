import Statutes

/// Everything that a rubric reads of a law, as flat tables of numbers: what each answer adds to the place in its criterion's table,
/// and which tests of lead classes and gates it passes.
///
/// Made once for a rubric; a ``RecodableLaw`` is graded by them.
public struct RecodingTables: Sendable {
  /// A criterion: where its questions and its points lie.
  struct Place: Sendable {
    let reach: Criterion.Reach
    /// The places of its questions.
    let questions: Range<Int>
    /// Where its points start in ``RecodingTables/low``.
    let start: Int
  }

  /// A test of one question: where its outcomes start in ``RecodingTables/truths``.
  struct Test: Sendable {
    let question: Int
    let start: Int
  }

  /// The questions asked of pathways, in the order of the criteria, those that only lead classes and gates read behind them; then
  /// those asked of the jurisdiction as a whole.
  let questions: [Dimension]
  /// The number of settled digits of each question.
  let counts: [Int]
  /// The number of questions asked of pathways.
  let pathwayQuestions: Int
  /// Whether the answer to a question bears on more than the points of its own pathway.
  let isShared: [Bool]
  let criteria: [Place]
  /// The hundredths that every number of points is a multiple of.
  public let unit: Int
  /// The lowest points of each combination of answers of each criterion, in units.
  let low: [Int]
  /// What each digit of a question adds to the place in its criterion's table, from `starts[question]` on.
  let offsets: [Int]
  let starts: [Int]
  /// For each lead class and then for each gate, the places of its conditions.
  let classes: [Range<Int>]
  let gates: [Range<Int>]
  /// The places of each condition's tests.
  let conditions: [Range<Int>]
  let tests: [Test]
  let truths: [Truth]

  private let groups: [String]
  /// The last class of pathways that may lead.
  let lastClass: Int

  /// Makes the tables of a grader's rubric.
  public init(_ grader: Grader) {
    let rubric = grader.rubric
    groups = rubric.groups
    lastClass = rubric.unclassed == .comesLast ? rubric.lead.count : rubric.lead.count - 1
    let ruling = rubric.lead.map(\.whenAny) + rubric.gates.map(\.opens)
    let ruled = ruling.joined().flatMap(\.clauses)
    let read = rubric.criteria.flatMap { criterion in criterion.levels.flatMap(\.when.clauses) }
    let perPathway = rubric.criteria.filter { $0.reach != .jurisdiction }.flatMap(\.questions)
    var ids = perPathway
    for clause in ruled where !ids.contains(clause.question) { ids.append(clause.question) }
    pathwayQuestions = ids.count
    ids += rubric.criteria.filter { $0.reach == .jurisdiction }.flatMap(\.questions)
    let questions = ids.compactMap { id in
      grader.codebook.question(id).map { question in
        Dimension(question, tests: (read + ruled).filter { $0.question == id }.map(\.test))
      }
    }
    self.questions = questions
    counts = questions.map(\.count)
    let covered = Set(rubric.criteria.filter { $0.reach == .any }.flatMap(\.questions) + ruled.map(\.question))
    isShared = ids.map(covered.contains)

    var offsets: [Int] = []
    var starts = Array(repeating: 0, count: ids.count)
    var low: [Int] = []
    var criteria: [Place] = []
    var next = (pathway: 0, jurisdiction: pathwayQuestions)
    for (criterion, table) in zip(rubric.criteria, grader.compiled.tables) {
      let plain = table.plain
      let first = criterion.reach == .jurisdiction ? next.jurisdiction : next.pathway
      let own = first..<(first + criterion.questions.count)
      if criterion.reach == .jurisdiction { next.jurisdiction = own.upperBound } else { next.pathway = own.upperBound }
      criteria.append(Place(reach: criterion.reach, questions: own, start: low.count))
      low += plain.low
      for (number, place) in own.enumerated() {
        starts[place] = offsets.count
        // A question that lead classes or gates test too may have more digits than the criterion tells apart.
        offsets += (0..<questions[place].count).map { digit in
          table.dimensions[number].digit(of: questions[place].value(digit, near: nil)) * plain.strides[number]
        }
        offsets.append(table.dimensions[number].unsettled * plain.strides[number])
      }
    }
    self.offsets = offsets
    self.starts = starts
    self.criteria = criteria
    let unit = (low + rubric.criteria.map(\.points.hundredths)).reduce(0, Self.divisor)
    self.unit = max(1, unit)
    self.low = low.map { $0 / max(1, unit) }

    var tests: [Test] = []
    var truths: [Truth] = []
    var conditions: [Range<Int>] = []
    let ranges = ruling.map { group -> Range<Int> in
      let first = conditions.count
      for condition in group {
        let start = tests.count
        for clause in condition.clauses {
          guard let place = ids.firstIndex(of: clause.question) else { continue }
          tests.append(Test(question: place, start: truths.count))
          truths += (0..<questions[place].count).map { questions[place].passes($0, clause.test) ? .yes : .no }
          truths.append(.maybe)
        }
        conditions.append(start..<tests.count)
      }
      return first..<conditions.count
    }
    classes = Array(ranges.prefix(rubric.lead.count))
    gates = Array(ranges.dropFirst(rubric.lead.count))
    self.conditions = conditions
    self.tests = tests
    self.truths = truths
  }

  /// A law as digits, to be graded by these tables.
  public func law(_ law: Law) -> RecodableLaw { RecodableLaw(law.applied(to: groups), self) }

  private static func divisor(_ first: Int, _ second: Int) -> Int {
    var (first, second) = (first, second)
    while second != 0 { (first, second) = (second, first % second) }
    return first
  }
}
