/// An edition of the coded law: its name, the date that it is graded at, and how to cite it.
public struct Edition: Sendable, Hashable {
  /// The name of the edition.
  public let name: String
  /// The title of the whole.
  public let title: String
  /// The date that the law is graded at when no other is asked for.
  public let asOf: CalendarDate
  /// How to cite the edition, in one line.
  public let citeAs: String
  /// Where corrections can be sent, in words.
  public let corrections: String

  /// Creates an edition.
  public init(name: String, title: String, asOf: CalendarDate, citeAs: String, corrections: String) {
    self.name = name
    self.title = title
    self.asOf = asOf
    self.citeAs = citeAs
    self.corrections = corrections
  }
}
