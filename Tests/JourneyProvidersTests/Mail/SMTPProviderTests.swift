import JourneyModel
import JourneyProviders
import NIOSSL
import TestProcesses
import Testing

@Suite(.ownThread) struct SMTPProviderTests {
  /// Templates of one message.
  static func templates(
    subject: String = "{{name}}, your cart", text: String? = "Hello {{name}}: {{total}}\n",
    html: String? = "<p>Hello {{name}}</p>"
  ) throws -> MessageTemplates {
    var templates: [TemplateName: MessageTemplate] = [:]
    for (part, body) in [
      (MessageContent.Part.subject, subject as String?), (.text, text), (.html, html),
    ] {
      guard let body else { continue }
      let name = TemplateName(message: "cart_reminder", channel: "email", part: part)
      templates[name] = try MessageTemplate(SourceFile(name: name.file, text: body), part: part)
    }
    return MessageTemplates(templates)
  }

  /// Sends a message to a port of loopback by its name, which the catalog lists unless told.
  static func deliver(
    _ delivery: Delivery = .message(), scheme: String = "smtp", to port: Int, isListed: Bool = true,
    user: String? = nil, from: String = "Corner Shop <hello@shop.example>",
    limit: Duration = .seconds(60), templates: MessageTemplates? = nil, isTrusted: Bool = true
  ) async throws -> DeliveryOutcome {
    let place = "mail.example.test:\(port)"
    let resolver = TableResolver(["mail.example.test": [["127.0.0.1"]]])
    let provider = SMTPProvider(
      url: try address("\(scheme)://\(place)"), from: try #require(MailAddress(from)),
      account: user.map { SMTPAccount(user: $0, secret: Secret("pass word")) }, limit: limit,
      templates: try templates ?? Self.templates(),
      guardian: OutgoingGuard(allowed: isListed ? [place] : [], resolver: resolver),
      trustRoots: isTrusted ? try TestCertificate.roots() : nil, clock: StandingClock().clock)
    return await provider.deliver(delivery)
  }

  /// The value of a header, as another reader of mails has it.
  static func header(_ name: String, _ mail: JSONNode) -> String? {
    mail.member("headers")?.elements?.first { $0.elements?.first?.text == name }?
      .elements?.last?.text
  }

  @Test(arguments: [("smtp", "starttls"), ("smtps", "implicit"), ("smtp", "none")])
  func `a mail is taken with its parts, by whichever TLS`(
    scheme: String, tls: String
  ) async throws {
    let server = try MailServer(#"{"tls": "\#(tls)"}"#)
    let outcome = try await Self.deliver(scheme: scheme, to: server.port)
    let mails = try server.stop()
    #expect(outcome == .accepted(answer: nil))
    let mail = try #require(mails.first)
    #expect(mails.count == 1)
    #expect(mail.member("protected")?.boolean == (tls != "none"))
    #expect(mail.member("sender")?.text == "hello@shop.example")
    #expect(mail.member("recipients")?.elements?.map(\.text) == ["ana@example.com"])
    #expect(Self.header("From", mail) == "Corner Shop <hello@shop.example>")
    #expect(Self.header("To", mail) == "ana@example.com")
    #expect(Self.header("Subject", mail) == "Ana, your cart")
    #expect(Self.header("Message-ID", mail) == "<k-1@shop.example>")
    #expect(Self.header("Date", mail) == "Sun, 01 Mar 2026 12:00:00 +0000")
    #expect(mail.member("text")?.text == "Hello Ana: 12.5\n")
    #expect(mail.member("html")?.text == "<p>Hello Ana</p>")
    #expect(mail.member("defects")?.elements?.count == 0)
    #expect(mail.member("bareLineEnds")?.integer == 0)
  }

  @Test func `a text in any language arrives as it was`() async throws {
    let server = try MailServer(#"{"tls": "none"}"#)
    let name = "Søren 🙂 " + String(repeating: "дорогой покупатель ", count: 12)
    let outcome = try await Self.deliver(
      .message(with: #"{"name":"\#(name)","total":1}"#), to: server.port,
      from: "Bücher & Co <hello@shop.example>",
      templates: Self.templates(text: ".\n..\n.x {{name}}\n", html: nil))
    let mail = try #require(try server.stop().first)
    #expect(outcome == .accepted(answer: nil))
    #expect(Self.header("Subject", mail) == "\(name), your cart")
    #expect(Self.header("From", mail)?.hasPrefix("Bücher & Co") == true)
    #expect(mail.member("text")?.text == ".\n..\n.x \(name)\n")
    #expect(mail.member("longest")?.integer.map { $0 <= 78 } == true)
  }

  @Test(arguments: [
    "Ana\r\nBcc: all@example.com", "Ana\nBcc: all@example.com", "Ana\r\n\r\n<script>",
    "Ana\u{2028}Bcc: all@example.com", "=?UTF-8?Q?Ana=0D=0ABcc:_all@example.com?=",
    "Ana\u{7}\u{1B}[2J", "Ana\r\n.\r\nMAIL FROM:<x@y.example>",
  ])
  func `no value makes a header, a recipient or a mail of its own`(name: String) async throws {
    let server = try MailServer(#"{"tls": "none"}"#)
    let arguments = JSONWriter.compact(.object(["name": .text(name), "total": .integer(1)]))
    let outcome = try await Self.deliver(
      .message(with: String(decoding: arguments, as: UTF8.self)), to: server.port)
    let mails = try server.stop()
    #expect(outcome == .accepted(answer: nil))
    #expect(mails.count == 1)
    let mail = try #require(mails.first)
    #expect(Self.header("Bcc", mail) == nil)
    #expect(mail.member("recipients")?.elements?.map(\.text) == ["ana@example.com"])
    let names = mail.member("headers")?.elements?.compactMap { $0.elements?.first?.text }
    #expect(
      names == ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"])
    if name.hasPrefix("=?") { #expect(Self.header("Subject", mail) == name + ", your cart") }
  }

  @Test(arguments: [
    nil, "", "ana", "ana@", "@example.com", "ana@example.com\r\nRCPT TO:<all@example.com>",
    "ana@example.com>, <all@example.com", "ana @example.com", "a..b@example.com", "ana@-x.example",
    "ana@example.com,all@example.com", "\"ana\"@example.com", "ana@[127.0.0.1]", "änne@example.com",
  ])
  func `an address that is none is written to by nobody`(to: String?) async throws {
    // Nobody listens there: it must not come so far.
    let outcome = try await Self.deliver(.message(to: to), to: 1)
    #expect(outcome == .refused(reason: "there is no e-mail address to send to"))
  }

  @Test(arguments: [
    ("RCPT", "550 nobody", DeliveryOutcome.refused(reason: code(550))),
    ("RCPT", "450 later", .failed(reason: code(450), retryAfterSeconds: nil)),
    ("MAIL", "553 not you", .refused(reason: code(553))),
    ("MAIL", "421 busy", .failed(reason: code(421), retryAfterSeconds: nil)),
    ("DATA", "554 spam", .refused(reason: code(554))),
    ("DATA", "451 later", .failed(reason: code(451), retryAfterSeconds: nil)),
  ])
  func `a reply tells whether to try again`(
    verb: String, reply: String, expected: DeliveryOutcome
  ) async throws {
    let server = try MailServer(#"{"tls": "none", "replies": {"\#(verb)": "\#(reply)"}}"#)
    let outcome = try await Self.deliver(to: server.port)
    #expect(try server.stop().isEmpty)
    #expect(outcome == expected)
  }

  /// What a reply is told as.
  static func code(_ code: Int) -> String { "`mail.example.test` answered with code \(code)" }

  @Test(arguments: [("smtp", "none"), ("smtp", "starttls"), ("smtps", "implicit")])
  func `a connection that breaks once the mail is handed over leaves it open`(
    scheme: String, tls: String
  ) async throws {
    let server = try MailServer(#"{"tls": "\#(tls)", "after_data": "closes"}"#)
    let outcome = try await Self.deliver(scheme: scheme, to: server.port)
    _ = try server.stop()
    let reason = "the connection to `mail.example.test` broke before it answered"
    #expect(outcome == .unknown(reason: reason))
  }

  @Test func `a server that says nothing to a mail leaves it open`() async throws {
    let server = try MailServer(#"{"tls": "none", "after_data": "is silent"}"#)
    let outcome = try await Self.deliver(to: server.port, limit: .seconds(15))
    _ = try server.stop()
    #expect(outcome == .unknown(reason: "`mail.example.test` did not answer in time"))
  }

  @Test func `a server that does not greet has got nothing`() async throws {
    let outcome = try await RawReceiver.run(.isSilent) { receiver in
      try await Self.deliver(to: receiver.port, limit: .seconds(2))
    }
    #expect(
      outcome
        == .failed(reason: "`mail.example.test` did not answer in time", retryAfterSeconds: nil))
  }

  @Test(arguments: ["smtp", "smtps"])
  func `a server that is not there has got nothing`(scheme: String) async throws {
    let port = try OwnPort()
    let outcome = try await Self.deliver(scheme: scheme, to: port.number)
    #expect(
      outcome
        == .failed(reason: "`mail.example.test` cannot be reached", retryAfterSeconds: nil))
  }

  @Test(arguments: [[], ["PLAIN"]])
  func `a user is named only by TLS or on this machine`(without: [String]) async throws {
    let list = without.map { "\"\($0)\"" }.joined()
    let server = try MailServer(
      #"{"tls": "starttls", "users": {"shop": "pass word"}, "without": [\#(list)]}"#)
    let outcome = try await Self.deliver(to: server.port, user: "shop")
    #expect(outcome == .accepted(answer: nil))
    #expect(try server.stop().first?.member("user")?.text == "shop")
  }

  @Test func `a user whom the server does not know is told, without the secret`() async throws {
    let server = try MailServer(#"{"tls": "starttls", "users": {"shop": "other"}}"#)
    let outcome = try await Self.deliver(to: server.port, user: "shop")
    _ = try server.stop()
    #expect(
      outcome
        == .failed(
          reason: "`mail.example.test` does not accept user and secret", retryAfterSeconds: nil))
  }

  @Test func `a server that nobody vouches for gets nothing`() async throws {
    for (scheme, tls) in [("smtp", "starttls"), ("smtps", "implicit")] {
      let server = try MailServer(#"{"tls": "\#(tls)"}"#)
      let outcome = try await Self.deliver(scheme: scheme, to: server.port, isTrusted: false)
      #expect(try server.stop().isEmpty)
      #expect(
        outcome
          == .failed(
            reason: "`mail.example.test` does not prove who it is", retryAfterSeconds: nil))
    }
  }

  @Test func `what comes before TLS is not believed`() async throws {
    let answers = ["250-hello\r\n250 STARTTLS\r\n", "220 go on\r\n250 AUTH PLAIN\r\n", ""]
    let outcome = try await RawReceiver.run(.talks(greeting: "220 hello\r\n", answers: answers)) {
      try await Self.deliver(to: $0.port, user: "shop")
    }
    guard case .failed = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test func `a private server that is not listed is not called`() async throws {
    let outcome = try await RawReceiver.run(.isSilent) { receiver in
      let outcome = try await Self.deliver(to: receiver.port, isListed: false)
      #expect(receiver.connections.value == 0)
      return outcome
    }
    guard case .refused(let reason) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.contains("`outgoing.allow` does not list it"))
  }

  @Test func `a message without templates is told`() async throws {
    let outcome = try await Self.deliver(to: 1, templates: Self.templates(text: nil, html: nil))
    #expect(
      outcome
        == .refused(
          reason: "`cart_reminder` has no templates `cart_reminder.email.subject` and "
            + "`cart_reminder.email.text` in `templates`"))
  }

  @Test func `a repeat may be a second mail`() throws {
    let provider = SMTPProvider(
      url: try address("smtps://mail.example.com"), from: try #require(MailAddress("a@b.example")),
      templates: MessageTemplates(),
      guardian: OutgoingGuard(allowed: [], resolver: SystemResolver()),
      clock: StandingClock().clock)
    #expect(!provider.honoursKey)
  }
}
