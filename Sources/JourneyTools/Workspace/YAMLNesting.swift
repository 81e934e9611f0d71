/// Guards the parser, which calls itself for each level, against files that are nothing but levels.
enum YAMLNesting {
  /// The deepest nesting: the catalog's own settings need six, types some more.
  private static let depthMax = 64
  /// The most characters before the content of a line: so many levels, indented by eight each.
  private static let indentationMax = 512

  /// Returns the offset at which a text nests too deep.
  ///
  /// Brackets in texts count too: no catalog has so many of them open.
  static func firstTooDeep(in bytes: [UInt8]) -> Int? {
    var depth = 0
    var indentation: Int? = 0
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case 0x5B, 0x7B: depth += 1
      case 0x5D, 0x7D: depth = max(0, depth - 1)
      default: break
      }
      switch byte {
      case 0x0A: indentation = 0
      case 0x20, 0x2D, 0x3F, 0x3A: indentation = indentation.map { $0 + 1 }
      default: indentation = nil
      }
      if depth > depthMax || indentation ?? 0 > indentationMax { return offset }
    }
    return nil
  }
}
