import JourneyEngine
import JourneyModel
import Testing

/// Expressions from a script's text to the JSON of a message.
@Suite("Values and missing data")
struct MissingDataTests {
  /// The value of an expression, as a parameter in JSON; a missing one is left out.
  private func value(_ expression: String, catalog: Catalog? = nil) throws -> String {
    let rehearsal = try Rehearsal(
      "trigger on a send transactional hi by email with v = \(expression)", catalog: catalog,
      living: """
        7 08:00 user {"attributes": {"country": "DE", "tags": ["Red", "blue"], "list": []}}
        7 09:00 a
        """)
    return try #require(try rehearsal.arguments().first)
  }

  @Test(
    "a test on a missing value is false, and its negative form the exact opposite",
    arguments: [
      (#"user.none is "DE""#, false), (#"user.none is not "DE""#, true),
      (#"user.none is in ["DE"]"#, false), (#"user.none is not in ["DE"]"#, true),
      ("user.none < 3", false), ("user.none >= 3", false), ("not (user.none < 3)", true),
      ("user.none is between 1 and 3", false), ("user.none is not between 1 and 3", true),
      (#"user.none contains "x""#, false), (#"user.none does not contain "x""#, true),
      (#"user.none starts with "x""#, false), (#"user.none does not start with "x""#, true),
      ("user.none is more than 1 day ago", false), ("user.none is known", false),
      ("user.none is missing", true), ("user.country is known", true), ("not user.none", true),
      ("user.none or 1 < 2", true), ("user.none and 1 < 2", false), ("user.none is missing", true),
    ])
  func missing(expression: String, isTrue: Bool) throws {
    #expect(try value(expression) == "{\"v\":\(isTrue)}")
  }

  @Test(
    "arithmetic on a missing value is missing, as are division by zero and overflow",
    arguments: [
      "user.none + 1", "1 / 0", "9_000_000_000_000 * 9_000_000_000_000", "user.none",
      "min(1, user.none)", "round(user.none)",
    ])
  func missingNumbers(expression: String) throws {
    #expect(try value(expression) == "{}")
    #expect(try value("(\(expression)) default 7") == #"{"v":7}"#)
  }

  @Test(
    "numbers are exact, and rounded half to even",
    arguments: [
      ("0.1 + 0.2", "0.3"), ("0.1 + 0.2 is 0.3", "true"), ("1 / 3", "0.333333"),
      ("round(2.5)", "2"), ("round(3.5)", "4"), ("round(-2.5)", "-2"), ("round(0.125, 2)", "0.12"),
      ("floor(-1.5)", "-2"), ("ceil(-1.5)", "-1"), ("2 + 3 * 4", "14"), ("-2 - -3", "1"),
      ("user.none + 1 default 2 + 3", "5"),
    ])
  func numbers(expression: String, json: String) throws {
    #expect(try value(expression) == "{\"v\":\(json)}")
  }

  @Test(
    "`is` on texts is exact, the word tests ignore case, and a list holds equal elements",
    arguments: [
      (#"user.country is "de""#, false), (#"user.country is "DE""#, true),
      (#"user.country contains "d""#, true), (#""Straße" starts with "STRA""#, true),
      (#""Ärger" contains "ärg""#, true), (#""abc" ends with "BC""#, true),
      (#"user.tags contains "Red""#, true), (#"user.tags contains "red""#, false),
      ("5 is between 5 and 6", true), ("6 is between 5 and 6", true),
      (#"any t in user.tags where (t is "blue")"#, true),
      (#"every t in user.tags where (t is "blue")"#, false),
      (#"every t in user.list where (t is "blue")"#, true),
      (#"every t in user.none where (t is "blue")"#, false),
    ])
  func texts(expression: String, isTrue: Bool) throws {
    // Without a catalog nothing tells a list from a text.
    var catalog = Catalog()
    catalog.userAttributes = [
      .init(name: "country", type: .text, isRequired: false),
      .init(name: "tags", type: .list(.text), isRequired: false),
      .init(name: "list", type: .list(.text), isRequired: false),
      .init(name: "none", type: .list(.text), isRequired: false),
    ]
    #expect(try value(expression, catalog: catalog) == "{\"v\":\(isTrue)}")
  }

  @Test(
    "ages are measured from the moment of asking",
    arguments: [
      ("(now - 1 day) is more than 1 day ago", false),
      ("(now - 1 day) is less than 1 day ago", false),
      ("(now - 23 hours) is less than 1 day ago", true),
      ("(now - 25 hours) is more than 1 day ago", true),
      ("(now + 25 hours) is more than 1 day away", true),
      ("(now + 23 hours) is less than 1 day away", true),
      ("(now + 1 hour) is less than 1 day ago", false),
    ])
  func ages(expression: String, isTrue: Bool) throws {
    #expect(try value(expression) == "{\"v\":\(isTrue)}")
  }
}
