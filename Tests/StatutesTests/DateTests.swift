import Statutes
import Testing

@Suite struct DateTests {
  @Test(arguments: [
    ("2021-11-16", "2021-11-16"), ("2021-11", "2021-11-30"), ("2021", "2021-12-31"), ("2020-02", "2020-02-29"),
    ("by 2019-03-01", "2019-03-01"), ("by 2014", "2014-12-31"),
  ])
  func `a date counts from the last day that it may mean`(text: String, latest: String) throws {
    let date = try #require(LawDate(text))
    #expect(date.latest.description == latest)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "", "by", "by ", "21", "2021-", "2021-13", "2021-00", "2021-02-30", "2021-2-3", "2021-02-03-04", "20211", "abcd",
    "2021-11-16 ", " 2021", "By 2021", "-2021", "2021/11/16", "２０２１",
  ])
  func `what is not a date is refused`(text: String) {
    #expect(LawDate(text) == nil)
  }

  @Test func `a leap day exists in leap years only`() {
    #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
  }

  @Test func `a day must be exact where a day is needed`() {
    #expect(CalendarDate("2021-11") == nil)
    #expect(CalendarDate("by 2021-11-16") == nil)
    #expect(CalendarDate("2021-11-16")?.description == "2021-11-16")
  }

  @Test func `dates are ordered by the calendar`() throws {
    let days = try ["2020-12-31", "2021-01-01", "2021-01-02", "2021-02-01"].map { try #require(CalendarDate($0)) }
    #expect(days == days.reversed().sorted())
  }

  @Test(arguments: [
    ("2021-03-01", "2021-02-28"), ("2020-03-01", "2020-02-29"), ("2021-01-01", "2020-12-31"),
    ("2021-05-31", "2021-05-30"),
    ("2021-08-01", "2021-07-31"), ("1900-03-01", "1900-02-28"),
  ])
  func `the day before is one day earlier`(day: String, before: String) throws {
    let day = try #require(CalendarDate(day))
    let eve = try #require(day.dayBefore)
    #expect(eve.description == before)
    #expect(day.days(since: eve) == 1)
    #expect(eve.days(since: day) == -1)
    #expect(CalendarDate("1000-01-01")?.dayBefore == nil)
  }

  @Test(arguments: [("2019", 365), ("2020", 366), ("1900", 365), ("2000", 366)])
  func `days are counted exactly`(year: String, days: Int) throws {
    let first = try #require(CalendarDate("\(year)-01-01"))
    let last = try #require(LawDate(year)).latest
    #expect(last.days(since: first) + 1 == days)
    var day = last
    var count = 1
    while day != first, let eve = day.dayBefore {
      day = eve
      count += 1
    }
    #expect(count == days)
  }
}
