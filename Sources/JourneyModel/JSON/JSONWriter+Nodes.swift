extension JSONWriter {
  /// Returns a value as JSON without white space.
  public static func compact(_ node: JSONNode) -> [UInt8] {
    var writer = JSONWriter()
    writer.node(node)
    return writer.bytes
  }

  /// Returns a value as JSON for people: indented by two, a line break at the end.
  ///
  /// An array or object that fits stands on one line, so that an expression reads as one.
  public static func pretty(_ node: JSONNode) -> [UInt8] {
    var layout = JSONLayout()
    layout.append(node, indentation: 0, isLast: true, mustBreak: true)
    return layout.bytes + [0x0A]
  }
}

/// Lays JSON out in lines.
private struct JSONLayout {
  /// What was written so far.
  var bytes: [UInt8] = []
  /// The offset at which the current line begins.
  private var lineStart = 0

  /// The most characters of a line that holds more than one value: the width of our sources.
  private static let width = 100

  /// Appends a value; `isLast` if no comma follows it.
  mutating func append(
    _ node: JSONNode, indentation: Int, isLast: Bool, mustBreak: Bool = false
  ) {
    if node.isEmptyOrPlain {
      appendLine(node, upTo: .max)
      return
    }
    let start = bytes.count
    if !mustBreak, appendLine(node, upTo: lineStart + Self.width - (isLast ? 0 : 1)) { return }
    bytes.removeLast(bytes.count - start)
    switch node.value {
    case .array(let elements): lines(of: elements, indentation: indentation)
    case .object(let members): lines(of: members, indentation: indentation)
    case .null, .boolean, .number, .text: return
    }
  }

  /// Appends an array over several lines.
  private mutating func lines(of elements: [JSONNode], indentation: Int) {
    bytes.append(0x5B)
    for (index, element) in elements.enumerated() {
      newLine(indentation + 2, comma: index > 0)
      append(element, indentation: indentation + 2, isLast: index + 1 == elements.count)
    }
    newLine(indentation, comma: false)
    bytes.append(0x5D)
  }

  /// Appends an object over several lines.
  private mutating func lines(of members: [JSONNode.Member], indentation: Int) {
    bytes.append(0x7B)
    for (index, member) in members.enumerated() {
      newLine(indentation + 2, comma: index > 0)
      JSONWriter.append(member.key, to: &bytes)
      bytes.append(0x3A)
      bytes.append(0x20)
      append(member.value, indentation: indentation + 2, isLast: index + 1 == members.count)
    }
    newLine(indentation, comma: false)
    bytes.append(0x7D)
  }

  /// Ends the line and indents the next.
  private mutating func newLine(_ indentation: Int, comma: Bool) {
    if comma { bytes.append(0x2C) }
    bytes.append(0x0A)
    lineStart = bytes.count
    bytes.append(contentsOf: repeatElement(0x20, count: indentation))
  }

  /// Appends a value on one line; stops and returns `false` once that goes beyond an offset.
  @discardableResult
  private mutating func appendLine(_ node: JSONNode, upTo limit: Int) -> Bool {
    switch node.value {
    case .array(let elements):
      bytes.append(0x5B)
      for (index, element) in elements.enumerated() {
        if index > 0 { separate() }
        guard appendLine(element, upTo: limit) else { return false }
      }
      bytes.append(0x5D)
    case .object(let members):
      bytes.append(0x7B)
      for (index, member) in members.enumerated() {
        if index > 0 { separate() } else { bytes.append(0x20) }
        JSONWriter.append(member.key, to: &bytes)
        bytes.append(0x3A)
        bytes.append(0x20)
        guard appendLine(member.value, upTo: limit) else { return false }
      }
      if !members.isEmpty { bytes.append(0x20) }
      bytes.append(0x7D)
    case .text(let text): JSONWriter.append(text, to: &bytes)
    case .number(let number): bytes += number.description.utf8
    case .boolean(let boolean): bytes += (boolean ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    }
    return bytes.count <= limit
  }

  /// Appends what stands between two values on a line.
  private mutating func separate() {
    bytes.append(0x2C)
    bytes.append(0x20)
  }
}

extension JSONNode {
  /// `true` for a value that holds no others.
  fileprivate var isEmptyOrPlain: Bool {
    switch value {
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .null, .boolean, .number, .text: true
    }
  }
}
