/// A bill that is not law yet, as changes to the coded law of a jurisdiction.
public struct Draft: Sendable, Hashable {
  /// An answer that the bill would change.
  public struct Change: Sendable, Hashable {
    /// The value that the bill starts from, where the draft says so.
    public let from: Answer.Value?
    /// The answer as the bill would make it.
    public let answer: Answer

    /// Creates a change.
    public init(from: Answer.Value? = nil, answer: Answer) {
      self.from = from
      self.answer = answer
    }
  }

  /// A pathway that the bill would amend.
  public struct Amendment: Sendable, Hashable {
    /// The pathway's id.
    public let pathway: String
    /// The changed answers by question id.
    public let changes: [String: Change]

    /// Creates an amendment.
    public init(pathway: String, changes: [String: Change]) {
      self.pathway = pathway
      self.changes = changes
    }
  }

  /// A pathway that the bill would add.
  public struct Addition: Sendable, Hashable {
    /// The id.
    public let id: String
    /// A short name.
    public let title: String
    /// The citation, as the bill numbers the provision.
    public let citation: String
    /// Every answer by question id.
    public let answers: [String: Answer]

    /// Creates an addition.
    public init(id: String, title: String, citation: String, answers: [String: Answer]) {
      self.id = id
      self.title = title
      self.citation = citation
      self.answers = answers
    }
  }

  /// One thing that a bill does to the law.
  public enum Target: Sendable, Hashable {
    /// It changes an answer of a pathway.
    case answer(pathway: String, question: String)
    /// It adds a pathway.
    case added(pathway: String)
    /// It repeals a pathway.
    case repealed(pathway: String)

    /// The pathway's id.
    public var pathway: String {
      switch self {
      case .answer(let pathway, _), .added(let pathway), .repealed(let pathway): pathway
      }
    }
  }

  /// The id, which is the file's name.
  public let id: String
  /// The postal code.
  public let jurisdiction: String
  /// The bill's number, session and short name.
  public let title: String
  /// Where the bill stands or ended, in words.
  public let stage: String
  /// When it was introduced, where known.
  public let introduced: LawDate?
  /// When someone last checked the coding and the stage.
  public let checked: CalendarDate
  /// What the bill would do, in plain words.
  public let summary: String
  /// What was read.
  public let sources: [Source]
  /// The amended pathways.
  public let amendments: [Amendment]
  /// The added pathways.
  public let additions: [Addition]
  /// The ids of the repealed pathways.
  public let repeals: [String]

  /// Creates a draft.
  public init(
    id: String, jurisdiction: String, title: String, stage: String, introduced: LawDate? = nil, checked: CalendarDate,
    summary: String, sources: [Source], amendments: [Amendment] = [], additions: [Addition] = [], repeals: [String] = []
  ) {
    self.id = id
    self.jurisdiction = jurisdiction
    self.title = title
    self.stage = stage
    self.introduced = introduced
    self.checked = checked
    self.summary = summary
    self.sources = sources
    self.amendments = amendments
    self.additions = additions
    self.repeals = repeals
  }

  /// Everything that the bill does: amendments by pathway and question id, then additions, then repeals.
  public var targets: [Target] {
    amendments.flatMap { amendment in
      amendment.changes.keys.sorted().map { Target.answer(pathway: amendment.pathway, question: $0) }
    } + additions.map { .added(pathway: $0.id) } + repeals.map { .repealed(pathway: $0) }
  }

  /// The change that the bill makes to an answer.
  public func change(pathway: String, question: String) -> Change? {
    amendments.lazy.filter { $0.pathway == pathway }.compactMap { $0.changes[question] }.first
  }
}
