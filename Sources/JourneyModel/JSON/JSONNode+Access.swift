extension JSONNode {
  /// Returns the value of a member; `nil` if there is none or this is no object.
  public func member(_ key: String) -> JSONNode? {
    members?.first { $0.key == key }?.value
  }

  /// The members, if this is an object.
  public var members: [Member]? {
    if case .object(let members) = value { members } else { nil }
  }

  /// The elements, if this is an array.
  public var elements: [JSONNode]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  /// The text, if this is one.
  public var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// The number, if this is one.
  public var number: ExactDecimal? {
    if case .number(let number) = value { number } else { nil }
  }

  /// The number, if this is one without a fraction.
  public var integer: Int? {
    number.flatMap { $0.isWhole ? $0.wholePart : nil }
  }

  /// The truth value, if this is one.
  public var boolean: Bool? {
    if case .boolean(let boolean) = value { boolean } else { nil }
  }

  /// `true` if this is `null`.
  public var isNull: Bool {
    if case .null = value { true } else { false }
  }

  /// What this is, in words for messages: `a text`.
  public var kindName: String {
    switch value {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// Returns the path of the innermost value or member whose text holds the byte at `offset`.
  public func pointer(at offset: Int) -> JSONPointer {
    var pointer = JSONPointer()
    var node: JSONNode? = self
    while let current = node {
      node = nil
      for member in current.members ?? [] where member.keySpan.start <= offset {
        guard offset < member.value.span.end else { continue }
        pointer = pointer.appending(member.key)
        node = offset < member.value.span.start ? nil : member.value
        break
      }
      for (index, element) in (current.elements ?? []).enumerated()
      where element.span.start <= offset && offset < element.span.end {
        pointer = pointer.appending(index)
        node = element
        break
      }
    }
    return pointer
  }
}

extension JSONNode: Equatable {
  /// `true` if the values are equal, wherever they stand; members in the same order.
  public static func == (left: JSONNode, right: JSONNode) -> Bool {
    switch (left.value, right.value) {
    case (.null, .null): true
    case (.boolean(let one), .boolean(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.text(let one), .text(let other)): one == other
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)):
      one.elementsEqual(other) { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}
