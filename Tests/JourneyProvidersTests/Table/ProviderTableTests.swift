import Foundation
import JourneyModel
import JourneyProviders
import Logging
import TestProcesses
import Testing

@Suite(.ownThread) struct ProviderTableTests {
  /// A catalog whose messages leave to one receiver.
  static func catalog(
    port: Int, rate: SendingRate? = nil, secret: SecretReference? = nil
  ) -> Catalog {
    var catalog = Catalog()
    var channel = ChannelDeclaration(
      name: "email", provider: "webhook", url: "http://127.0.0.1:\(port)/send", rate: rate)
    channel.secrets = secret.map { [$0] } ?? []
    catalog.channels = [channel]
    catalog.services = [
      OperationDeclaration(
        service: "crm", operation: "score", url: "http://127.0.0.1:\(port)/score",
        returns: [.init(name: "score", type: .number, isRequired: true)]),
      OperationDeclaration(service: "crm", operation: "nowhere"),
    ]
    catalog.outgoingAllowed = ["127.0.0.1:\(port)"]
    return catalog
  }

  /// Runs a table for as long as a test needs it.
  static func run<Value: Sendable>(
    _ catalog: Catalog, clock: StandingClock = StandingClock(), folder: String = "/nowhere",
    environment: [String: String] = [:],
    _ test: @Sendable (ProviderTable) async throws -> Value
  ) async throws -> Value {
    let table = try ProviderTable(
      catalog: catalog,
      surroundings: ProviderSurroundings(
        folder: folder, environment: environment, clock: clock.clock),
      logger: Logger(label: "providers") { _ in SwiftLogNoOpLogHandler() })
    do {
      let value = try await test(table)
      await table.close()
      return value
    } catch {
      await table.close()
      throw error
    }
  }

  @Test func `messages and calls find their providers`() async throws {
    try await Receiver.run { _ in
      Receiver.Answer(body: Array(#"{"score": 3}"#.utf8))
    } _: { receiver in
      try await Self.run(Self.catalog(port: receiver.port)) { table in
        let sent = await table.deliver(.message())
        let called = await table.deliver(.call())
        #expect(sent == .accepted(answer: nil))
        #expect(called == .accepted(answer: Array(#"{"score":3}"#.utf8)))
        #expect(receiver.received.map(\.path) == ["/send", "/score"])
        let logged = await table.deliver(.message(by: "sms", to: "+49 30 1"))
        #expect(logged == .accepted(answer: nil))
        let lost = await table.deliver(.call("nowhere"))
        #expect(lost == .refused(reason: "`crm.nowhere` has no provider"))
        #expect(receiver.received.count == 2)
        #expect(
          table.warnings == [
            "the channel `sms` has no provider: its messages are only written to the log",
            "the channel `push` has no provider: its messages are only written to the log",
            "the operation `crm.nowhere` has no `url`: every call of it fails",
          ])
      }
    }
  }

  @Test func `a rate holds back, and says until when`() async throws {
    let clock = StandingClock()
    let rate = SendingRate(count: 2, per: CalendarDuration(microseconds: 1_000_000))
    try await Self.run(Self.catalog(port: 9, rate: rate), clock: clock) { table in
      let kind = Delivery.message().kind
      let first = table.admission(of: kind, isRetry: false)
      let second = table.admission(of: kind, isRetry: false)
      #expect(first == .now)
      #expect(second == .after(Moment(microseconds: clock.now.microseconds + 500_000)))
      // Another channel has a rate of its own.
      let other = table.admission(of: Delivery.message(by: "sms").kind, isRetry: false)
      #expect(other == .now)
    }
  }

  @Test func `a receiver that fails is left alone, and asked again`() async throws {
    let clock = StandingClock()
    try await Receiver.run { _ in
      Receiver.Answer(status: 500)
    } _: { receiver in
      try await Self.run(Self.catalog(port: receiver.port), clock: clock) { table in
        for _ in 0..<CircuitBreaker.outcomesMin {
          _ = table.admission(of: Delivery.message().kind, isRetry: false)
          _ = await table.deliver(.message())
        }
        let held = table.admission(of: Delivery.message().kind, isRetry: false)
        #expect(held != .now)
        let statuses = table.statuses
        #expect(statuses.first { $0.name == "email" }?.state == .open)
        clock.advance(seconds: Double(CircuitBreaker.pauseSeconds))
        let probe = table.admission(of: Delivery.message().kind, isRetry: false)
        #expect(probe == .now)
      }
    }
  }

  @Test func `a receiver that wants to be left alone is`() async throws {
    let clock = StandingClock()
    try await Receiver.run { _ in
      Receiver.Answer(status: 429, headers: ["retry-after": "20"])
    } _: { receiver in
      try await Self.run(Self.catalog(port: receiver.port), clock: clock) { table in
        let kind = Delivery.message().kind
        _ = table.admission(of: kind, isRetry: false)
        _ = await table.deliver(.message())
        let held = table.admission(of: kind, isRetry: false)
        #expect(held == .after(Moment(microseconds: clock.now.microseconds + 20_000_000)))
      }
    }
  }

  @Test func `repeats have a budget`() async throws {
    try await Self.run(Self.catalog(port: 9)) { table in
      var admitted = 0
      for _ in 0..<100 {
        let admission = table.admission(of: Delivery.message().kind, isRetry: true)
        if admission == .now { admitted += 1 }
      }
      #expect(admitted == 10)
    }
  }

  @Test(arguments: [
    (
      [String: String](),
      "the channel `email`: there is no secret at `env:MAIL`"
    ),
    (["MAIL": "  "], "the channel `email`: there is no secret at `env:MAIL`"),
    (
      ["MAIL": "hunter2"],
      "the channel `email` cannot sign with `env:MAIL`: a secret is 24 to 64 bytes in Base64, such "
        + "as `openssl rand -base64 32` prints"
    ),
  ])
  func `a secret that is missing or unfit is told at the start, and not shown`(
    environment: [String: String], problem: String
  ) async throws {
    let catalog = Self.catalog(port: 9, secret: .environment("MAIL"))
    await #expect(throws: ProviderTable.Problem.self) {
      try await Self.run(catalog, environment: environment) { _ in }
    }
    do {
      try await Self.run(catalog, environment: environment) { _ in }
    } catch let error as ProviderTable.Problem {
      #expect(error.description == problem)
      #expect(!error.description.contains("hunter2"))
    }
  }

  @Test func `a secret can be in a file of the workspace`() async throws {
    let folder = try TestFolder()
    try folder.write("mail.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
    try await Receiver.run { receiver in
      let catalog = Self.catalog(port: receiver.port, secret: .file("mail.secret"))
      try await Self.run(catalog, folder: folder.path) { table in
        _ = await table.deliver(.message())
      }
      #expect(receiver.received.first?["webhook-signature"]?.hasPrefix("v1,") == true)
    }
  }

  @Test func `a template that cannot be read is told at the start`() async throws {
    let folder = try TestFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/templates", withIntermediateDirectories: true)
    try folder.write("templates/cart_reminder.email.text", "Hello\n{{#items}}\n")
    do {
      try await Self.run(Self.catalog(port: 9), folder: folder.path) { _ in }
      Issue.record("it was taken")
    } catch let error as ProviderTable.Problem {
      #expect(
        error.description == "templates/cart_reminder.email.text:2: `items` is not closed")
    }
  }
}
