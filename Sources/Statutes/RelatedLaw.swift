/// What the law of a jurisdiction says beside its pathways: the answers to the questions on the jurisdiction as a whole.
public struct RelatedLaw: Sendable, Hashable {
  /// An answer with the day since which it has held.
  public struct Provision: Sendable, Hashable {
    /// The answer.
    public let answer: Answer
    /// Since when it has held; `nil` where it is not researched.
    public let effective: LawDate?
    /// The act that made it so, where known.
    public let act: String?

    /// Creates a provision.
    public init(answer: Answer, effective: LawDate?, act: String? = nil) {
      self.answer = answer
      self.effective = effective
      self.act = act
    }
  }

  /// What was read.
  public let sources: [Source]
  /// The provisions by question id.
  public let provisions: [String: Provision]

  /// Creates the related law.
  public init(sources: [Source] = [], provisions: [String: Provision] = [:]) {
    self.sources = sources
    self.provisions = provisions
  }

  /// The answers on a date; what the law said before a provision's first day is not researched.
  public func answers(on date: CalendarDate) -> [String: Answer] {
    provisions.mapValues { provision in
      guard let effective = provision.effective, effective.latest > date else { return provision.answer }
      return Answer(
        value: .notResearched, cite: provision.answer.cite,
        note: "Read as in force since \(effective); the law before that was not looked for.", basis: nil,
        confidence: nil)
    }
  }

  /// The source that an answer rests on.
  public func source(of answer: Answer) -> Source? { sources.source(of: answer) }
}
