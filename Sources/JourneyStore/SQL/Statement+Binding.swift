package import JourneyModel

// The values that statements are given, each bound behind the one before.

extension Statement {
  /// Binds the next value: a whole number.
  @discardableResult package func with(_ value: Int64) -> any Statement {
    bind(value)
    return self
  }

  /// Binds the next value: a whole number, or nothing.
  @discardableResult package func with(_ value: Int64?) -> any Statement {
    guard let value else { return withNull() }
    return with(value)
  }

  /// Binds the next value: a whole number.
  @discardableResult package func with(_ value: Int) -> any Statement { with(Int64(value)) }

  /// Binds the next value: 1 for `true`, 0 for `false`.
  @discardableResult package func with(_ value: Bool) -> any Statement {
    with(value ? 1 as Int64 : 0)
  }

  /// Binds the next value: 1, 0 or nothing.
  @discardableResult package func with(_ value: Bool?) -> any Statement {
    guard let value else { return withNull() }
    return with(value)
  }

  /// Binds the next value: an instant in microseconds.
  @discardableResult package func with(_ value: Moment) -> any Statement {
    with(value.microseconds)
  }

  /// Binds the next value: an instant in microseconds, or nothing.
  @discardableResult package func with(_ value: Moment?) -> any Statement {
    with(value?.microseconds)
  }

  /// Binds the next value: text.
  @discardableResult package func with(_ value: String) -> any Statement {
    var copy = value
    copy.withUTF8 { bind(text: $0) }
    return self
  }

  /// Binds the next value: text, or nothing.
  @discardableResult package func with(_ value: String?) -> any Statement {
    guard let value else { return withNull() }
    return with(value)
  }

  /// Binds the next value: text that is given as UTF-8.
  @discardableResult package func with(text value: [UInt8]) -> any Statement {
    value.withUnsafeBufferPointer { bind(text: $0) }
    return self
  }

  /// Binds the next value: text that is given as UTF-8, or nothing.
  @discardableResult package func with(text value: [UInt8]?) -> any Statement {
    guard let value else { return withNull() }
    return with(text: value)
  }

  /// Binds the next value: bytes.
  @discardableResult package func with(blob value: [UInt8]) -> any Statement {
    value.withUnsafeBytes { bind(bytes: $0) }
    return self
  }

  /// Binds the next value: bytes, or nothing.
  @discardableResult package func with(blob value: [UInt8]?) -> any Statement {
    guard let value else { return withNull() }
    return with(blob: value)
  }

  /// Binds the next value: nothing.
  @discardableResult package func withNull() -> any Statement {
    bindNothing()
    return self
  }
}
