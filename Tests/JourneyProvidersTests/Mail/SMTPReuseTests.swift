import JourneyModel
import JourneyProviders
import TestProcesses
import Testing

/// Several mails go over one connection to a real mail server.
@Suite(.ownThread) struct SMTPReuseTests {
  /// A provider of mails to a port of loopback, with time enough on a machine with other work.
  private func provider(_ port: Int, scheme: String = "smtp") throws -> SMTPProvider {
    let place = "mail.example.test:\(port)"
    let resolver = TableResolver(["mail.example.test": [["127.0.0.1"]]])
    return SMTPProvider(
      url: try address("\(scheme)://\(place)"),
      from: try #require(MailAddress("Corner Shop <hello@shop.example>")), limit: .seconds(60),
      templates: try SMTPProviderTests.templates(),
      guardian: OutgoingGuard(allowed: [place], resolver: resolver),
      trustRoots: try TestCertificate.roots(), clock: StandingClock().clock)
  }

  /// The connections over which mails came, each once.
  private func connections(_ mails: [JSONNode]) -> Set<Int> {
    Set(mails.compactMap { $0.member("connection")?.integer.map { Int($0) } })
  }

  @Test(arguments: [("smtp", "none"), ("smtp", "starttls"), ("smtps", "implicit")])
  func `mails that follow each other share a connection`(
    scheme: String, tls: String
  ) async throws {
    let server = try MailServer(#"{"tls": "\#(tls)"}"#)
    let provider = try provider(server.port, scheme: scheme)
    for _ in 0..<5 { #expect(await provider.deliver(.message()) == .accepted(answer: nil)) }
    await provider.close()
    let mails = try server.stop()
    #expect(mails.count == 5)
    #expect(connections(mails).count == 1)
    #expect(mails.allSatisfy { $0.member("recipients")?.elements?.count == 1 })
  }

  @Test func `a connection has only so many mails`() async throws {
    let server = try MailServer(#"{"tls": "none"}"#)
    let provider = try provider(server.port)
    for _ in 0..<101 { #expect(await provider.deliver(.message()) == .accepted(answer: nil)) }
    await provider.close()
    let mails = try server.stop()
    #expect(mails.count == 101)
    #expect(connections(mails).count == 2)
  }

  @Test func `mails that leave at once have a connection each, and none is lost`() async throws {
    let server = try MailServer(#"{"tls": "none"}"#)
    let provider = try provider(server.port)
    let outcomes = await withTaskGroup(of: DeliveryOutcome.self) { group in
      for _ in 0..<20 { group.addTask { await provider.deliver(.message()) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.allSatisfy { $0 == .accepted(answer: nil) })
    await provider.close()
    #expect(try server.stop().count == 20)
  }

  @Test func `a mail that is refused leaves the connection to the next`() async throws {
    let server = try MailServer(#"{"tls": "none", "refuses": "bob@example.com"}"#)
    let provider = try provider(server.port)
    #expect(await provider.deliver(.message()) == .accepted(answer: nil))
    let refused = await provider.deliver(.message(to: "bob@example.com"))
    #expect(refused == .refused(reason: SMTPProviderTests.code(550)))
    #expect(await provider.deliver(.message()) == .accepted(answer: nil))
    await provider.close()
    let mails = try server.stop()
    #expect(mails.count == 2)
    #expect(connections(mails).count == 1)
  }

  @Test func `a connection that the server has closed meanwhile is replaced`() async throws {
    let server = try MailServer(#"{"tls": "none", "mails_per_connection": 1}"#)
    let provider = try provider(server.port)
    for _ in 0..<3 { #expect(await provider.deliver(.message()) == .accepted(answer: nil)) }
    await provider.close()
    let mails = try server.stop()
    #expect(mails.count == 3)
    #expect(connections(mails).count == 3)
  }
}
