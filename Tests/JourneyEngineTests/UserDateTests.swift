import JourneyEngine
import JourneyModel
import Testing

@Suite("A user's own day")
struct UserDateTests {
  /// A catalog that knows a moment and a date of users.
  private var catalog: Catalog {
    var catalog = Catalog()
    catalog.userAttributes = [
      .init(name: "ends", type: .moment, isRequired: false),
      .init(name: "born", type: .date, isRequired: false),
    ]
    return catalog
  }

  /// A user with these attributes.
  private func user(_ attributes: String) -> String {
    #"{"attributes": {\#(attributes)}, "# + Rehearsal.willing.dropFirst()
  }

  /// When a journey sends that starts by a user's day; the clock begins on 7 January 2030.
  private func sentAt(
    _ trigger: String, _ attributes: String, until: String = "2035-01-01T00:00:00Z",
    living: String = ""
  ) throws -> [String] {
    try Rehearsal(
      "\(trigger) send hi by email", user: user(attributes), catalog: catalog, until: until,
      living: "7 08:00 a\n" + living
    ).sentAt
  }

  @Test(
    "starts a run as it comes, before it or after it",
    arguments: [
      ("user.ends", ["20 10:30"]),
      ("3 days before user.ends", ["17 10:30"]),
      ("36 hours after user.ends", ["21 22:30"]),
      ("3 days before user.ends at 09:00", ["17 09:00"]),
      ("1 month after user.ends at 09:00", ["2030-02-20T09:00:00Z"]),
      ("user.ends at 09:00", ["20 09:00"]),
      ("20 days before user.ends", []),
    ])
  func moments(trigger: String, at: [String]) throws {
    #expect(try sentAt("trigger \(trigger)", #""ends": "2030-01-20T10:30:00Z""#) == at)
  }

  @Test("a date begins at midnight in the journey's zone")
  func dates() throws {
    let zone = #" time zone "Europe/Berlin""#
    let born = #""born": "2030-02-01""#
    #expect(try sentAt("trigger user.born" + zone, born) == ["31 23:00"])
    #expect(
      try sentAt("trigger 1 day after user.born at 09:00" + zone, born)
        == ["2030-02-02T08:00:00Z"])
  }

  @Test("comes again every year, on 28 February where there is no 29th")
  func yearly() throws {
    #expect(
      try sentAt("trigger yearly user.born at 09:00", #""born": "1996-02-29""#) == [
        "2030-02-28T09:00:00Z", "2031-02-28T09:00:00Z", "2032-02-29T09:00:00Z",
        "2033-02-28T09:00:00Z", "2034-02-28T09:00:00Z",
      ])
    #expect(
      try sentAt("trigger yearly 1 day after user.born", #""born": "1996-02-29""#).prefix(3) == [
        "2030-03-01T00:00:00Z", "2031-03-01T00:00:00Z", "2032-03-01T00:00:00Z",
      ])
    #expect(
      try sentAt("trigger yearly 10 days before user.born at 09:00", #""born": "1996-01-03""#)
        .prefix(2) == ["2030-12-24T09:00:00Z", "2031-12-24T09:00:00Z"])
  }

  @Test("that lies ahead comes first in its own year")
  func yearlyAhead() throws {
    #expect(
      try sentAt("trigger yearly user.ends", #""ends": "2033-05-01T10:00:00Z""#) == [
        "2033-05-01T10:00:00Z", "2034-05-01T10:00:00Z",
      ])
  }

  @Test("moves with the attribute, and what is past by then is skipped")
  func moves() throws {
    #expect(
      try sentAt(
        "trigger 2 days before user.ends entry unlimited", #""ends": "2030-01-20T10:00:00Z""#,
        living: """
          10 09:00 user {"attributes": {"ends": "2030-01-25T10:00:00Z"}}
          23 11:00 user {"attributes": {"ends": "2030-01-24T10:00:00Z"}}
          24 10:00 user {"attributes": {"ends": "2030-01-28T10:00:00Z"}}
          25 10:00 user {"attributes": {"ends": null}}
          """) == ["23 10:00"])
  }

  @Test("moves as the journey itself sets it")
  func setByTheJourney() throws {
    #expect(
      try sentAt(
        "trigger user.ends entry unlimited set user.ends = now + 10 days",
        #""ends": "2030-01-08T10:00:00Z""#, until: "2030-02-01T00:00:00Z"
      ) == ["8 10:00", "18 10:00", "28 10:00"])
  }

  @Test("that is missing never comes")
  func missing() throws {
    #expect(try sentAt("trigger yearly user.born", "").isEmpty)
  }

  @Test("is for those of an audience alone")
  func audience() throws {
    #expect(
      try sentAt(
        "trigger yearly user.born at 09:00 for users where did order within 1 year",
        #""born": "1990-05-05""#, living: "2031-05-01T00:00:00Z order"
      ) == ["2031-05-05T09:00:00Z"])
  }

  @Test("goes by the zone of the user where the journey does")
  func ownZone() throws {
    #expect(
      try Rehearsal(
        "trigger yearly user.dob at 08:00 time zone user.timezone send hi by email",
        user: #"{"dob": "1990-03-31", "timezone": "Europe/Berlin", "#
          + Rehearsal.willing.dropFirst(), until: "2031-12-31T00:00:00Z", living: "7 08:00 a"
      ).sentAt == ["2030-03-31T06:00:00Z", "2031-03-31T06:00:00Z"])
  }
}
