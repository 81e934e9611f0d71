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
    let room = Self.width - (bytes.count - lineStart) - (isLast ? 0 : 1)
    let isScalar = node.elements == nil && node.members == nil
    var line: [UInt8] = []
    let fits = Self.append(node, to: &line, limit: isScalar ? .max : room)
    let isEmpty = node.elements?.isEmpty ?? node.members?.isEmpty ?? false
    if isScalar || isEmpty || fits && !mustBreak {
      bytes += line
    } else {
      lines(of: node, indentation: indentation)
    }
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

  /// Appends a value on one line; stops and returns `false` once that has more than `limit` bytes.
  private static func append(_ node: JSONNode, to line: inout [UInt8], limit: Int) -> Bool {
    switch node.value {
    case .array(let elements):
      line.append(0x5B)
      for (index, element) in elements.enumerated() {
        if index > 0 { line += [0x2C, 0x20] }
        guard append(element, to: &line, limit: limit) else { return false }
      }
      line.append(0x5D)
    case .object(let members):
      line += members.isEmpty ? [0x7B] : [0x7B, 0x20]
      for (index, member) in members.enumerated() {
        if index > 0 { line += [0x2C, 0x20] }
        JSONWriter.append(member.key, to: &line)
        line += [0x3A, 0x20]
        guard append(member.value, to: &line, limit: limit) else { return false }
      }
      line += members.isEmpty ? [0x7D] : [0x20, 0x7D]
    default: line += JSONWriter.compact(node)
    }
    return line.count <= limit
  }
}
