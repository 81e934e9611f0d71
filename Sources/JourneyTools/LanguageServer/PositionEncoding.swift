/// What the protocol counts the characters of a line in.
enum PositionEncoding: String {
  /// Bytes of UTF-8, as we do ourselves.
  case utf8 = "utf-8"
  /// Units of UTF-16, which every client understands.
  case utf16 = "utf-16"
}
