/// What a law says on a question: a coded value with where it stands and how it is known.
public struct Answer: Sendable, Hashable {
  /// The coded value.
  public enum Value: Sendable, Hashable {
    /// One of the question's allowed answers.
    case choice(String)
    /// Some of the question's allowed answers, or none.
    case list([String])
    /// A few words.
    case text(String)
    /// Several short texts, or none.
    case texts([String])
    /// The provision was read and says nothing.
    case silent
    /// The words were read and are ambiguous, or sources conflict.
    case unclear
    /// The words were not seen.
    case notResearched

    /// Whether the value is open: `unclear` or `not_researched`.
    public var isUnsettled: Bool { self == .unclear || self == .notResearched }
  }

  /// What an answer rests on.
  public enum Basis: String, Sendable, CaseIterable {
    case statuteText = "statute_text"
    case secondary
    case recall
  }

  /// How sure an answer is.
  public enum Confidence: String, Sendable, CaseIterable { case high, medium, low }

  /// The most characters that a text in the law's own words may have.
  public static let textLimit = 160

  /// A different rule for a group of people, offenses or records.
  public struct Exception: Sendable, Hashable {
    /// The id of the group, one of ``Codebook/groups``.
    public let group: String
    /// The value for that group.
    public let value: Value
    /// The length that goes with the value.
    public let length: Length?
    /// The lengths that go with the items of a list.
    public let lengths: [String: Length]
    /// Where the exception stands.
    public let cite: String
    /// What it says, in the coder's words.
    public let note: String

    /// Creates an exception.
    public init(
      group: String, value: Value, length: Length? = nil, lengths: [String: Length] = [:], cite: String, note: String
    ) {
      self.group = group
      self.value = value
      self.length = length
      self.lengths = lengths
      self.cite = cite
      self.note = note
    }
  }

  /// What an answer says, in one place: answers are passed on by the hundred thousand, and a copy is one reference instead of eight.
  private final class Content: Sendable {
    let value: Value
    let length: Length?
    let lengths: [String: Length]
    let cite: String?
    let note: String
    let basis: Basis?
    let confidence: Confidence?
    let source: String?
    let exceptions: [Exception]

    init(
      value: Value, length: Length?, lengths: [String: Length], cite: String?, note: String, basis: Basis?,
      confidence: Confidence?, source: String?, exceptions: [Exception]
    ) {
      self.value = value
      self.length = length
      self.lengths = lengths
      self.cite = cite
      self.note = note
      self.basis = basis
      self.confidence = confidence
      self.source = source
      self.exceptions = exceptions
    }
  }

  private let content: Content

  /// The value: the rule for adults and for the widest class of offenses.
  public var value: Value { content.value }
  /// The length that goes with a choice.
  public var length: Length? { content.length }
  /// The lengths that go with the items of a list.
  public var lengths: [String: Length] { content.lengths }
  /// The pin citation; may be missing where the answer is open.
  public var cite: String? { content.cite }
  /// What the law says, in the coder's words; for an open answer, what would settle it.
  public var note: String { content.note }
  /// What was read; `nil` for an answer that was not researched.
  public var basis: Basis? { content.basis }
  /// How sure the answer is; `nil` for an answer that was not researched.
  public var confidence: Confidence? { content.confidence }
  /// The id of the source that was read; `nil` means the pathway's first.
  public var source: String? { content.source }
  /// Different rules for groups.
  public var exceptions: [Exception] { content.exceptions }

  /// Creates an answer.
  public init(
    value: Value, length: Length? = nil, lengths: [String: Length] = [:], cite: String?, note: String,
    basis: Basis?, confidence: Confidence?, source: String? = nil, exceptions: [Exception] = []
  ) {
    content = Content(
      value: value, length: length, lengths: lengths, cite: cite, note: note, basis: basis, confidence: confidence,
      source: source, exceptions: exceptions)
  }

  /// Whether two answers say the same.
  public static func == (first: Answer, second: Answer) -> Bool {
    first.content === second.content
      || (first.value == second.value && first.length == second.length && first.lengths == second.lengths
        && first.cite == second.cite && first.note == second.note && first.basis == second.basis
        && first.confidence == second.confidence && first.source == second.source
        && first.exceptions == second.exceptions)
  }

  /// Hashes what tells most answers apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(cite)
    hasher.combine(note)
  }
}
