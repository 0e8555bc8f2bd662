/// A second, independent coding of a sample of jurisdictions, with the review of every divergence.
public struct SecondCoding: Sendable, Hashable {
  /// How the sample was drawn.
  public struct Sample: Sendable, Hashable {
    /// The seed of the random draw.
    public let seed: String
    /// How it was drawn, in words.
    public let method: String
    /// When the second coding was made and compared.
    public let compared: CalendarDate
    /// The postal codes of the sample.
    public let jurisdictions: [String]

    /// Creates a sample.
    public init(seed: String, method: String, compared: CalendarDate, jurisdictions: [String]) {
      self.seed = seed
      self.method = method
      self.compared = compared
      self.jurisdictions = jurisdictions
    }
  }

  /// The second coder's answers on one pathway.
  public struct CodedPathway: Sendable, Hashable {
    /// The postal code.
    public let jurisdiction: String
    /// The id of the pathway in the first coding.
    public let pathway: String
    /// The citation that the second coder read.
    public let citation: String
    /// The answers by question id.
    public let answers: [String: Answer]

    /// Creates a coded pathway.
    public init(jurisdiction: String, pathway: String, citation: String, answers: [String: Answer]) {
      self.jurisdiction = jurisdiction
      self.pathway = pathway
      self.citation = citation
      self.answers = answers
    }
  }

  /// An answer on which the coders differed, as it stood when they were compared.
  public struct Divergence: Sendable, Hashable {
    /// Whose answer stands.
    public enum Outcome: String, Sendable, CaseIterable { case first, second, neither }

    /// Where the divergence comes from.
    public enum Cause: String, Sendable, CaseIterable {
      /// One coder misread the words.
      case reading
      /// One coder had seen words that the other had not.
      case sources
      /// The codebook left room for both.
      case codebook
    }

    /// The postal code.
    public let jurisdiction: String
    /// The id of the pathway.
    public let pathway: String
    /// The question's id.
    public let question: String
    /// The first coder's value, in plain words.
    public let first: String
    /// The second coder's value, in plain words.
    public let second: String
    /// The first coder's reason.
    public let firstReason: String
    /// The second coder's reason.
    public let secondReason: String
    /// Whose answer stands.
    public let outcome: Outcome
    /// Where the divergence comes from.
    public let cause: Cause
    /// Why it was resolved so.
    public let resolution: String

    /// Creates a divergence.
    public init(
      jurisdiction: String, pathway: String, question: String, first: String, second: String, firstReason: String,
      secondReason: String, outcome: Outcome, cause: Cause, resolution: String
    ) {
      self.jurisdiction = jurisdiction
      self.pathway = pathway
      self.question = question
      self.first = first
      self.second = second
      self.firstReason = firstReason
      self.secondReason = secondReason
      self.outcome = outcome
      self.cause = cause
      self.resolution = resolution
    }
  }

  /// How the sample was drawn.
  public let sample: Sample
  /// The second coder's answers.
  public let pathways: [CodedPathway]
  /// The review sheet.
  public let divergences: [Divergence]

  /// Creates a second coding.
  public init(sample: Sample, pathways: [CodedPathway], divergences: [Divergence]) {
    self.sample = sample
    self.pathways = pathways
    self.divergences = divergences
  }

  /// The answers to a question that were compared: those of the second coder.
  public func compared(_ question: String) -> Int { pathways.count { $0.answers[question] != nil } }

  /// The divergences on a question.
  public func divergences(on question: String) -> [Divergence] { divergences.filter { $0.question == question } }

  /// Whether answers to a question can be compared: free texts cannot.
  public static func isComparable(_ question: Question) -> Bool { question.kind == .choice || question.kind == .list }
}
