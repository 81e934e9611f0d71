import JourneyMachine
import JourneyModel
import Testing

/// Calendar sums and parts, across the changes of daylight-saving time too.
struct CalendarTests {
  /// `user.m`, a moment, and `user.d`, a date.
  private let types = FactTypes(user: [
    .init(name: "m", type: .moment, isRequired: false),
    .init(name: "d", type: .date, isRequired: false),
  ])

  /// The value of an expression in Berlin.
  private func inBerlin(
    _ expression: Expression, _ json: String = "{}", now: String = "2030-01-07T09:00:00Z"
  ) throws -> String {
    try valued(expression, user: json, types: types, zone: "Europe/Berlin", now: moment(now))
  }

  /// The sum of `user.m` and a duration.
  private func sum(_ length: CalendarDuration, _ from: String) throws -> String {
    try inBerlin(
      .arithmetic(.add, user("m"), .literal(.duration(length))), #"{"m": "\#(from)"}"#)
  }

  @Test func `a day keeps the local time across a change, hours do not`() throws {
    // Berlin's clocks went forward on 2017-03-26 at 02:00.
    #expect(try sum(days(1), "2017-03-25T09:00:00+01:00") == #""2017-03-26T07:00:00Z""#)
    #expect(try sum(hours(24), "2017-03-25T09:00:00+01:00") == #""2017-03-26T08:00:00Z""#)
  }

  @Test func `a local time in a gap is the first instant after it, one that is twice the first`()
    throws
  {
    #expect(try sum(days(1), "2017-03-25T02:30:00+01:00") == #""2017-03-26T01:00:00Z""#)
    #expect(try sum(days(1), "2017-10-28T02:30:00+02:00") == #""2017-10-29T00:30:00Z""#)
  }

  @Test func `a month later is the last day of a shorter month`() throws {
    let month = CalendarDuration(months: 1)
    #expect(try sum(month, "2017-01-31T12:00:00+01:00") == #""2017-02-28T11:00:00Z""#)
    let sum = Expression.arithmetic(.add, user("d"), .literal(.duration(month)))
    #expect(try inBerlin(sum, #"{"d": "2016-01-31"}"#) == #""2016-02-29""#)
    let back = Expression.arithmetic(.subtract, user("d"), .literal(.duration(days(1))))
    #expect(try inBerlin(back, #"{"d": "2016-03-01T10:00:00Z"}"#) == #""2016-02-29""#)
  }

  @Test func `differences are durations`() throws {
    let json = #"{"m": "2030-01-07T08:00:00Z", "d": "2030-01-01"}"#
    #expect(try inBerlin(.arithmetic(.subtract, .path(.now, []), user("m")), json) == #""PT1H""#)
    let sinceNewYear = Expression.arithmetic(.subtract, .path(.today, []), user("d"))
    #expect(try inBerlin(sinceNewYear, json) == #""P6D""#)
    #expect(try inBerlin(.arithmetic(.subtract, user("m"), user("d")), json) == "null")
  }

  @Test func `a number becomes a duration, its fraction elapsed time`() throws {
    func span(_ function: Expression.Function, _ count: String) throws -> String {
      try valued(.call(function, [number(count)]))
    }
    #expect(try span(.days, "1.5") == #""P1DT12H""#)
    #expect(try span(.weeks, "0.5") == #""PT84H""#)
    #expect(try span(.hours, "0.5") == #""PT30M""#)
    #expect(try span(.seconds, "0.000001") == #""PT0.000001S""#)
    #expect(try span(.months, "1.5") == "null")
    #expect(try span(.years, "2") == #""P2Y""#)
    #expect(try span(.days, "40000") == "null")
    let half = Expression.arithmetic(.multiply, .literal(.duration(days(3))), number("0.5"))
    #expect(try valued(half) == #""P1DT12H""#)
    let spilt = Expression.literal(.duration(CalendarDuration(months: 1)))
    #expect(try valued(.arithmetic(.multiply, spilt, number("0.5"))) == "null")
  }

  @Test func `parts are those of the journey's zone`() throws {
    let json = #"{"m": "2017-12-31T23:30:00Z", "d": "2017-12-31"}"#
    #expect(try inBerlin(.call(.year, [user("m")]), json) == "2018")
    #expect(try inBerlin(.call(.hour, [user("m")]), json) == "0")
    #expect(try inBerlin(.call(.weekday, [user("m")]), json) == "1")
    #expect(try inBerlin(.call(.month, [user("d")]), json) == "12")
    #expect(try inBerlin(.call(.hour, [user("d")]), json) == "0")
    #expect(try inBerlin(.call(.day, [quoted("2017-12-31")]), json) == "null")
    let pattern = quoted("EEEE, d MMMM yyyy, HH:mm:ss (yy-MM-dd, EEE MMM H) dddd")
    #expect(
      try inBerlin(.call(.formatDate, [user("m"), pattern]), json)
        == #""Monday, 1 January 2018, 00:30:00 (18-01-01, Mon Jan 0) dddd""#)
  }

  @Test(arguments: [
    (true, true, "2030-01-04T09:00:00Z", "false"), (true, true, "2030-01-04T08:59:59Z", "true"),
    (false, true, "2030-01-04T09:00:01Z", "true"), (false, true, "2030-01-07T09:00:01Z", "false"),
    (true, false, "2030-01-10T09:00:00Z", "false"), (true, false, "2030-01-10T09:00:01Z", "true"),
    (false, false, "2030-01-10T08:59:59Z", "true"), (false, false, "2030-01-07T08:59:59Z", "false"),
  ])
  func `ages are measured from now`(
    _ isMore: Bool, _ isAgo: Bool, _ at: String, _ expected: String
  ) throws {
    let age = Expression.age(user("m"), isMore: isMore, days(3), isAgo: isAgo)
    #expect(try inBerlin(age, #"{"m": "\#(at)"}"#) == expected)
    let opposite = expected == "true" ? "false" : "true"
    #expect(try inBerlin(.not(age), #"{"m": "\#(at)"}"#) == opposite)
    #expect(try inBerlin(age) == "false")
  }

  @Test func `a literal moment may have a zone of its own`() throws {
    let date = try #require(CivilDate("2026-12-24"))
    let time = try #require(TimeOfDay("09:00"))
    #expect(try inBerlin(.literal(.moment(date, time, zone: nil))) == #""2026-12-24T08:00:00Z""#)
    let tokyo = Expression.literal(.moment(date, time, zone: .named("Asia/Tokyo")))
    #expect(try inBerlin(tokyo) == #""2026-12-24T00:00:00Z""#)
    let own = Expression.literal(.moment(date, time, zone: .user(default: "America/New_York")))
    #expect(try inBerlin(own) == #""2026-12-24T14:00:00Z""#)
  }
}
