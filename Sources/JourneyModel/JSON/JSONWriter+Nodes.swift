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
    var draft = JSONDraft()
    draft.node(node)
    return draft.laidOut()
  }
}
