internal import HTTPTypes
public import JourneyModel

/// The description of the interface, in the form of OpenAPI 3.1, made of what the endpoints say.
public struct InterfaceDescription: Sendable {
  /// The operations.
  private let operations: [Operation]
  /// The schemas that operations name.
  private let schemas: [NamedSchema]

  /// Creates the description of operations.
  public init(operations: [Operation], schemas: [NamedSchema]) {
    self.operations = operations
    self.schemas = schemas
  }

  /// The description.
  public var node: JSONNode {
    .object([
      "openapi": .text("3.1.0"),
      "info": .object([
        "title": .text("Journey"), "version": .text("1"),
        "description": .text(
          "Events in, people's profiles, journeys and where people are in them."),
      ]),
      "servers": .array([.object(["url": .text("/")])]),
      "paths": .object(members: paths),
      "components": .object([
        "schemas": .object(members: schemas.map { ($0.name, $0.schema.node) }),
        "securitySchemes": .object(["token": Self.security]),
      ]),
    ])
  }

  /// How callers say who they are.
  private static let security = JSONNode.object([
    "type": .text("http"), "scheme": .text("bearer"), "bearerFormat": .text("JWT"),
    "description": .text("A token of `journey token`, for a web application or a service."),
  ])

  /// The operations by path, in the order in which the paths come first.
  private var paths: [(String, JSONNode)] {
    var order: [String] = []
    var members: [String: [(String, JSONNode)]] = [:]
    for operation in operations {
      if members[operation.path] == nil { order.append(operation.path) }
      members[operation.path, default: []].append(
        (operation.method.rawValue.lowercased(), operation.node))
    }
    return order.map { ($0, .object(members: members[$0] ?? [])) }
  }
}

/// A schema that stands among the named ones.
public typealias NamedSchema = (name: String, schema: Schema)
