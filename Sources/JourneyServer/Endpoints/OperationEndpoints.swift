internal import Hummingbird
internal import JourneyModel
public import JourneyServices

/// The endpoints of an operator.
public struct OperationEndpoints: Sendable {
  /// The service.
  private let operations: OperationService

  /// Creates the endpoints.
  public init(operations: OperationService) {
    self.operations = operations
  }

  /// All of them.
  public var all: [Endpoint] { [read, change] }

  /// The most bytes of a change: one field.
  private static let bytesMax = 1_024

  /// Whether effects are held back.
  private static let hold = Schema.object(
    "Whether messages and calls are held back.",
    [
      "isHolding": .boolean(
        "`true` while no message leaves and no service is called; journeys go on either way.")
    ], required: ["isHolding"])

  /// Tells whether effects are held back.
  private var read: Endpoint {
    Endpoint(
      Operation(
        .get, "/hold", name: "readHold", summary: "Tells whether messages and calls are held back.",
        scope: .journeysRead, answers: [.init(200, "Whether they are.", Self.hold)])
    ) { _ in .json(Self.node(try await operations.isHolding())) }
  }

  /// Holds effects back, or lets them leave again.
  private var change: Endpoint {
    Endpoint(
      Operation(
        .put, "/hold", name: "changeHold",
        summary: "Holds all messages and calls back, or lets them leave again.",
        scope: .journeysOperate,
        body: Operation.Body([("application/json", Self.hold)], bytesMax: Self.bytesMax),
        answers: [.init(200, "What holds from now on.", Self.hold)])
    ) { request in
      let isHolding = try Self.isHolding(request.body)
      try await operations.hold(isHolding)
      return .json(Self.node(isHolding))
    }
  }

  /// Reads what is to hold.
  private static func isHolding(_ body: [UInt8]) throws(Problem) -> Bool {
    guard let members = (try? JSONReader.parse(body))?.members, members.count == 1,
      members[0].key == "isHolding", case .boolean(let isHolding) = members[0].value.value
    else {
      throw Problem(
        .invalid, "the body must be `{\"isHolding\": true}` or `{\"isHolding\": false}`")
    }
    return isHolding
  }

  /// Writes what holds.
  private static func node(_ isHolding: Bool) -> JSONNode {
    .object(["isHolding": .boolean(isHolding)])
  }
}
