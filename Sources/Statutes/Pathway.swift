/// A way to relief: a statute under which a person can ask to have records cleared, with its history.
public struct Pathway: Sendable, Hashable {
  /// The law as one act left it, in force until the next version.
  public struct Version: Sendable, Hashable {
    /// The act that made this version.
    public let act: String
    /// When it was enacted, where known.
    public let enacted: LawDate?
    /// When it took effect.
    public let effective: LawDate
    /// To which cases it applies, where the act says so.
    public let appliesTo: String?
    /// When the pathway ended with this version, where it did.
    public let repealed: LawDate?
    /// When someone last checked the coding.
    public let verified: CalendarDate
    /// What the act did, in one sentence.
    public let change: String
    /// The answers by question id: all of them in the first version, the changed ones in later versions.
    public let answers: [String: Answer]

    /// Creates a version.
    public init(
      act: String, enacted: LawDate?, effective: LawDate, appliesTo: String? = nil, repealed: LawDate? = nil,
      verified: CalendarDate, change: String, answers: [String: Answer]
    ) {
      self.act = act
      self.enacted = enacted
      self.effective = effective
      self.appliesTo = appliesTo
      self.repealed = repealed
      self.verified = verified
      self.change = change
      self.answers = answers
    }
  }

  /// An act that touched the law and changed no coded answer, or whose content was not traced.
  public struct OtherAct: Sendable, Hashable {
    /// When, where known.
    public let date: LawDate?
    /// The act.
    public let act: String
    /// What is known of it.
    public let change: String

    /// Creates an act.
    public init(date: LawDate?, act: String, change: String) {
      self.date = date
      self.act = act
      self.change = change
    }
  }

  /// The id, unique within the jurisdiction.
  public let id: String
  /// A short name.
  public let title: String
  /// The citation of the whole provision.
  public let citation: String
  /// What was read, the best text first.
  public let sources: [Source]
  /// The versions of the law, oldest first, with no overlap.
  public let history: [Version]
  /// Acts that made no version.
  public let otherActs: [OtherAct]

  /// Creates a pathway.
  public init(
    id: String, title: String, citation: String, sources: [Source], history: [Version], otherActs: [OtherAct] = []
  ) {
    self.id = id
    self.title = title
    self.citation = citation
    self.sources = sources
    self.history = history
    self.otherActs = otherActs
  }

  /// The law of this pathway on a date, or `nil` where it did not exist then.
  ///
  /// A version holds from the last day that its effective date may mean until the next version's.
  public func law(on date: CalendarDate) -> LawInForce? {
    guard let last = history.lastIndex(where: { $0.effective.latest <= date }) else { return nil }
    if let repealed = history[last].repealed, repealed.latest <= date { return nil }
    return LawInForce(pathway: self, versionIndex: last, answers: answers(through: last))
  }

  /// Every answer as a version left it: its own and those that it inherits.
  ///
  /// - Parameter version: The place of the version in ``history``.
  public func answers(through version: Int) -> [String: Answer] {
    guard let first = history.first else { return [:] }
    // Most pathways have one version, whose answers are taken without a copy.
    return history[...version].dropFirst().reduce(into: first.answers) { answers, version in
      answers.merge(version.answers) { _, new in new }
    }
  }

  /// The last day on which a version held; `nil` where it is still in force as far as the coding goes.
  ///
  /// - Parameter version: The place of the version in ``history``.
  public func lastDay(of version: Int) -> CalendarDate? {
    let end = version + 1 < history.count ? history[version + 1].effective : history[version].repealed
    return end?.latest.dayBefore
  }

  /// The last day on which an answer held: until a later version changed it, or the pathway ended; `nil` where it is still in
  /// force as far as the coding goes.
  ///
  /// - Parameters:
  ///   - question: The question's id.
  ///   - version: The place in ``history`` of the version that gave the answer.
  public func lastDay(of question: String, from version: Int) -> CalendarDate? {
    let next = history[(version + 1)...].firstIndex { $0.answers[question] != nil }
    return lastDay(of: next.map { $0 - 1 } ?? history.count - 1)
  }

  /// The source that an answer rests on.
  public func source(of answer: Answer) -> Source? { sources.source(of: answer) }
}

/// A pathway as it stood on a date: one complete set of answers.
public struct LawInForce: Sendable, Hashable {
  /// The pathway.
  public let pathway: Pathway
  /// The place in ``Pathway/history`` of the version in force.
  public let versionIndex: Int
  /// Every answer by question id.
  public let answers: [String: Answer]

  /// Creates the law in force.
  public init(pathway: Pathway, versionIndex: Int, answers: [String: Answer]) {
    self.pathway = pathway
    self.versionIndex = versionIndex
    self.answers = answers
  }

  /// The version in force.
  public var version: Pathway.Version { pathway.history[versionIndex] }

  /// The value chosen for a question; `nil` where the law is silent, the answer is open or it is not a choice.
  public func choice(_ question: String) -> String? {
    if case .choice(let value)? = answers[question]?.value { return value }
    return nil
  }
}
