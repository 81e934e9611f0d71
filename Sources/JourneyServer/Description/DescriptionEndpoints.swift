internal import HTTPTypes
internal import JourneyModel

/// What tells of the interface itself.
struct DescriptionEndpoints: Sendable {
  /// The operations that it tells of, beside its own.
  private let operations: [Operation]
  /// The schemas that they name.
  private let schemas: [NamedSchema]

  /// Creates the endpoints of a description of operations.
  init(operations: [Operation], schemas: [NamedSchema]) {
    self.operations = operations
    self.schemas = schemas
  }

  /// All of them.
  var all: [Endpoint] {
    let description = InterfaceDescription(
      operations: operations + [Self.operation], schemas: schemas)
    let bytes = JSONWriter.pretty(description.node)
    return [Endpoint(Self.operation) { _ in .bytes(bytes, type: "application/json") }]
  }

  /// Gives the description.
  private static let operation = Operation(
    .get, "/openapi.json", name: "describeInterface", summary: "Describes the interface.",
    access: .anyCaller,
    answers: [
      .init(
        200, "The description, in the form of OpenAPI 3.1.",
        Schema(.object(["type": .text("object")])))
    ])
}
