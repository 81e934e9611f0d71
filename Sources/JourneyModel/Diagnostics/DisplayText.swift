/// Text as a terminal shows it: how wide it is, without what would act on the terminal.
package enum DisplayText {
  /// The columns between two tab stops.
  private static let tabStop = 4

  /// Returns the text with tabs as spaces, and each control character as a mark for one.
  ///
  /// Control characters of a script could move the cursor or recolour the screen; those that turn
  /// the direction of writing could hide what it says.
  package static func safe(_ text: some StringProtocol, from column: Int = 0) -> String {
    var result = ""
    var position = column
    for character in text {
      let shown: String =
        if character == "\t" {
          String(repeating: " ", count: tabStop - position % tabStop)
        } else {
          isHarmless(character) ? String(character) : "\u{FFFD}"
        }
      result += shown
      position += shown == String(character) ? width(of: character) : shown.count
    }
    return result
  }

  /// The columns that safe text takes.
  package static func width(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  /// The columns that a character takes: two for the wide ones of East Asia, and pictures.
  package static func width(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.contains("\u{FE0F}") || first.properties.isEmojiPresentation { return 2 }
    if wideRanges.contains(where: { $0.contains(first.value) }) { return 2 }
    let isMark = [.nonspacingMark, .enclosingMark].contains(first.properties.generalCategory)
    return isMark ? 0 : 1
  }

  /// `true` if a terminal takes the character for a letter, and nothing else.
  private static func isHarmless(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { scalar in
      let isDirection =
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      return scalar.properties.generalCategory != .control && !isDirection
    }
  }

  /// The wide characters, by UAX 11.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
