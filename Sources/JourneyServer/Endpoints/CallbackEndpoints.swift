internal import HTTPTypes
internal import Hummingbird
internal import JourneyModel
public import JourneyServices

/// What the providers of channels report back to.
public struct CallbackEndpoints: Sendable {
  /// The service.
  private let callbacks: CallbackService

  /// Creates the endpoints.
  public init(callbacks: CallbackService) {
    self.callbacks = callbacks
  }

  /// All of them.
  public var all: [Endpoint] { [take] }

  /// Takes a report; its signature says who has written it, and no token has to.
  private var take: Endpoint {
    Endpoint(
      Operation(
        .post, "/callbacks/{channel}", name: "takeReport",
        summary: "Takes what the provider of a channel reports back of a message, signed by it.",
        scope: nil,
        parameters: [.init("channel", in: .path, isRequired: true, .text("The channel."))],
        body: Operation.Body(
          [("application/json", Self.report)], bytesMax: CallbackService.bytesMax),
        answers: [
          .init(202, "It is durable.", Self.taken),
          .init(
            401, "It is not signed by the provider just now.",
            type: "application/problem+json", .named("Problem")),
          .init(
            404, "The channel takes no reports.", type: "application/problem+json",
            .named("Problem")),
        ])
    ) { request in
      do {
        try await callbacks.take(
          request.body, id: request.field("webhook-id"),
          timestamp: request.field("webhook-timestamp"),
          signature: request.field("webhook-signature"), from: request.path["channel"] ?? "")
      } catch let refusal as CallbackService.Refusal {
        throw Problem(refusal)
      }
      return .json(.object(["status": .text("taken")]), status: .accepted)
    }
  }

  /// What a report is.
  private static let report = Schema.object(
    "What has become of a message.",
    [
      "type": .text("What has happened, such as `message.delivered`."),
      "timestamp": .text("When.", format: "date-time"),
      "data": .object(
        "Of which message.", ["userId": .text("Who it was for.")], required: ["userId"],
        isOpen: true),
    ], required: ["type", "data"], isOpen: true)

  /// What the answer is.
  private static let taken = Schema.object(
    "The report was taken.", ["status": .text("`taken`.")], required: ["status"])
}

extension EndpointRequest {
  /// A field of the head; empty where it is missing.
  fileprivate func field(_ name: String) -> String {
    HTTPField.Name(name).flatMap { headers[$0] } ?? ""
  }
}

extension Problem {
  /// Says why a report is not taken.
  fileprivate init(_ refusal: CallbackService.Refusal) {
    switch refusal {
    case .noReports(let channel):
      self.init(.notFound, "no reports are taken for the channel `\(channel.prefix(64))`")
    case .notBelieved:
      self.init(
        .unauthenticated, "sign the report with the channel's secret as Standard Webhooks has it")
    case .unreadable(let reason): self.init(.invalid, reason)
    }
  }
}
