internal import Foundation

/// Encodes the text of a header (RFC 2047), so that it stays one line in any language.
enum HeaderWords {
  /// The longest line of a header that stands as it is.
  private static let plainBytesMax = 60
  /// The most bytes in an encoded word, which may have 75 signs with all that is around them.
  private static let wordBytesMax = 42

  /// Returns a text as it may stand in a header.
  static func encoded(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    if isPlain, text.utf8.count <= plainBytesMax { return text }
    return words(text).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
      .joined(separator: "\r\n ")
  }

  /// The text in pieces, none of which splits a character.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if word.utf8.count + UTF8.width(scalar) > wordBytesMax {
        words.append(word)
        word = ""
      }
      word.unicodeScalars.append(scalar)
    }
    return words + [word]
  }
}
