/// Text as every database can hold it.
package enum StorableText {
  /// What stands in the place of the character U+0000, which PostgreSQL cannot hold: the character
  /// that says that another was there, U+FFFD.
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Returns text that every database can hold, as its UTF-8; almost all is so as it is.
  package static func of(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0) else { return text }
    return text.flatMap { $0 == 0 ? replacement : [$0] }
  }
}
