/// Something that keeps a draft from being laid over the law.
public struct DraftProblem: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The draft changes nothing.
    case changesNothing
    /// The draft amends or repeals a pathway that is not in force; the ids of those that are.
    case unknownPathway(inForce: [String])
    /// The draft adds a pathway whose id is taken.
    case takenPathway
    /// The draft amends a pathway that it repeals.
    case amendsRepealed
    /// The answer is what the law says already.
    case repeatsLaw
    /// The draft starts from another answer than the law gives.
    case stale(from: Answer.Value, current: Answer)
    /// Another draft, laid over the law before, does the same thing.
    case conflict(with: String)
  }

  /// What is wrong.
  public let kind: Kind
  /// What the draft does that is wrong; `nil` for the draft as a whole.
  public let target: Draft.Target?
}

/// Everything that keeps a draft from being laid over the law.
public struct DraftProblems: Error, Sendable {
  /// The problems, in the order of the draft's targets.
  public let problems: [DraftProblem]
}
