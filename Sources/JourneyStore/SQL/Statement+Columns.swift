internal import JourneyModel

// What the columns of a row say, each read behind the one before.

extension Statement {
  /// Reads the next column: a whole number.
  func int() -> Int { Int(int64()) }

  /// Reads the next column: true or false.
  func bool() -> Bool { int64() != 0 }

  /// Reads the next column: an instant.
  func moment() -> Moment { Moment(microseconds: int64()) }

  /// Reads the next column with `read`, or returns `nil` if nothing is there.
  private func unlessNull<Value>(_ read: () -> Value) -> Value? {
    guard !isNothing else {
      column += 1
      return nil
    }
    return read()
  }

  /// Reads the next column: a whole number, or nothing.
  func optionalInt64() -> Int64? { unlessNull(int64) }

  /// Reads the next column: true, false or nothing.
  func optionalBool() -> Bool? { unlessNull(bool) }

  /// Reads the next column: an instant, or nothing.
  func optionalMoment() -> Moment? { unlessNull(moment) }

  /// Reads the next column: text, or nothing.
  func optionalText() -> String? { unlessNull(text) }

  /// Reads the next column: text as its UTF-8, or nothing.
  func optionalUTF8() -> [UInt8]? { unlessNull(utf8) }
}
