/// A question of the codebook: what it asks, how it is answered and which answers it allows.
public struct Question: Sendable, Hashable {
  /// The form that an answer takes.
  public enum Kind: String, Sendable, CaseIterable {
    /// Exactly one of the allowed answers.
    case choice
    /// Any number of the allowed answers, none included.
    case list
    /// A few words.
    case text
    /// Any number of short texts, none included.
    case texts
  }

  /// What a question is asked of.
  public enum Scope: String, Sendable, CaseIterable {
    /// Each pathway to relief.
    case pathway
    /// The jurisdiction as a whole.
    case jurisdiction
  }

  /// Whether an answer goes with a length of time.
  public enum LengthUse: String, Sendable, CaseIterable { case required, optional, none }

  /// An answer that a question allows.
  public struct Option: Sendable, Hashable {
    /// The value as statute files write it.
    public let value: String
    /// The value in plain words.
    public let label: String
    /// What the value means, in one sentence.
    public let definition: String
    /// Whether the value goes with a length of time.
    public let length: LengthUse
    /// Whether the value has a place in the question's order.
    public let isOrdered: Bool

    /// Creates an allowed answer.
    public init(value: String, label: String, definition: String, length: LengthUse = .none, isOrdered: Bool = true) {
      self.value = value
      self.label = label
      self.definition = definition
      self.length = length
      self.isOrdered = isOrdered
    }
  }

  /// The id, as statute files and rubrics name the question.
  public let id: String
  /// The id of the section of the codebook that the question belongs to.
  public let section: String
  /// What the question is asked of.
  public let scope: Scope
  /// A short name for tables.
  public let label: String
  /// The question in full.
  public let text: String
  /// The form of an answer.
  public let kind: Kind
  /// The direction in which the ordered answers are listed, from the least demanding of a person, or `nil` where the
  /// answers have no order.
  public let order: String?
  /// What silence of the law means here, or `nil` where `silent` is not an allowed answer.
  public let silence: String?
  /// The coding rule that two coders follow alike.
  public let rule: String
  /// The allowed answers; where ``order`` is set, in that order.
  public let options: [Option]

  /// Creates a question.
  public init(
    id: String, section: String, scope: Scope = .pathway, label: String, text: String, kind: Kind,
    order: String? = nil, silence: String? = nil, rule: String, options: [Option] = []
  ) {
    self.id = id
    self.section = section
    self.scope = scope
    self.label = label
    self.text = text
    self.kind = kind
    self.order = order
    self.silence = silence
    self.rule = rule
    self.options = options
  }

  /// The allowed answer with a value.
  public func option(_ value: String) -> Option? { options.first { $0.value == value } }
}
