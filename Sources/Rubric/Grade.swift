import Statutes

/// What one jurisdiction's law earns on a rubric, with every reason.
public struct Grade: Sendable, Hashable {
  /// Whether there was a law to grade.
  public enum Status: String, Sendable {
    /// The law was graded.
    case graded
    /// The jurisdiction has no relief that names trafficking survivors.
    case noLaw = "no_law"
    /// The date lies before the coding starts.
    case notCoded = "not_coded"
  }

  /// The postal code.
  public let jurisdiction: String
  /// The name.
  public let name: String
  /// Whether there was a law to grade.
  public let status: Status
  /// The letter; `nil` where the law is not coded.
  public let letter: String?
  /// The id of the gate that caps the letter, where one does.
  public let gate: String?
  /// The points, each open answer counted at the lowest that it could earn.
  public let points: Points
  /// The most points that the law could have once its open answers are settled.
  public let pointsHigh: Points
  /// The most points that any law could have.
  public let possible: Points
  /// The id of the lead pathway, where one leads.
  public let lead: String?
  /// The pathways in force.
  public let pathways: [LawInForce]
  /// The grade on each criterion, in the rubric's order; their points add up to ``points``.
  public let criteria: [CriterionGrade]

  /// The lead pathway as it stood; `nil` where there is no law to grade.
  public var leadLaw: LawInForce? { pathways.first { $0.pathway.id == lead } }

  /// Whether settling open answers could make another pathway lead and score higher than this lead ever could.
  public var couldChangeLead: Bool { pointsHigh > criteria.reduce(Points.zero) { $0 + $1.high } }

  /// The number of open answers of the lead and on coverage that could still move the points.
  public var openAnswers: Int { criteria.reduce(0) { $0 + $1.open.count } }
}

/// What a law earns on one criterion.
public struct CriterionGrade: Sendable, Hashable {
  /// An answer that the points rest on.
  public struct Evidence: Sendable, Hashable {
    /// The question's id.
    public let question: String
    /// The id of the pathway that the answer is from; `nil` for an answer on the jurisdiction as a whole.
    public let pathway: String?
    /// The answer.
    public let answer: Answer

    /// Creates a piece of evidence.
    public init(question: String, pathway: String?, answer: Answer) {
      self.question = question
      self.pathway = pathway
      self.answer = answer
    }
  }

  /// The criterion's id.
  public let criterion: String
  /// The points.
  public let points: Points
  /// The most points that the criterion could have once its open answers are settled.
  public let high: Points
  /// The most points that the criterion gives.
  public let maximum: Points
  /// The place of the level in the criterion; `nil` where there is no law.
  public let level: Int?
  /// Why these points.
  public let reason: String
  /// What to change to reach full marks; `nil` where they are reached or the answer must first be settled.
  public let advice: String?
  /// The answers that the points rest on.
  public let evidence: [Evidence]
  /// The ids of the questions whose open answers could still move the points.
  public let open: [String]

  /// The citations that the points rest on, each once, joined by semicolons; `nil` where there are none.
  public var cite: String? {
    var cites: [String] = []
    for cite in evidence.compactMap(\.answer.cite) where !cites.contains(cite) { cites.append(cite) }
    return cites.isEmpty ? nil : cites.joined(separator: "; ")
  }
}
