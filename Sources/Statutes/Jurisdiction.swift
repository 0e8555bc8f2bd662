/// What the law of one jurisdiction says.
public struct Jurisdiction: Sendable, Hashable {
  /// The law of a jurisdiction on a date.
  public enum State: Sendable, Hashable {
    /// The date lies before the day that the coding starts at: nothing is known of the law then.
    case notCoded
    /// The law of the date.
    case coded(Law)
  }

  /// The postal code, or `US` for federal law.
  public let code: String
  /// The name.
  public let name: String
  /// The two-digit FIPS code; `00` for federal law.
  public let fips: String
  /// The day that the coding starts at; before it, the law is not coded.
  public let codedFrom: CalendarDate
  /// What the law gives and asks, in two to four sentences.
  public let summary: String
  /// What general law, not specific to trafficking, offers.
  public let generalLaw: String?
  /// Where laws and changes of laws were looked for.
  public let searched: String?
  /// The pathways to relief; empty where there is none.
  public let pathways: [Pathway]
  /// The answers to the questions on the jurisdiction as a whole.
  public let related: RelatedLaw
  /// What remains to be settled.
  public let openQuestions: [String]

  /// Creates a jurisdiction.
  public init(
    code: String, name: String, fips: String, codedFrom: CalendarDate, summary: String, generalLaw: String? = nil,
    searched: String? = nil, pathways: [Pathway], related: RelatedLaw = RelatedLaw(), openQuestions: [String] = []
  ) {
    self.code = code
    self.name = name
    self.fips = fips
    self.codedFrom = codedFrom
    self.summary = summary
    self.generalLaw = generalLaw
    self.searched = searched
    self.pathways = pathways
    self.related = related
    self.openQuestions = openQuestions
  }

  /// The law on a date.
  public func state(on date: CalendarDate) -> State {
    date < codedFrom
      ? .notCoded : .coded(Law(pathways: pathways.compactMap { $0.law(on: date) }, related: related.answers(on: date)))
  }

  /// Whether the law of a later date may differ from that of an earlier one: something took effect or ended, or the coding
  /// starts in between.
  public func mayDiffer(between earlier: CalendarDate, and later: CalendarDate) -> Bool {
    func isBetween(_ date: CalendarDate) -> Bool { earlier < date && date <= later }
    return isBetween(codedFrom)
      || pathways.contains { pathway in
        pathway.history.contains { version in
          isBetween(version.effective.latest) || version.repealed.map { isBetween($0.latest) } == true
        }
      }
      || related.provisions.values.contains { $0.effective.map { isBetween($0.latest) } == true }
  }
}
