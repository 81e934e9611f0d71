internal import CSQLite
internal import JourneyModel

/// Tells SQLite to copy what is bound: the C macro is not visible here.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Statement {
  /// Binds the next value: a whole number.
  @discardableResult func with(_ value: Int64) -> Statement {
    bound += 1
    note(sqlite3_bind_int64(handle, bound, value))
    return self
  }

  /// Binds the next value: a whole number, or nothing.
  @discardableResult func with(_ value: Int64?) -> Statement {
    guard let value else { return withNull() }
    return with(value)
  }

  /// Binds the next value: a whole number.
  @discardableResult func with(_ value: Int) -> Statement { with(Int64(value)) }

  /// Binds the next value: 1 for `true`, 0 for `false`.
  @discardableResult func with(_ value: Bool) -> Statement { with(value ? 1 as Int64 : 0) }

  /// Binds the next value: 1, 0 or nothing.
  @discardableResult func with(_ value: Bool?) -> Statement {
    guard let value else { return withNull() }
    return with(value)
  }

  /// Binds the next value: an instant in microseconds.
  @discardableResult func with(_ value: Moment) -> Statement { with(value.microseconds) }

  /// Binds the next value: an instant in microseconds, or nothing.
  @discardableResult func with(_ value: Moment?) -> Statement { with(value?.microseconds) }

  /// Binds the next value: text.
  @discardableResult func with(_ value: String) -> Statement {
    bound += 1
    var copy = value
    let code = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bindText($0) }
    }
    note(code)
    return self
  }

  /// Binds the next value: text, or nothing.
  @discardableResult func with(_ value: String?) -> Statement {
    guard let value else { return withNull() }
    return with(value)
  }

  /// Binds the next value: text that is given as UTF-8.
  @discardableResult func with(text value: [UInt8]) -> Statement {
    bound += 1
    let code = value.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bindText($0) }
    }
    note(code)
    return self
  }

  /// Binds the next value: text that is given as UTF-8, or nothing.
  @discardableResult func with(text value: [UInt8]?) -> Statement {
    guard let value else { return withNull() }
    return with(text: value)
  }

  /// Binds the next value: bytes.
  @discardableResult func with(blob value: [UInt8]) -> Statement {
    bound += 1
    let code = value.withUnsafeBytes { bytes in
      bytes.count == 0
        ? sqlite3_bind_zeroblob(handle, bound, 0)
        : sqlite3_bind_blob64(handle, bound, bytes.baseAddress, UInt64(bytes.count), transient)
    }
    note(code)
    return self
  }

  /// Binds the next value: nothing.
  @discardableResult func withNull() -> Statement {
    bound += 1
    note(sqlite3_bind_null(handle, bound))
    return self
  }

  /// Binds UTF-8 as text; an empty buffer, which has no address, as empty text.
  private func bindText(_ bytes: UnsafeBufferPointer<CChar>) -> Int32 {
    guard let start = bytes.baseAddress else {
      return sqlite3_bind_text(handle, bound, "", 0, transient)
    }
    return sqlite3_bind_text64(
      handle, bound, start, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
  }

  /// Keeps the first failure.
  private func note(_ code: Int32) {
    if bindingCode == SQLITE_OK { bindingCode = code }
  }
}
