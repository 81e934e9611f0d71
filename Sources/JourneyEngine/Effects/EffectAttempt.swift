public import JourneyModel
public import JourneyStore

/// One attempt of an effect, counted and committed before it is made.
public struct EffectAttempt: Sendable {
  /// Which effect it is.
  public let id: EffectID
  /// The idempotency key: the same for every attempt.
  public let key: String
  /// What is to be done.
  public let kind: EffectKind
  /// The journey.
  public let journeyID: String
  /// The number of the run within the part.
  public let runNumber: Int64
  /// The parameters, as one JSON object in UTF-8.
  public let arguments: [UInt8]
  /// Which attempt it is, counted from 1.
  public let attempt: Int

  /// The person.
  public var userID: String { id.userID }

  /// What the run is called outside: its part and its number there.
  public var runID: String { "\(id.part)-\(runNumber)" }

  /// Takes an effect that was claimed.
  init(_ id: EffectID, _ effect: OutboxRecord) {
    self.id = id
    key = effect.key
    journeyID = effect.journeyID
    runNumber = effect.runNumber
    arguments = effect.arguments
    attempt = effect.delivery?.attempts ?? 0
    kind = Self.kind(of: effect)
  }

  /// What an effect does.
  private static func kind(of effect: OutboxRecord) -> EffectKind {
    if effect.kind == "send" {
      return .message(name: effect.name, channel: effect.channel, to: effect.delivery?.sentTo)
    }
    let parts = effect.name.split(separator: ".", maxSplits: 1).map(String.init)
    return .call(service: parts.first ?? "", operation: parts.count > 1 ? parts[1] : "")
  }
}

/// What became of an attempt.
public struct EffectResult: Sendable {
  /// What may become of an attempt.
  public enum Outcome: Equatable, Sendable {
    /// The receiver took it; a service may have answered, in JSON.
    case accepted(answer: [UInt8]?)
    /// The receiver will not take it, however often it is asked.
    case refused(reason: String)
    /// It was not done, and may be tried again; the receiver may have said when.
    case failed(reason: String, retryAfterSeconds: Int?)
    /// Nobody knows whether it was done; if the receiver does an effect of one key once, it is
    /// asked again for as long as it knows the key, counted from the first attempt.
    case unknown(
      reason: String, honoursKey: Bool, keySeconds: Int64 = CatalogReader.keySecondsUsual)
  }

  /// Which effect it is.
  public let id: EffectID
  /// Which attempt it is, counted from 1.
  public let attempt: Int
  /// What became of it.
  public let outcome: Outcome

  /// Creates the result of an attempt.
  public init(_ attempt: EffectAttempt, _ outcome: Outcome) {
    id = attempt.id
    self.attempt = attempt.attempt
    self.outcome = outcome
  }
}
