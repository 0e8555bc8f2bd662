import Statutes

/// One question as a criterion's table sees it: every answer is a digit.
///
/// Items of a list question that no level tells apart share a digit's bit, so that the combinations stay few.
struct Dimension: Sendable {
  /// The question's id.
  let question: String
  /// Whether the question is a list.
  let isList: Bool
  /// The question's answers, in its order.
  private let values: [String]
  /// The number of settled digits; the digit `count` stands for an open answer.
  let count: Int
  private let digits: [String: Int]
  private let bits: [String: Int]

  /// The digit of an open answer.
  var unsettled: Int { count }

  init(_ question: Question, tests: [Condition.Test]) {
    self.question = question.id
    isList = question.kind == .list
    values = question.options.map(\.value)
    if question.kind == .list {
      var classes: [[Bool]: Int] = [:]
      var bits: [String: Int] = [:]
      for option in question.options {
        let signature = tests.map { $0.values.contains(option.value) }
        let next = classes.count
        bits[option.value] = classes[signature, default: next]
        if classes[signature] == nil { classes[signature] = next }
      }
      self.bits = bits
      digits = [:]
      count = 1 << min(classes.count, 20)
    } else {
      var values = question.options.map(\.value)
      if question.silence != nil { values.append("silent") }
      digits = Dictionary(values.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      bits = [:]
      count = values.count
    }
  }

  /// The dimension as plain numbers.
  var plain: CompiledCriterion.Dimension {
    .init(question: question, count: count, places: isList ? bits : digits, isList: isList)
  }

  /// The digit of an answer; a missing answer counts as open.
  func digit(of value: Answer.Value?) -> Int {
    switch value {
    case .choice(let value): digits[value] ?? unsettled
    case .silent: digits["silent"] ?? unsettled
    case .list(let items): items.reduce(0) { $0 | 1 << (bits[$1] ?? 0) }
    default: unsettled
    }
  }

  /// Whether a settled digit passes a test.
  func passes(_ digit: Int, _ test: Condition.Test) -> Bool {
    func mask(_ values: [String]) -> Int { values.reduce(0) { $0 | 1 << (bits[$1] ?? 0) } }
    switch test {
    case .oneOf(let values): return values.contains { digits[$0] == digit }
    case .only(let values): return digit & ~mask(values) == 0
    case .any(let values): return digit & mask(values) != 0
    case .none(let values): return digit & mask(values) == 0
    }
  }

  /// A value that a settled digit stands for; of a list's items that no level tells apart, those of a given value are kept, and
  /// the first is named where that has none.
  func value(_ digit: Int, near given: Answer.Value?) -> Answer.Value {
    guard isList else {
      let word = digits.first { $0.value == digit }?.key ?? ""
      return word == "silent" ? .silent : .choice(word)
    }
    var kept: [String] = []
    if case .list(let items)? = given { kept = items }
    let named = Set(
      (0..<Int.bitWidth).filter { digit >> $0 & 1 == 1 }.flatMap { bit -> [String] in
        let items = values.filter { bits[$0] == bit }
        let own = items.filter(kept.contains)
        return own.isEmpty ? Array(items.prefix(1)) : own
      })
    return .list(values.filter(named.contains))
  }

  /// A settled digit in words, for an error message.
  func words(_ digit: Int) -> String {
    if isList {
      let items = values.filter { digit & 1 << (bits[$0] ?? 0) != 0 }
      return "\(question): [\(items.joined(separator: ", "))]"
    }
    let value = digits.first { $0.value == digit }?.key ?? "?"
    return "\(question): \(value)"
  }
}

/// A criterion worked out for every combination of answers, open ones included.
struct ScoreTable: Sendable {
  /// What a combination of answers earns.
  struct Entry: Sendable, Hashable {
    /// The lowest points that the answers, once settled, could earn.
    var low: Points
    /// The highest.
    var high: Points
    /// The level that gives the lowest points.
    var level: Int
  }

  /// The most combinations that a table may hold.
  static let limit = 1_000_000

  let dimensions: [Dimension]
  private let strides: [Int]
  private let entries: [Entry]

  /// Works out the table, or reports which combinations reach no level and which levels are never reached.
  init(_ criterion: Criterion, dimensions: [Dimension]) throws(RubricProblems) {
    self.dimensions = dimensions
    var strides: [Int] = []
    var size = 1
    for dimension in dimensions {
      strides.append(size)
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension.count + 1)
      size = overflow ? Int.max : product
      if size > Self.limit { throw RubricProblems(problems: [RubricProblem(.tooManyCombinations(size))]) }
    }
    self.strides = strides
    var levels = [Int](repeating: -1, count: size)
    var missing: [[Int]] = []
    var reached = Set<Int>()
    Self.forEachDigits(dimensions.map { 0...($0.count - 1) }) { digits in
      let level = criterion.levels.firstIndex { level in
        level.when.clauses.allSatisfy { clause in
          guard let place = dimensions.firstIndex(where: { $0.question == clause.question }) else { return false }
          return dimensions[place].passes(digits[place], clause.test)
        }
      }
      if let level {
        reached.insert(level)
        levels[zip(digits, strides).reduce(0) { $0 + $1.0 * $1.1 }] = level
      } else {
        missing.append(digits)
      }
    }
    var problems: [RubricProblem] = []
    if let first = missing.first {
      let example = zip(dimensions, first).map { $0.words($1) }.joined(separator: ", ")
      problems.append(RubricProblem(.uncovered(count: missing.count, example: example)))
    }
    for level in criterion.levels.indices where !reached.contains(level) {
      problems.append(RubricProblem(.unreachableLevel, level: level))
    }
    if !problems.isEmpty { throw RubricProblems(problems: problems) }
    entries = Self.completed(levels, criterion: criterion, dimensions: dimensions, strides: strides)
  }

  /// The table as plain numbers.
  var plain: CompiledCriterion {
    CompiledCriterion(
      dimensions: dimensions.map(\.plain), strides: strides, low: entries.map(\.low.hundredths),
      high: entries.map(\.high.hundredths), level: entries.map(\.level))
  }

  /// The entry for coverage: each question's best settled answer over several pathways counts; an open answer may turn out to
  /// be better than it, never to take it away.
  func coverage(of digits: [[Int]]) -> Entry { entry(among: coverageRanges(of: digits)) }

  /// Where the lowest and the highest points for coverage stand: a better answer never earns less.
  func coveragePlaces(of digits: [[Int]]) -> (low: Int, high: Int) {
    let ranges = coverageRanges(of: digits)
    return (place(of: ranges.map(\.upperBound)), place(of: ranges.map(\.lowerBound)))
  }

  private func coverageRanges(of digits: [[Int]]) -> [ClosedRange<Int>] {
    dimensions.enumerated().map { number, dimension in
      let own = digits.map { $0[number] }
      let worst = own.filter { $0 != dimension.unsettled }.min() ?? dimension.count - 1
      return own.contains(dimension.unsettled) ? 0...worst : worst...worst
    }
  }

  /// The entry for one digit a question.
  func entry(_ digits: [Int]) -> Entry { entries[place(of: digits)] }

  /// Where the entry for one digit a question stands.
  func place(of digits: [Int]) -> Int {
    var place = 0
    for number in digits.indices { place += digits[number] * strides[number] }
    return place
  }

  /// The entry where each question's digit may be any of a range.
  func entry(among ranges: [ClosedRange<Int>]) -> Entry {
    if ranges.allSatisfy({ $0.count == 1 }) { return entry(ranges.map(\.lowerBound)) }
    var result: Entry?
    Self.forEachDigits(ranges) { digits in
      result = Self.merge(result, entry(digits))
    }
    return result ?? entry(ranges.map(\.lowerBound))
  }

  /// Fills in the combinations with open answers: each takes the extremes over the answers it may turn out to be.
  private static func completed(
    _ levels: [Int], criterion: Criterion, dimensions: [Dimension], strides: [Int]
  ) -> [Entry] {
    var entries = levels.map { level in
      level < 0
        ? nil
        : Entry(low: criterion.levels[level].points, high: criterion.levels[level].points, level: level)
    }
    for (place, dimension) in dimensions.enumerated() {
      let stride = strides[place]
      for index in entries.indices where index / stride % (dimension.count + 1) == dimension.unsettled {
        var result: Entry?
        for digit in 0..<dimension.count {
          guard let entry = entries[index + (digit - dimension.unsettled) * stride] else { continue }
          result = merge(result, entry)
        }
        entries[index] = result ?? entries[index]
      }
    }
    return entries.compactMap { $0 }
  }

  private static func merge(_ first: Entry?, _ second: Entry) -> Entry {
    guard let first else { return second }
    var result = second.low < first.low ? second : first
    result.high = max(first.high, second.high)
    return result
  }

  /// Calls a closure with every combination of digits from ranges.
  static func forEachDigits(_ ranges: [ClosedRange<Int>], _ body: ([Int]) -> Void) {
    var digits = ranges.map(\.lowerBound)
    while true {
      body(digits)
      var place = 0
      while place < ranges.count, digits[place] == ranges[place].upperBound {
        digits[place] = ranges[place].lowerBound
        place += 1
      }
      if place == ranges.count { return }
      digits[place] += 1
    }
  }
}
