/// A yardstick: criteria with points, gates and a letter scale.
///
/// It carries no law.
public struct Rubric: Sendable, Hashable {
  /// A rule that caps the letter where no pathway meets a condition, whatever the points.
  public struct Gate: Sendable, Hashable {
    /// The id.
    public let id: String
    /// The flag that a card shows.
    public let flag: String
    /// The gate is open where some pathway meets one of these conditions, or could once its open answers are settled.
    public let opens: [Condition]
    /// The best letter that a jurisdiction behind the gate can get.
    public let cap: String
    /// Why, in a sentence on the law.
    public let reason: String
    /// What to change.
    public let advice: String

    /// Creates a gate.
    public init(id: String, flag: String, opens: [Condition], cap: String, reason: String, advice: String) {
      self.id = id
      self.flag = flag
      self.opens = opens
      self.cap = cap
      self.reason = reason
      self.advice = advice
    }
  }

  /// A class of pathways among which the lead is chosen before any later class is looked at.
  public struct LeadClass: Sendable, Hashable {
    /// What the pathways of the class have in common, in words.
    public let label: String
    /// A pathway belongs to the class where one of these conditions holds.
    public let whenAny: [Condition]

    /// Creates a class.
    public init(label: String, whenAny: [Condition]) {
      self.label = label
      self.whenAny = whenAny
    }
  }

  /// What becomes of a jurisdiction without any relief.
  public struct NoLaw: Sendable, Hashable {
    /// A mark that is kept apart from the scale.
    public struct Mark: Sendable, Hashable {
      /// The letter.
      public let letter: String
      /// What it says.
      public let meaning: String

      /// Creates a mark.
      public init(letter: String, meaning: String) {
        self.letter = letter
        self.meaning = meaning
      }
    }

    /// The mark; without one, the jurisdiction is graded on the criteria that read it as a whole.
    public let mark: Mark?
    /// The sentence that stands beside each criterion that reads pathways.
    public let reason: String

    /// Creates the rule.
    public init(mark: Mark?, reason: String) {
      self.mark = mark
      self.reason = reason
    }
  }

  /// What a pathway that belongs to no class of ``lead`` may do.
  public enum Unclassed: String, Sendable, CaseIterable {
    /// It leads where there is no other.
    case comesLast = "comes_last"
    /// It never leads; where there is no other, the criteria that read the lead earn nothing.
    case neverLeads = "never_leads"
  }

  /// The id.
  public let id: String
  /// The title.
  public let title: String
  /// The version of the rubric.
  public let version: String
  /// The id of the codebook whose questions it reads.
  public let codebook: String
  /// The most points in total.
  public let points: Points
  /// What the rubric values and whose judgment the points are.
  public let about: String
  /// The letters.
  public let scale: GradeScale
  /// What becomes of a jurisdiction without any relief.
  public let noLaw: NoLaw
  /// The groups whose exceptions are read in place of the main rule, the one that counts first.
  public let groups: [String]
  /// The classes of pathways, in the order in which a lead is looked for.
  public let lead: [LeadClass]
  /// What a pathway of no class may do.
  public let unclassed: Unclassed
  /// The gates.
  public let gates: [Gate]
  /// The criteria, in the order of presentation.
  public let criteria: [Criterion]

  /// Creates a rubric.
  public init(
    id: String, title: String, version: String, codebook: String, points: Points, about: String, scale: GradeScale,
    noLaw: NoLaw, groups: [String] = [], lead: [LeadClass], unclassed: Unclassed = .comesLast, gates: [Gate],
    criteria: [Criterion]
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.codebook = codebook
    self.points = points
    self.about = about
    self.scale = scale
    self.noLaw = noLaw
    self.groups = groups
    self.lead = lead
    self.unclassed = unclassed
    self.gates = gates
    self.criteria = criteria
  }

  /// The criterion with an id.
  public func criterion(_ id: String) -> Criterion? { criteria.first { $0.id == id } }

  /// The gate with an id.
  public func gate(_ id: String) -> Gate? { gates.first { $0.id == id } }

  /// Every letter that a grade may have with what it means, best first, the mark for no law last.
  public var letters: [(letter: String, meaning: String)] {
    scale.letters.map { ($0.letter, $0.meaning) } + (noLaw.mark.map { [($0.letter, $0.meaning)] } ?? [])
  }

  /// The gate that caps the letter of a grade, where one does.
  public func gate(of grade: Grade) -> Gate? { grade.gate.flatMap { gate($0) } }
}
