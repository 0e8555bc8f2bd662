/// A day of the Gregorian calendar, without a time of day or a time zone.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, four digits.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Creates a date, or returns `nil` where no such day exists (February 30, month 13, year 12).
  public init?(year: Int, month: Int, day: Int) {
    guard (1000...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads a date written as `YYYY-MM-DD`; anything else gives `nil`.
  public init?(_ text: some StringProtocol) {
    guard let date = LawDate(text), date.precision == .day, !date.isOnOrBefore else { return nil }
    self = date.latest
  }

  /// The same day some years earlier; February 29 becomes February 28 where there is none.
  public func earlier(years: Int) -> CalendarDate {
    let last = CalendarDate.days(inMonth: month, of: year - years)
    return CalendarDate(year: year - years, month: month, day: min(day, last)) ?? self
  }

  /// The day before, or `nil` before the year 1000.
  public var dayBefore: CalendarDate? {
    if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) }
    if month > 1 {
      return CalendarDate(year: year, month: month - 1, day: Self.days(inMonth: month - 1, of: year))
    }
    return CalendarDate(year: year - 1, month: 12, day: 31)
  }

  /// The number of days from another day to this one; negative where the other comes later.
  public func days(since other: CalendarDate) -> Int { number - other.number }

  /// The days since a fixed day.
  ///
  /// Years are taken to begin in March, so that a leap day ends its year.
  private var number: Int {
    let years = month > 2 ? year : year - 1
    let months = month > 2 ? month - 3 : month + 9
    return years * 365 + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day
  }

  /// The number of days in a month.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
    default: 31
    }
  }

  /// The date as `YYYY-MM-DD`.
  public var description: String { "\(year)-\(month.twoDigits)-\(day.twoDigits)" }

  /// Orders dates by the calendar.
  public static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool {
    (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
  }
}

extension Int {
  /// The number with a leading zero below ten.
  var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}
