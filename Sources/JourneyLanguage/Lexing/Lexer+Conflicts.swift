import JourneyModel

extension Lexer {
  /// The mark before what one side of a merge has.
  private static let ours: StaticString = "<<<<<<<"
  /// The mark before what both sides had before.
  private static let base: StaticString = "|||||||"
  /// The mark before what the other side has.
  private static let theirs: StaticString = "======="
  /// The mark behind that.
  private static let close: StaticString = ">>>>>>>"

  /// Scans a mark that a merge of two versions has left, if one stands here.
  ///
  /// The first side is read on; the other is passed over whole, since it says most things twice.
  mutating func scanConflictIfPresent() -> Bool {
    guard offset == 0 || bytes[offset - 1] == 0x0A else { return false }
    let start = offset
    if isNext(Self.ours) {
      skipLine()
      isInConflict = true
      report(
        SyntaxCode.mergeConflict, start, "a merge has left two versions here",
        help: "keep one of them, and leave out the lines with `<<<<<<<`, `=======` and `>>>>>>>`")
    } else if isInConflict, isNext(Self.base) || isNext(Self.theirs) {
      while offset < bytes.count, !isNext(Self.close) { skipWholeLine() }
      skipLine()
      isInConflict = false
    } else {
      return false
    }
    add(.invalid, from: start, value: "")
    return true
  }

  /// Skips to the end of the line.
  private mutating func skipLine() {
    while let byte = peek(), byte != 0x0A { offset += 1 }
  }

  /// Skips to the start of the next line.
  private mutating func skipWholeLine() {
    skipLine()
    if offset < bytes.count { offset += 1 }
  }
}
