import Statutes

/// The law of a jurisdiction on a date, with every answer turned into a place in the rubric's tables.
public struct EncodedLaw: Sendable {
  struct Pathway: Sendable {
    /// The digits of each criterion's questions.
    let digits: [[Int]]
    /// The place of the best class that the pathway surely belongs to, the number of classes where it is in none.
    let leadClass: Int
    /// The place of the best class that it could belong to once its open answers are settled.
    let bestLeadClass: Int
    /// Whether the pathway opens each gate, or could once its open answers are settled.
    let mayOpen: [Bool]
  }

  let pathways: [Pathway]
  /// The digits of the questions of each criterion that reads the jurisdiction as a whole; none for the others.
  let related: [[Int]]
  /// What is read to score the law, worked out once.
  let lookUps: LookUps

  /// The places in the rubric's point lists at which the points of a law stand.
  struct LookUps: Sendable {
    /// The places of the lowest points of the criteria that count whichever pathway leads.
    let sharedLow: [Int]
    /// The places of their highest points.
    let sharedHigh: [Int]
    /// The places of the criteria that read the lead pathway: pathway by pathway, each with as many.
    let lead: [Int]
    /// The gates that each pathway opens or may open, a bit for each.
    let opens: [UInt64]
  }
}

/// The points of a law, without the reasons.
public struct Score: Sendable, Hashable {
  /// The points.
  public let points: Points
  /// The most points that the law could have once its open answers are settled.
  public let high: Points
  /// The place of the lead pathway among the pathways in force; `nil` where none may lead.
  public let lead: Int?
  /// The place of the first gate that is closed.
  public let gate: Int?
}
