/// A date as the sources give it: to the day, the month or the year, or only as a latest possible day.
///
/// Written `2021-11-16`, `2021-11`, `2021`, or with `by` in front ("by 2019-03-01": on or before that date, the day itself
/// not known).
public struct LawDate: Hashable, Sendable, CustomStringConvertible {
  /// How exactly a date is known.
  public enum Precision: Sendable { case day, month, year }

  /// How exactly the date is known.
  public let precision: Precision
  /// Whether only the latest possible day is known ("by 2019-03-01").
  public let isOnOrBefore: Bool
  /// The last day that the date may mean.
  ///
  /// A law is taken to hold from this day, so that none is credited before it surely held.
  public let latest: CalendarDate

  /// A date that is known to the day.
  public init(_ day: CalendarDate) {
    precision = .day
    isOnOrBefore = false
    latest = day
  }

  /// Reads a date written as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with or without `by ` in front.
  public init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)
    let by = Array("by ".utf8)
    isOnOrBefore = bytes.starts(with: by)
    if isOnOrBefore { bytes.removeFirst(by.count) }
    var numbers: [Int] = []
    for (index, part) in bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).enumerated() {
      guard index < 3, part.count == (index == 0 ? 4 : 2), part.allSatisfy({ (48...57).contains($0) }) else {
        return nil
      }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 48) })
    }
    guard let year = numbers.first else { return nil }
    let month = numbers.count > 1 ? numbers[1] : 12
    guard (1...12).contains(month) else { return nil }
    let day = numbers.count > 2 ? numbers[2] : CalendarDate.days(inMonth: month, of: year)
    guard let latest = CalendarDate(year: year, month: month, day: day) else { return nil }
    self.latest = latest
    precision = numbers.count == 3 ? .day : numbers.count == 2 ? .month : .year
  }

  /// The date as it is written in a statute file.
  public var description: String {
    let day = latest.description
    let text: Substring
    switch precision {
    case .day: text = day[...]
    case .month: text = day.dropLast(3)
    case .year: text = day.dropLast(6)
    }
    return isOnOrBefore ? "by \(text)" : String(text)
  }
}
