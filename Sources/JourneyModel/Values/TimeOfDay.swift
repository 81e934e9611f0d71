/// A time on the clock, as seconds since midnight.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Seconds since midnight: 0 to 86,399.
  public var seconds: Int

  /// Creates the time so many seconds after midnight.
  @inlinable public init(seconds: Int) {
    self.seconds = seconds
  }

  /// The order of the times within a day.
  @inlinable public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.seconds < right.seconds
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// The time as `09:00`, or `09:00:30` where there are seconds.
  public var description: String {
    let text = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    return seconds % 60 == 0 ? text : text + ":\(padded(seconds % 60, 2))"
  }

  /// Creates the time that text of the form `09:00` or `09:00:30` names.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 5 || bytes.count == 8, bytes[2] == 0x3A,
      let hour = digits(bytes[0..<2]), let minute = digits(bytes[3..<5]), hour < 24, minute < 60
    else { return nil }
    var total = hour * 3600 + minute * 60
    if bytes.count == 8 {
      guard bytes[5] == 0x3A, let second = digits(bytes[6..<8]), second < 60 else { return nil }
      total += second
    }
    seconds = total
  }
}
