internal import JourneyEngine
internal import JourneyModel
public import JourneyProviders
internal import JourneyStore

/// Takes what providers report back of messages: each report becomes an event, and changes what
/// reaches the person.
public struct CallbackService: Sendable {
  /// Who owns the queue.
  private let dispatcher: Dispatcher
  /// Reads the reports, by channel.
  private let readers: [String: CallbackReader]
  /// Tells when a report arrives.
  private let clock: any ServiceClock

  /// Why a report is not taken.
  public enum Refusal: Error, Equatable, Sendable {
    /// The channel takes no reports.
    case noReports(channel: String)
    /// It is not signed by the provider just now.
    case notBelieved
    /// It says nothing that can be read.
    case unreadable(String)
  }

  /// The most bytes of a report.
  public static let bytesMax = CallbackReader.bytesMax

  /// Creates the service.
  public init(
    dispatcher: Dispatcher, readers: [String: CallbackReader], clock: any ServiceClock
  ) {
    self.dispatcher = dispatcher
    self.readers = readers
    self.clock = clock
  }

  /// Takes a report of the provider of a channel; when it returns it is durable.
  ///
  /// What tells who has written it are the headers of Standard Webhooks: `webhook-id`,
  /// `webhook-timestamp` and `webhook-signature`, empty where one is missing.
  /// A report that comes again changes nothing, and one of a user who was erased is forgotten.
  public func take(
    _ body: [UInt8], id: String, timestamp: String, signature: String, from channel: String
  ) async throws {
    let headers = CallbackReader.Headers(id: id, timestamp: timestamp, signature: signature)
    guard let reader = readers[channel] else { throw Refusal.noReports(channel: channel) }
    let now = clock.now
    let report = try Self.read(body, headers, by: reader, at: now)
    guard report.userID.utf8.count <= IntakeLimits.idBytesMax else {
      throw Refusal.unreadable("`data.userId` is longer than the id of any user")
    }
    var inputs: [IncomingInput] = []
    // The change goes first, so that a journey that the event starts sees it.
    if !report.changes.isEmpty { inputs.append(Self.change(report, at: now)) }
    inputs.append(Self.event(report, at: now))
    _ = try await dispatcher.take(inputs)
  }

  /// Reads a report, or says why it is not taken.
  private static func read(
    _ body: [UInt8], _ headers: CallbackReader.Headers, by reader: CallbackReader, at now: Moment
  ) throws(Refusal) -> ProviderCallback {
    do throws(CallbackReader.Refusal) {
      return try reader.read(body, headers: headers, at: now)
    } catch {
      switch error {
      case .notBelieved: throw .notBelieved
      case .unreadable(let reason): throw .unreadable(reason)
      }
    }
  }

  /// The event that a report is.
  private static func event(_ report: ProviderCallback, at now: Moment) -> IncomingInput {
    var event = EventRecord(
      eventID: report.eventID, name: report.eventName, at: report.at,
      attributes: report.attributes)
    event.isTimeGiven = report.at != now
    return IncomingInput(userID: report.userID, arrivesAt: now, content: .event(event))
  }

  /// The change of preferences that a report leads to.
  ///
  /// It holds for whoever the message was for, known or not, and creates nobody.
  private static func change(_ report: ProviderCallback, at now: Moment) -> IncomingInput {
    let channels = report.changes.map { change in
      (
        change.channel,
        JSONNode.object(members: [(change.preference, .boolean(change.value))])
      )
    }
    let json = JSONWriter.compact(
      .object([
        "userId": .text(report.userID), "preferences": .object(members: channels),
        ProfileChange.createsUserMember: .boolean(false),
      ]))
    return IncomingInput(
      userID: report.userID, arrivesAt: now,
      content: .user(changeID: report.eventID, json: json))
  }
}
