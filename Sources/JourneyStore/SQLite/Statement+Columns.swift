internal import CSQLite
internal import JourneyModel

extension Statement {
  /// Reads the next column: a whole number.
  func int64() -> Int64 {
    defer { column += 1 }
    return sqlite3_column_int64(handle, column)
  }

  /// Reads the next column: a whole number.
  func int() -> Int { Int(int64()) }

  /// Reads the next column: true or false.
  func bool() -> Bool { int64() != 0 }

  /// Reads the next column: an instant.
  func moment() -> Moment { Moment(microseconds: int64()) }

  /// Reads the next column: text.
  func text() -> String {
    defer { column += 1 }
    return String(decoding: buffer(sqlite3_column_text(handle, column)), as: UTF8.self)
  }

  /// Reads the next column: text, as its UTF-8.
  func utf8() -> [UInt8] {
    defer { column += 1 }
    return Array(buffer(sqlite3_column_text(handle, column)))
  }

  /// Reads the next column: bytes.
  func blob() -> [UInt8] {
    defer { column += 1 }
    let start = sqlite3_column_blob(handle, column)
    return Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : byteCount))
  }

  /// Reads the next column with `read`, or returns `nil` if nothing is there.
  private func unlessNull<Value>(_ read: () -> Value) -> Value? {
    guard sqlite3_column_type(handle, column) != SQLITE_NULL else {
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

  /// The bytes of the column whose value was just asked for.
  private var byteCount: Int { Int(sqlite3_column_bytes(handle, column)) }

  /// The bytes that begin at `start`, which SQLite keeps until the next step.
  private func buffer(_ start: UnsafePointer<UInt8>?) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start, count: start == nil ? 0 : byteCount)
  }
}
