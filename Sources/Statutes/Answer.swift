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

  /// The value: the rule for adults and for the widest class of offenses.
  public let value: Value
  /// The length that goes with a choice.
  public let length: Length?
  /// The lengths that go with the items of a list.
  public let lengths: [String: Length]
  /// The pin citation; may be missing where the answer is open.
  public let cite: String?
  /// What the law says, in the coder's words; for an open answer, what would settle it.
  public let note: String
  /// What was read; `nil` for an answer that was not researched.
  public let basis: Basis?
  /// How sure the answer is; `nil` for an answer that was not researched.
  public let confidence: Confidence?
  /// The id of the source that was read; `nil` means the pathway's first.
  public let source: String?
  /// Different rules for groups.
  public let exceptions: [Exception]

  /// Creates an answer.
  public init(
    value: Value, length: Length? = nil, lengths: [String: Length] = [:], cite: String?, note: String,
    basis: Basis?, confidence: Confidence?, source: String? = nil, exceptions: [Exception] = []
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
