internal import JourneyModel

// What the columns of a row say, each read behind the one before.

extension Statement {
  /// Reads the next column: a whole number.
  func int() -> Int { Int(int64()) }

  /// Reads the next column: true or false.
  func bool() -> Bool { int64() != 0 }

  /// Reads the next column: an instant.
  func moment() -> Moment { Moment(microseconds: int64()) }

  /// Goes past the next column if nothing is there; `false` if something is.
  private func skipNothing() -> Bool {
    guard isNothing else { return false }
    skip()
    return true
  }

  /// Reads the next column: a whole number, or nothing.
  func optionalInt64() -> Int64? { skipNothing() ? nil : int64() }

  /// Reads the next column: true, false or nothing.
  func optionalBool() -> Bool? { skipNothing() ? nil : bool() }

  /// Reads the next column: an instant, or nothing.
  func optionalMoment() -> Moment? { skipNothing() ? nil : moment() }

  /// Reads the next column: text, or nothing.
  func optionalText() -> String? { skipNothing() ? nil : text() }

  /// Reads the next column: text as its UTF-8, or nothing.
  func optionalUTF8() -> [UInt8]? { skipNothing() ? nil : utf8() }
}
