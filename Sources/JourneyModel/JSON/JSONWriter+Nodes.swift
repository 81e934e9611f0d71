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
    guard let count = node.elements?.count ?? node.members?.count, count > 0 else {
      appendLine(node, upTo: .max)
      return
    }
    let start = bytes.count
    if !mustBreak, appendLine(node, upTo: lineStart + Self.width - (isLast ? 0 : 1)) { return }
    bytes.removeLast(bytes.count - start)
    lines(of: node, indentation: indentation)
  }

  /// Appends an array or object over several lines.
  private mutating func lines(of node: JSONNode, indentation: Int) {
    let isArray = node.elements != nil
    bytes.append(isArray ? 0x5B : 0x7B)
    for (index, element) in (node.elements ?? []).enumerated() {
      newLine(indentation + 2, comma: index > 0)
      append(element, indentation: indentation + 2, isLast: index + 1 == node.elements?.count)
    }
    for (index, member) in (node.members ?? []).enumerated() {
      newLine(indentation + 2, comma: index > 0)
      JSONWriter.append(member.key, to: &bytes)
      bytes += [0x3A, 0x20]
      append(member.value, indentation: indentation + 2, isLast: index + 1 == node.members?.count)
    }
    newLine(indentation, comma: false)
    bytes.append(isArray ? 0x5D : 0x7D)
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
    default: bytes += JSONWriter.compact(node)
    }
    return bytes.count <= limit
  }

  /// Appends what stands between two values on a line.
  private mutating func separate() {
    bytes.append(0x2C)
    bytes.append(0x20)
  }
}
