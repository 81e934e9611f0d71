import JourneyModel
import JourneyTools
import Testing

private func load(_ text: String) -> (catalog: Catalog?, diagnostics: [Diagnostic]) {
  CatalogLoader.load(
    SourceFile(name: "journey.yaml", text: text),
    knownFindings: [
      DiagnosticCode("J4101", "shadowed-branch", .warning),
      DiagnosticCode("J7218", "unused-name", .warning),
      DiagnosticCode("J2001", "unknown-event"),
    ],
    isKnownTimeZone: { $0 == "Europe/Berlin" || $0 == "UTC" })
}

/// The findings about a catalog: code, line, message and help.
private func findings(_ text: String) -> [String] {
  let file = SourceFile(name: "journey.yaml", text: text)
  let (catalog, diagnostics) = load(text)
  #expect((catalog == nil) == !diagnostics.isEmpty)
  return diagnostics.map { finding in
    let help = finding.help.map { "; \($0)" } ?? ""
    return "\(finding.code.id):\(file.line(at: finding.span.start)): \(finding.message)\(help)"
  }
}

@Suite struct CatalogLoaderTests {
  static let sample = """
    workspace: acme
    time_zone: Europe/Berlin
    consent: { unknown: deny }                 # deny is the default
    users:
      attributes:
        plan: { type: text, values: [free, pro, team, no] }
        points: number!                        # ! = required, never missing
        trial_ends_at: moment
    events:
      cart_abandoned: { cart_id: text!, total: number!, items: [{ sku: text!, price: number }] }
      "Order Completed":
    messages:
      cart_reminder: { kind: marketing, topic: offers, channels: [email, push, sms], with: { name: text!, total: number! } }
      desk_note: { kind: internal, to: "desk@example.com" }
    channels:
      email: { provider: webhook, url: "https://mail.example.com/send", secret: "env:EMAIL_SECRET", rate: 100 per second, failure: park }
      letter: { provider: smtp, url: "smtp://127.0.0.1:25", from: post@example.com, rate: 30 per 10 minutes, retries: 2, failure: { stop: "no letter" } }
    services:
      crm:
        score: { url: "https://crm.example.com/score", with: { email: text }, returns: { score: number }, timeout: 5 seconds, retries: 3, failure: skip }
    limits: [{ messages: 5, per: 7 days }, { messages: 1, per: 1 day 12 hours, topic: offers, channel: sms }]
    lint: { shadowed-branch: error, unused-name: off }
    outgoing: { allow: ["127.0.0.1:9000"] }
    """

  @Test func `the sample of the design says what it says`() throws {
    let (found, diagnostics) = load(Self.sample)
    #expect(diagnostics.map(\.message) == [])
    let catalog = try #require(found)
    #expect(catalog.workspace == "acme")
    #expect(catalog.timeZone == "Europe/Berlin")
    #expect(catalog.unknownConsent == .deny)
    #expect(
      catalog.userAttributes == [
        .init(name: "plan", type: .enumeration(["free", "pro", "team", "no"]), isRequired: false),
        .init(name: "points", type: .number, isRequired: true),
        .init(name: "trial_ends_at", type: .moment, isRequired: false),
      ])
    let item = ValueType.record([
      .init(name: "sku", type: .text, isRequired: true),
      .init(name: "price", type: .number, isRequired: false),
    ])
    #expect(
      catalog.events == [
        EventDeclaration(
          name: "cart_abandoned",
          attributes: [
            .init(name: "cart_id", type: .text, isRequired: true),
            .init(name: "total", type: .number, isRequired: true),
            .init(name: "items", type: .list(item), isRequired: false),
          ]), EventDeclaration(name: "Order Completed", attributes: []),
      ])
    #expect(catalog.messages?.map(\.kind) == [.marketing, .internal])
    #expect(catalog.messages?[0].channels == ["email", "push", "sms"])
    #expect(catalog.messages?[1].to == "desk@example.com")
    #expect(catalog.channels[0].rate?.count == 100)
    #expect(catalog.channels[0].rate?.per == CalendarDuration(microseconds: 1_000_000))
    #expect(catalog.channels[0].failure == FailurePolicy(action: .park))
    #expect(catalog.channels[1].rate?.per == CalendarDuration(microseconds: 600_000_000))
    #expect(
      catalog.channels[1].failure == FailurePolicy(retries: 2, action: .stop(reason: "no letter")))
    let score = try #require(catalog.services?.first)
    #expect((score.service, score.operation) == ("crm", "score"))
    #expect(score.returns == [.init(name: "score", type: .number, isRequired: false)])
    #expect(score.timeout == CalendarDuration(microseconds: 5_000_000))
    #expect(score.failure == FailurePolicy(retries: 3, action: .skip))
    #expect(catalog.limits[0] == MessageLimit(messages: 5, per: CalendarDuration(days: 7)))
    #expect(
      catalog.limits[1]
        == MessageLimit(
          messages: 1, per: CalendarDuration(days: 1, microseconds: 43_200_000_000),
          topic: "offers",
          channel: "sms"))
    #expect(catalog.lint["shadowed-branch"] == .some(.error))
    #expect(catalog.lint["unused-name"] == .some(nil))
    #expect(catalog.outgoingAllowed == ["127.0.0.1:9000"])
  }

  @Test func `what is not declared is not checked, and what is declared empty is`() throws {
    for text in ["", "# nothing\n", "events:\nmessages: ~\n"] {
      let catalog = try #require(load(text).catalog)
      #expect(catalog.events == nil && catalog.messages == nil && catalog.services == nil)
      #expect(catalog.userAttributes == nil)
      #expect(catalog == Catalog())
    }
    let catalog = try #require(load("events: {}\nusers: { attributes: {} }").catalog)
    #expect(catalog.events == [])
    #expect(catalog.userAttributes == [])
  }

  @Test func `several mistakes are several findings, each with its line`() {
    let text = """
      workspace: 7
      time_zone: Europe/Berln
      consent: { unknown: maybe }
      event:
        cart: { total: numbr }
      users:
        attributes:
          plan: { type: text, vlaues: [free] }
          age: integer
          tags: [text, text]
          due: { type: number, values: [a] }
      messages:
        hello: { knd: marketing }
        team: { kind: internal }
        offer: { kind: marketing, to: x@example.com }
      channels:
        email: { provider: webhook, secret: hunter2, rate: 100/s }
      services:
        crm:
          score: { url: crm.example.com, timeout: 5 secs, failure: ignore, retries: -1 }
      limits: [{ messages: 5 }, { messages: 0, per: 0 days }]
      lint: { shadowed-brunch: error, unused-name: loud }
      """
    let expected = [
      "J6005:1: `workspace` must be a text, not a number; put it in quotes",
      "J6009:2: there is no time zone `Europe/Berln`; zones have names such as `Europe/Berlin` or `UTC`",
      "J6006:3: `consent.unknown` is `maybe`, which is none of `deny`, `allow`",
      "J6004:4: the catalog has the unknown setting `event`; did you mean `events`?",
      "J6004:8: `users.attributes.plan` has the unknown setting `vlaues`; did you mean `values`?",
      "J6008:9: `users.attributes.age` is `integer`, which is no type; did you mean `number`?",
      "J6007:10: `users.attributes.tags` must be a list of one type, such as `[text]`, not "
        + "`[\"text\",\"text\"]`",
      "J6010:11: `users.attributes.due.values` is for the type `text`, not `number`",
      "J6004:13: `messages.hello` has the unknown setting `knd`; did you mean `kind`?",
      "J6003:14: `messages.team` lacks the setting `to`",
      "J6010:15: `messages.offer.to` is for a message of kind `internal`, not `marketing`; an address "
        + "for one send stands in the script: `send … to …`",
      "J6003:17: `channels.email` lacks the setting `url`",
      "J6007:17: `channels.email.secret` must say where the secret is found; the secret itself stands "
        + "in a variable of the environment, `env:EMAIL_SECRET`, or in a file, "
        + "`file:/run/secrets/email`",
      "J6007:17: `channels.email.rate` must be a rate such as `100 per second`, not `\"100/s\"`",
      "J6007:20: `services.crm.score.url` must be an address that begins with `https://`, not "
        + "`\"crm.example.com\"`",
      "J6007:20: `services.crm.score.timeout` must be a duration such as `7 days`, not `\"5 secs\"`",
      "J6006:20: `services.crm.score.failure` is `ignore`, which is none of `skip`, `stop`, `park`",
      "J6007:20: `services.crm.score.retries` must be a whole number, 0 or more, not `-1`",
      "J6003:21: `limits.0` lacks the setting `per`",
      "J6007:21: `limits.1.messages` must be a whole number, 1 or more, not `0`",
      "J6007:21: `limits.1.per` must be a duration such as `7 days`, not `\"0 days\"`",
      "J6006:22: no finding is called `shadowed-brunch`; did you mean `shadowed-branch`?",
      "J6006:22: `lint.unused-name` is `loud`, which is none of `error`, `warning`, `off`",
    ]
    #expect(findings(text) == expected)
  }

  @Test(arguments: [
    (
      "{ typ: text, values: [free, plus] }",
      "`events.e.a` has the unknown setting `typ`; did you mean `type`?"
    ),
    (
      "{ type: text, vals: [free, plus] }",
      "`events.e.a` has the unknown setting `vals`; did you mean `values`?"
    ),
    ("{ type: text, requird: yes }", "`events.e.a.requird` is `yes`, which is no type"),
    ("{ type: text, value: number }", nil), ("{ time: time, values: [text] }", nil),
    ("{ type: { type: text } }", nil), ("{ type: [text], required: true }", nil),
  ])
  func `a misspelt word of a long type is told, and a record may have a field of its name`(
    type: String, expected: String?
  ) {
    let found = findings("events: { e: { a: \(type) } }").map {
      $0.split(separator: ": ", maxSplits: 1)[1]
    }
    #expect(found.first.map { $0.hasPrefix(expected ?? "!") } ?? (expected == nil), "\(found)")
    #expect(found.count == (expected == nil ? 0 : 1))
  }

  @Test func `a key that stands twice is told, beside the other mistakes`() {
    let text = """
      workspace: acme
      events:
        cart: { total: number, "total": text, id: text, id: text, id: txt }
      workspace: other
      time_zone: Nowhere
      """
    #expect(
      findings(text) == [
        "J6002:3: the key `total` stands here twice",
        "J6002:3: the key `id` stands here twice",
        "J6002:3: the key `id` stands here twice",
        "J6008:3: `events.cart.id` is `txt`, which is no type; did you mean `text`?",
        "J6002:4: the key `workspace` stands here twice",
        "J6009:5: there is no time zone `Nowhere`; zones have names such as `Europe/Berlin` or `UTC`",
      ])
  }

  @Test(arguments: [
    ("a: [", "J6001:1: this is not YAML: "),
    ("events:\n\tcart: {}", "J6001:2: a tab cannot indent"),
    ("a: b: c", "J6001:1: this is not YAML: "),
    ("[]", "J6005:1: the catalog must be a group of settings, not a list"),
    ("a: *b", "J6001:1: this is not YAML: found undefined alias"),
    ("---\na: 1\n---\nb: 1", "J6001:3: this is not YAML: but found another document"),
    ("? [a]\n: b", "J6005:1: a key must be a text"), ("a: \u{1}", "J6001:"),
  ])
  func `what is no YAML is told with its line`(text: String, start: String) {
    let found = findings(text)
    #expect(found.count == 1 && found[0].hasPrefix(start), "\(found)")
  }

  @Test func `a file that grows or nests without end is refused`() {
    #expect(findings(String(repeating: "[", count: 100_000)).count == 1)
    #expect(findings("a: " + String(repeating: "{a: ", count: 100_000)).count == 1)
    #expect(findings(String(repeating: "- ", count: 100_000) + "a").count == 1)
    #expect(findings(String(repeating: "? ", count: 100_000) + "a").count == 1)
    #expect(findings(String(repeating: "a", count: 2_000_000)).count == 1)
    var laughs = "events:\n  a0: &a0 { a: text }\n"
    for level in 1...40 {
      laughs += "  a\(level): &a\(level) { a: *a\(level - 1), b: *a\(level - 1) }\n"
    }
    #expect(findings(laughs).contains { $0.hasPrefix("J6001") })
  }

  @Test func `a place is that of the words, behind wide letters too`() throws {
    let text = "events: { \"Größe 😀\": { a: 'txt' } }"
    let (_, diagnostics) = load(text)
    let finding = try #require(diagnostics.first)
    let file = SourceFile(name: "x", text: text)
    #expect(file.text(finding.span) == "'txt'")
    #expect(finding.message == "`events.Größe 😀.a` is `txt`, which is no type")
  }

  @Test func `no change to a catalog makes the loader fail otherwise than by findings`() {
    var state: UInt64 = 7
    func dice(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let letters = Array("{}[]:,-?&*!|>'\"#%@` \n\tab1".utf8)
    for _ in 0..<500 {
      var bytes = Array(Self.sample.utf8)
      for _ in 0...dice(3) {
        let place = dice(bytes.count)
        switch dice(3) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = letters[dice(letters.count)]
        default: bytes.insert(letters[dice(letters.count)], at: place)
        }
      }
      let source = SourceFile(name: "x", bytes: bytes)
      let (catalog, diagnostics) = CatalogLoader.load(source, isKnownTimeZone: { _ in true })
      #expect((catalog == nil) == !diagnostics.isEmpty)
      for finding in diagnostics {
        #expect(finding.span.start <= finding.span.end && finding.span.end <= bytes.count)
      }
    }
  }
}
