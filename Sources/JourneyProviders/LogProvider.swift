internal import JourneyModel
public import Logging

/// Writes effects to the log instead of sending them, for trying out.
///
/// Neither the person nor the parameters are written unless that is asked for: logs go to places
/// where profiles must not.
public struct LogProvider: Provider {
  /// A line is written again for a repeat, and nobody minds.
  public let honoursKey = true
  /// Where the lines go.
  private let logger: Logger
  /// `true` if the person, the address and the parameters are written as well.
  private let showsPeople: Bool

  /// Creates a provider.
  public init(logger: Logger, showsPeople: Bool = false) {
    self.logger = logger
    self.showsPeople = showsPeople
  }

  /// Writes a line.
  public func deliver(_ delivery: Delivery) async -> DeliveryOutcome {
    var fields: Logger.Metadata = [
      "key": "\(delivery.key)", "journey": "\(delivery.journeyID)", "run": "\(delivery.runID)",
      "attempt": "\(delivery.attempt)",
    ]
    switch delivery.kind {
    case .message(let name, let channel, let to):
      fields["message"] = "\(name)"
      fields["channel"] = "\(channel)"
      if showsPeople { fields["to"] = "\(to ?? "nobody")" }
    case .call(let service, let operation):
      fields["operation"] = "\(service).\(operation)"
    }
    if showsPeople {
      fields["user"] = "\(delivery.userID)"
      fields["with"] = "\(String(decoding: delivery.arguments, as: UTF8.self))"
    }
    logger.info("an effect would have left", metadata: fields)
    return .accepted(answer: nil)
  }
}
