/// A length of time that a law sets, with the event that it runs from: 60 days from the judgment.
public struct Length: Hashable, Sendable {
  /// A unit of time.
  public enum Unit: String, Sendable, CaseIterable { case days, months, years }

  /// How many units.
  public let count: Int
  /// The unit.
  public let unit: Unit
  /// The id of the event that the length runs from, one of ``Codebook/events``.
  public let event: String

  /// Creates a length.
  public init(count: Int, unit: Unit, event: String) {
    self.count = count
    self.unit = unit
    self.event = event
  }

  /// The number with its unit: "1 year", "60 days".
  public var amount: String {
    count == 1 ? "1 \(unit.rawValue.dropLast())" : "\(count) \(unit.rawValue)"
  }
}
