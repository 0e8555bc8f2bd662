import Statutes

/// A set of tests on a law's answers, all of which must hold.
///
/// Without any test it always holds.
public struct Condition: Sendable, Hashable {
  /// How an answer is tested.
  public enum Test: Sendable, Hashable {
    /// The choice is one of these values; `silent` may be among them.
    case oneOf([String])
    /// No item of the list lies outside these.
    case only([String])
    /// Some item of the list is one of these.
    case any([String])
    /// No item of the list is one of these.
    case none([String])

    /// The values that the test names.
    public var values: [String] {
      switch self {
      case .oneOf(let values), .only(let values), .any(let values), .none(let values): values
      }
    }
  }

  /// A test of the answer to one question.
  public struct Clause: Sendable, Hashable {
    /// The question's id.
    public let question: String
    /// How its answer is tested.
    public let test: Test

    /// Creates a clause.
    public init(question: String, test: Test) {
      self.question = question
      self.test = test
    }
  }

  /// The tests.
  public let clauses: [Clause]

  /// Creates a condition.
  public init(_ clauses: [Clause]) { self.clauses = clauses }

  /// Whether the condition holds for a set of answers; `maybe` where an open answer could make it hold or fail.
  func truth(in answers: [String: Answer]) -> Truth {
    var result = Truth.yes
    for clause in clauses {
      result = min(result, clause.truth(of: answers[clause.question]?.value))
    }
    return result
  }
}

/// The outcome of a test on answers that may be open.
enum Truth: Int, Comparable, Sendable {
  case no, maybe, yes

  static func < (lhs: Truth, rhs: Truth) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension Condition.Clause {
  fileprivate func truth(of value: Answer.Value?) -> Truth {
    switch (value, test) {
    case (.choice(let value), .oneOf(let allowed)): allowed.contains(value) ? .yes : .no
    case (.silent, .oneOf(let allowed)): allowed.contains("silent") ? .yes : .no
    case (.list(let items), .only(let allowed)): items.allSatisfy(allowed.contains) ? .yes : .no
    case (.list(let items), .any(let wanted)): items.contains(where: wanted.contains) ? .yes : .no
    case (.list(let items), .none(let barred)): items.contains(where: barred.contains) ? .no : .yes
    case (.unclear, _), (.notResearched, _): .maybe
    default: .no
    }
  }
}
