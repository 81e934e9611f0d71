internal import Hummingbird
internal import JourneyModel
public import JourneyServices
internal import JourneyTools

/// The endpoint that tells why somebody came where they came, or did not.
public struct WhyEndpoints: Sendable {
  /// The service.
  private let why: WhyService

  /// Creates the endpoint.
  public init(why: WhyService) {
    self.why = why
  }

  /// All of them.
  public var all: [Endpoint] { [ask] }

  /// Tells why.
  private var ask: Endpoint {
    Endpoint(
      Operation(
        .get, "/users/{userId}/why", name: "askWhy",
        summary: "Tells why a user came where they came, or did not, by the values that decided.",
        scope: .usersRead,
        parameters: [
          .init("userId", in: .path, isRequired: true, .text("The user.")),
          .init("journey", in: .query, isRequired: false, .text("Only this journey.")),
          .init(
            "message", in: .query, isRequired: false,
            .text("Only what led to this message, or away from it.")),
          .init(
            "text", in: .query, isRequired: false,
            .text("Whether the answer comes as text too.", values: ["true", "false"])),
        ],
        answers: [
          .init(200, "What was decided, step by step.", .named("Why")), .notFound,
          .init(
            413, "The user did too much to be gone through here.",
            type: "application/problem+json", .named("Problem")),
        ])
    ) { request in
      let userID = try request.userID()
      let wantsText = try Self.wantsText(request.query["text"])
      do {
        let answer = try await why.answer(
          about: userID, journey: request.query["journey"], message: request.query["message"])
        return .json(wantsText ? answer.withText : answer.node)
      } catch let refusal as WhyRefusal {
        throw Problem(refusal)
      }
    }
  }

  /// Whether the answer comes as text too.
  private static func wantsText(_ value: String?) throws(Problem) -> Bool {
    switch value {
    case nil, "false"?: false
    case "true"?: true
    case let value?:
      throw Problem(.invalid, "`\(value.prefix(64))` is neither `true` nor `false`")
    }
  }
}

extension WhyAnswer {
  /// The answer for programs with the one for people in it.
  fileprivate var withText: JSONNode {
    .object(members: (node.members ?? []).map { ($0.key, $0.value) } + [("text", .text(text))])
  }
}

extension Problem {
  /// Tells why there is no answer.
  init(_ refusal: WhyRefusal) {
    switch refusal {
    case .unknown(let words), .notKept(let words): self.init(.notFound, words)
    case .tooMuch(let words): self.init(.tooLarge, words)
    case .failed(let words): self.init(.unavailable, words)
    }
  }
}
