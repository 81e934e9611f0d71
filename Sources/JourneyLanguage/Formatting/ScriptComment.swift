import JourneyModel

/// A comment of a script.
struct ScriptComment: Equatable {
  /// What is written, from the `#` on.
  var text: String
  /// `true` if a token stands before it on its line.
  var isTrailing: Bool
  /// `true` if the line before it is empty.
  var followsBlankLine: Bool
}

/// What stands between a token and the one before it, beside plain blanks.
struct TokenMargin {
  /// The comments, in order.
  var comments: [ScriptComment] = []
  /// `true` if the line before the token is empty.
  var followsBlankLine = false

  /// Reads the trivia before a token.
  init(_ trivia: SourceSpan, in source: SourceFile) {
    // Between most tokens stands one blank.
    let length = trivia.end - trivia.start
    if length == 0 || length == 1 && source.bytes[trivia.start] == 0x20 { return }
    var place = trivia.start
    var breaks = 0
    while place < trivia.end {
      if source.bytes[place] == UInt8(ascii: "#") {
        let end = source.bytes[place..<trivia.end].firstIndex(of: 0x0A) ?? trivia.end
        let isTrailing = breaks == 0 && comments.isEmpty && trivia.start > 0
        comments.append(
          ScriptComment(
            text: Self.canonical(source.bytes[place..<end]), isTrailing: isTrailing,
            followsBlankLine: breaks > 1))
        breaks = 0
        place = end
      } else {
        if source.bytes[place] == 0x0A { breaks += 1 }
        place += 1
      }
    }
    followsBlankLine = breaks > 1
  }

  /// A comment with a blank behind its `#` and none at its end.
  ///
  /// A second `#` goes on with the first, as in a line of them; further blanks are the author's.
  private static func canonical(_ bytes: ArraySlice<UInt8>) -> String {
    let blanks: [UInt8] = [0x20, 0x09, 0x0D]
    var kept = bytes.dropFirst()
    while let last = kept.last, blanks.contains(last) { kept = kept.dropLast() }
    if kept.first == 0x09 { kept = kept.dropFirst() }
    guard let first = kept.first else { return "#" }
    let text = String(decoding: kept, as: UTF8.self)
    return first == 0x20 || first == UInt8(ascii: "#") ? "#\(text)" : "# \(text)"
  }
}
