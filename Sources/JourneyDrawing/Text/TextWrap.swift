/// Breaks a text into lines that fit a width.
struct TextWrap {
  /// The size of the letters.
  var size: Double
  /// `true` for bold ones.
  var isBold = false
  /// The greatest width of a line.
  var widthMax: Double
  /// The most lines; the last of them ends in `…` where more was to follow.
  var linesMax: Int

  /// Returns the lines of a text, one at least.
  func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace).flatMap(pieces) {
      let longer = line.isEmpty ? word.text : line + (word.isNew ? " " : "") + word.text
      if line.isEmpty || fits(longer) {
        line = longer
      } else {
        lines.append(line)
        line = word.text
      }
    }
    lines.append(line)
    return shortened(lines)
  }

  /// `true` if a text fits into a line.
  private func fits(_ text: some StringProtocol) -> Bool {
    TextMeasure.width(text, size: size, isBold: isBold) <= widthMax
  }

  /// A part of a text that stands in one line.
  private struct Piece {
    /// The part.
    var text: String
    /// `true` if it begins a word.
    var isNew: Bool
  }

  /// The parts of a word: itself, or as many as it takes to fit, cut behind a mark where one is.
  private func pieces(of word: Substring) -> [Piece] {
    if fits(word) { return [Piece(text: String(word), isNew: true)] }
    var pieces: [Piece] = []
    var rest = word
    while !rest.isEmpty {
      let head = firstPart(of: rest)
      pieces.append(Piece(text: String(head), isNew: pieces.isEmpty))
      rest = rest[head.endIndex...]
    }
    return pieces
  }

  /// As much of a long word as fits, one character at least.
  private func firstPart(of word: Substring) -> Substring {
    var width = 0.0
    var end = word.startIndex
    var mark: String.Index?
    for index in word.indices {
      let character = word[index...index]
      width += TextMeasure.width(character, size: size, isBold: isBold)
      if width > widthMax, end > word.startIndex { return word[..<(mark ?? end)] }
      end = word.index(after: index)
      if "_./-".contains(character) { mark = end }
    }
    return word
  }

  /// The lines, no more than there may be.
  private func shortened(_ lines: [String]) -> [String] {
    guard lines.count > linesMax, linesMax > 0 else { return lines }
    var result = Array(lines.prefix(linesMax))
    var last = result.removeLast()
    while !last.isEmpty, !fits(last + " …") { last.removeLast() }
    result.append(last + " …")
    return result
  }
}
