import JourneyMachine
import JourneyModel
import Testing

/// What expressions yield, asked as the value of a `set`.
struct ExpressionTests {
  /// A call of a function.
  private func call(_ function: Expression.Function, _ arguments: Expression...) -> Expression {
    .call(function, arguments)
  }

  /// A comparison with a literal on both sides.
  private func arithmetic(
    _ left: String, _ operation: Expression.Arithmetic, _ right: String
  ) throws -> String {
    try valued(.arithmetic(operation, number(left), number(right)))
  }

  @Test func `numbers are exact, and what goes out of range is missing`() throws {
    #expect(try arithmetic("0.1", .add, "0.2") == "0.3")
    #expect(try arithmetic("1", .divide, "3") == "0.333333")
    #expect(try arithmetic("1", .divide, "0") == "null")
    #expect(try arithmetic("9000000000000", .multiply, "9") == "null")
    #expect(try arithmetic("9000000000000", .add, "900000000000") == "null")
    #expect(try valued(.arithmetic(.add, number("1"), user("none"))) == "null")
    #expect(try valued(.arithmetic(.add, number("1"), quoted("1"))) == "null")
  }

  @Test(arguments: [
    ("2.5", 0, "2"), ("3.5", 0, "4"), ("-2.5", 0, "-2"), ("2.345", 2, "2.34"), ("2.5", 9, "2.5"),
  ])
  func `rounding is half to even`(_ value: String, _ digits: Int, _ expected: String) throws {
    let digits = Expression.literal(.number(try #require(ExactDecimal(digits))))
    #expect(try valued(call(.round, number(value), digits)) == expected)
  }

  @Test func `floor, ceil and abs go the right way below zero`() throws {
    #expect(try valued(call(.floor, number("-1.5"))) == "-2")
    #expect(try valued(call(.ceil, number("-1.5"))) == "-1")
    #expect(try valued(call(.ceil, number("1.000001"))) == "2")
    #expect(try valued(call(.abs, number("-1.5"))) == "1.5")
  }

  @Test func `a test on a missing value is false and its opposite true`() throws {
    let country = user("country")
    for comparison in Expression.Comparison.allCases {
      let test = Expression.compare(comparison, country, quoted("DE"))
      #expect(try valued(test) == "false")
      #expect(try valued(.not(test)) == "true")
    }
    #expect(try valued(.isIn(country, .list([quoted("DE")]))) == "false")
    #expect(try valued(.isBetween(user("age"), number("1"), number("2"))) == "false")
    #expect(try valued(.textTest(.contains, country, quoted(""))) == "false")
    #expect(try valued(.isKnown(country)) == "false")
    #expect(try valued(.not(country)) == "true")
    #expect(try valued(.compare(.equal, country, country)) == "false")
  }

  @Test func `comparisons heed kinds`() throws {
    let json = #"{"age": 30, "name": "Ana", "ok": true, "no": false}"#
    #expect(try valued(.compare(.less, user("age"), number("31")), user: json) == "true")
    #expect(try valued(.compare(.greaterOrEqual, user("age"), number("30")), user: json) == "true")
    #expect(try valued(.compare(.less, user("name"), quoted("B")), user: json) == "false")
    #expect(try valued(.compare(.equal, user("age"), quoted("30")), user: json) == "false")
    #expect(try valued(.compare(.equal, user("name"), quoted("Ana")), user: json) == "true")
    #expect(try valued(.and([user("ok"), user("no")]), user: json) == "false")
    #expect(try valued(.or([user("no"), user("ok")]), user: json) == "true")
    #expect(try valued(.and([])) == "true")
    #expect(try valued(.or([])) == "false")
    #expect(
      try valued(.isBetween(user("age"), number("30"), number("30")), user: json) == "true")
    #expect(try valued(.defaulted(user("none"), user("age")), user: json) == "30")
  }

  @Test func `lists and records are equal if their parts are, missing ones never`() throws {
    let json =
      #"{"a": [1, "x"], "b": [1, "x"], "c": [null], "r": {"p": 1, "q": [2]}, "#
      + #""s": {"q": [2], "p": 1, "n": null}}"#
    #expect(try valued(.compare(.equal, user("a"), user("b")), user: json) == "true")
    #expect(try valued(.compare(.equal, user("c"), user("c")), user: json) == "false")
    #expect(try valued(.compare(.equal, user("r"), user("s")), user: json) == "true")
    #expect(try valued(.listContains(user("a"), quoted("x")), user: json) == "true")
    #expect(try valued(user("c"), user: json) == "[null]")
    #expect(try valued(user("s"), user: json) == #"{"q":[2],"p":1}"#)
    #expect(try valued(.member(user("r"), ["q"]), user: json) == "[2]")
    #expect(try valued(.list([user("r", "p"), user("none")]), user: json) == "[1,null]")
  }

  @Test func `text functions know Unicode`() throws {
    #expect(try valued(call(.lower, quoted("ÄÖ ẞX"))) == #""äö ßx""#)
    #expect(try valued(call(.upper, quoted("straße"))) == #""STRASSE""#)
    #expect(try valued(call(.trim, quoted("\u{2003} a b\t"))) == #""a b""#)
    #expect(try valued(call(.trim, quoted("  "))) == #""""#)
    #expect(try valued(call(.length, quoted("é😀"))) == "2")
    #expect(try valued(call(.length, .list([number("1"), number("2")]))) == "2")
    #expect(try valued(.textTest(.contains, quoted("Grüße"), quoted("RÜSS"))) == "false")
    #expect(try valued(.textTest(.contains, quoted("GRÜẞE"), quoted("rüß"))) == "true")
    #expect(try valued(.textTest(.startsWith, quoted("Hello"), quoted("hEL"))) == "true")
    #expect(try valued(.textTest(.endsWith, quoted("Hello"), quoted("LLO"))) == "true")
    #expect(try valued(.textTest(.endsWith, quoted("lo"), quoted("LLO"))) == "false")
  }

  @Test func `concat spells what it joins, and is missing with a part`() throws {
    let all = call(
      .concat, quoted("a"), number("1.50"), .literal(.boolean(true)),
      .literal(.duration(hours(1))), .literal(.time(TimeOfDay(seconds: 32_400))), .path(.now, []))
    #expect(try valued(all) == #""a1.5truePT1H09:002030-01-07T09:00:00Z""#)
    #expect(try valued(call(.concat, quoted("a"), user("none"))) == "null")
    #expect(try valued(call(.concat, quoted("a"), .list([]))) == "null")
  }

  @Test func `text that grows beyond its bound is missing`() throws {
    let long = String(repeating: "x", count: 40_000)
    let json = #"{"long": "\#(long)", "longer": "\#(long)\#(long)"}"#
    #expect(try valued(call(.length, user("long")), user: json) == "40000")
    #expect(try valued(call(.concat, user("long"), user("long")), user: json) == "null")
    #expect(try valued(user("longer"), user: json) == "null")
    let sharp = String(repeating: "ŉ", count: 30_000)
    #expect(try valued(call(.upper, user("s")), user: #"{"s": "\#(sharp)"}"#) == "null")
  }

  @Test func `min and max take one kind and skip nothing`() throws {
    #expect(try valued(call(.min, number("2"), number("1"))) == "1")
    #expect(try valued(call(.max, number("2"), number("1"), number("3"))) == "3")
    #expect(try valued(call(.max, number("2"), user("none"))) == "null")
    #expect(try valued(call(.max, number("2"), quoted("3"))) == "null")
  }

  @Test func `any and every go over lists, and hide outer names`() throws {
    let json = #"{"items": [{"sku": "a", "price": 5}, {"sku": "b", "price": 20}], "none": []}"#
    func quantified(_ isEvery: Bool, _ list: String, above price: String) throws -> String {
      let dear = Expression.compare(.greater, bound("item", "price"), number(price))
      return try valued(
        .quantified(isEvery: isEvery, name: "item", list: user(list), condition: dear), user: json)
    }
    #expect(try quantified(false, "items", above: "10") == "true")
    #expect(try quantified(false, "items", above: "20") == "false")
    #expect(try quantified(true, "items", above: "4") == "true")
    #expect(try quantified(true, "items", above: "5") == "false")
    #expect(try quantified(true, "none", above: "5") == "true")
    #expect(try quantified(true, "unknown", above: "5") == "false")
    let inner = Expression.quantified(
      isEvery: false, name: "item", list: user("items"),
      condition: .quantified(
        isEvery: false, name: "item", list: .list([number("20")]),
        condition: .compare(.equal, bound("item"), number("20"))))
    #expect(try valued(inner, user: json) == "true")
    #expect(
      try valued(
        .not(
          .quantified(
            isEvery: true, name: "i", list: user("unknown"), condition: .literal(.boolean(true)))),
        user: json) == "true")
  }
}
