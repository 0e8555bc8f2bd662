import Rubric
import Statutes

/// How a jurisdiction's law and its grade changed over time.
public struct Timeline: Sendable {
  /// A version that took effect, and the grade from that day on.
  public struct Event: Sendable {
    /// The pathway that changed.
    public let pathway: Pathway
    /// The place of the version in the pathway's history.
    public let version: Int
    /// The day from which it surely held.
    public let date: CalendarDate
    /// The grade from the day that the version took effect; `nil` where that day lies before the coding starts.
    public let grade: Grade?
  }

  /// The grade on the day that the coding starts.
  public let start: Grade
  /// What took effect up to the date, oldest first; versions of the same day in the order of the pathways.
  public let events: [Event]

  /// Grades a jurisdiction on each day that its law changed, up to a date.
  public init(_ jurisdiction: Jurisdiction, until date: CalendarDate, grader: Grader) {
    start = grader.grade(jurisdiction, on: jurisdiction.codedFrom)
    var found: [(date: CalendarDate, order: Int, pathway: Pathway, version: Int)] = []
    for pathway in jurisdiction.pathways {
      for (place, version) in pathway.history.enumerated() where version.effective.latest <= date {
        found.append((version.effective.latest, found.count, pathway, place))
      }
    }
    events = found.sorted { ($0.date, $0.order) < ($1.date, $1.order) }.map { item in
      Event(
        pathway: item.pathway, version: item.version, date: item.date,
        grade: item.date < jurisdiction.codedFrom ? nil : grader.grade(jurisdiction, on: item.date))
    }
  }
}
