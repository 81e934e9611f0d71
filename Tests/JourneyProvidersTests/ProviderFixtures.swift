import JourneyModel
import JourneyProviders
import NIOSSL
import Synchronization
import Testing

/// A clock that stands where a test sets it.
final class StandingClock: Sendable {
  private let moment: Mutex<Moment>

  init(_ text: String = "2026-03-01T12:00:00Z") {
    moment = Mutex(Moment(text) ?? Moment(microseconds: 0))
  }

  var now: Moment { moment.withLock { $0 } }
  var clock: ProviderClock { ProviderClock { self.now } }

  /// Goes on.
  func advance(seconds: Double) {
    moment.withLock { $0.microseconds += Int64(seconds * 1_000_000) }
  }
}

/// Answers from a table, one list of addresses after the other; the last stays.
final class TableResolver: AddressResolver {
  private let answers: Mutex<[String: [[String]]]>

  init(_ answers: [String: [[String]]]) { self.answers = Mutex(answers) }

  func addresses(of host: String) async -> [InternetAddress] {
    let texts = answers.withLock { answers -> [String] in
      guard let all = answers[host], let first = all.first else { return [] }
      if all.count > 1 { answers[host]?.removeFirst() }
      return first
    }
    return texts.compactMap { InternetAddress($0) }
  }
}

extension Delivery {
  /// A message, ready to leave.
  static func message(
    _ name: String = "cart_reminder", by channel: String = "email", to: String? = "ana@example.com",
    with arguments: String = #"{"name":"Ana","total":12.5}"#, key: String = "k-1", attempt: Int = 1
  ) -> Delivery {
    Delivery(
      key: key, kind: .message(name: name, channel: channel, to: to), userID: "u1",
      journeyID: "abandoned_cart", runID: "r1", arguments: Array(arguments.utf8), attempt: attempt)
  }

  /// A call, ready to leave.
  static func call(
    _ operation: String = "score", of service: String = "crm", with arguments: String = "{}",
    key: String = "k-2", attempt: Int = 1
  ) -> Delivery {
    Delivery(
      key: key, kind: .call(service: service, operation: operation), userID: "u1",
      journeyID: "abandoned_cart", runID: "r1", arguments: Array(arguments.utf8), attempt: attempt)
  }
}

extension WebClient {
  /// Runs a client for as long as a test needs it.
  static func run<Value: Sendable>(
    allowing allowed: [String], resolver: any AddressResolver = SystemResolver(),
    clock: StandingClock = StandingClock(), trustRoots: NIOSSLTrustRoots? = nil,
    _ test: @Sendable (WebClient) async throws -> Value
  ) async throws -> Value {
    let client = WebClient(
      guardian: OutgoingGuard(allowed: allowed, resolver: resolver), clock: clock.clock,
      trustRoots: trustRoots)
    do {
      let value = try await test(client)
      await client.close()
      return value
    } catch {
      await client.close()
      throw error
    }
  }
}

/// The address that a test writes.
func address(_ text: String) throws -> OutgoingURL { try #require(OutgoingURL(text)) }
