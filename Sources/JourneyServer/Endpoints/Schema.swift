public import JourneyModel

/// A JSON Schema, as the description of the interface has it.
public struct Schema: Sendable {
  /// The schema itself.
  public let node: JSONNode

  /// Creates a schema.
  public init(_ node: JSONNode) {
    self.node = node
  }

  /// One that stands among the named schemas of the description.
  public static func named(_ name: String) -> Schema {
    Schema(.object(["$ref": .text("#/components/schemas/\(name)")]))
  }

  /// A text, of a format such as `date-time` if one is given.
  public static func text(
    _ description: String, format: String? = nil, values: [String]? = nil, lengthMax: Int? = nil
  ) -> Schema {
    Schema(
      .object([
        "type": .text("string"), "description": .text(description),
        "format": format.map(JSONNode.text),
        "enum": values.map { .array($0.map(JSONNode.text)) },
        "maxLength": lengthMax.map(JSONNode.integer),
      ]))
  }

  /// A whole number.
  public static func integer(
    _ description: String, minimum: Int? = nil, maximum: Int? = nil
  ) -> Schema {
    Schema(
      .object([
        "type": .text("integer"), "description": .text(description),
        "minimum": minimum.map(JSONNode.integer), "maximum": maximum.map(JSONNode.integer),
      ]))
  }

  /// Yes or no.
  public static func boolean(_ description: String) -> Schema {
    Schema(.object(["type": .text("boolean"), "description": .text(description)]))
  }

  /// A list.
  public static func list(of element: Schema, _ description: String) -> Schema {
    Schema(
      .object([
        "type": .text("array"), "description": .text(description), "items": element.node,
      ]))
  }

  /// An object with these fields; without `isOpen`, with no others.
  public static func object(
    _ description: String, _ fields: KeyValuePairs<String, Schema>, required: [String] = [],
    isOpen: Bool = false
  ) -> Schema {
    Schema(
      .object([
        "type": .text("object"), "description": .text(description),
        "properties": .object(members: fields.map { ($0.key, $0.value.node) }),
        "required": required.isEmpty ? nil : .array(required.map(JSONNode.text)),
        "additionalProperties": .boolean(isOpen),
      ]))
  }

  /// The same, or `null`.
  public var orNull: Schema {
    Schema(.object(["oneOf": .array([node, .object(["type": .text("null")])])]))
  }
}
