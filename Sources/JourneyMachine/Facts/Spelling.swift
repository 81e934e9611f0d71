import JourneyModel

/// Reads dates, times and moments from bytes, as the model does from text, but without memory.
enum Spelling {
  /// The day that `2017-01-16` names, or the day in the text of a moment.
  static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    guard bytes.count == 10 || !moment(bytes).isMissing, let day = day(bytes) else {
      return .missing
    }
    return Value(.date, bits: Int64(day))
  }

  /// The time that `09:00` or `09:00:30` names.
  static func time(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    guard bytes.count == 5 || bytes.count == 8, let seconds = seconds(bytes, from: 0) else {
      return .missing
    }
    return Value(.time, bits: Int64(seconds))
  }

  /// The instant that `2017-03-01T14:00:00.5-05:00` names; seconds and fraction may be left out.
  static func moment(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    guard bytes.count >= 17, bytes[10] | 0x20 == 0x74 || bytes[10] == 0x20, let day = day(bytes)
    else { return .missing }
    var index = bytes[16] == 0x3A ? 19 : 16
    guard index < bytes.count, let time = seconds(bytes[..<index], from: 11) else {
      return .missing
    }
    var micros = (Int64(day) * 86_400 + Int64(time)) * Moment.perSecond
    if bytes[index] == 0x2E || bytes[index] == 0x2C {
      let start = index + 1
      index = start
      var unit = Moment.perSecond
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
        unit /= 10
        micros += Int64(bytes[index] - 0x30) * unit
        index += 1
      }
      if index == start { return .missing }
    }
    guard let offset = offset(bytes[index...]) else { return .missing }
    return Value(.moment, bits: micros - Int64(offset) * Moment.perSecond)
  }

  /// The days since 1970 of the first ten bytes.
  private static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10])
    else { return nil }
    return CivilDate(year: year, month: month, day: day)?.daysSince1970
  }

  /// The seconds since midnight of `hh:mm` or `hh:mm:ss`.
  private static func seconds(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    seconds(bytes[...], from: start)
  }

  /// The seconds since midnight of `hh:mm` or `hh:mm:ss`, up to the end of the bytes.
  private static func seconds(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, from start: Int
  ) -> Int? {
    guard bytes[start + 2] == 0x3A, let hour = number(bytes[start..<start + 2]), hour < 24,
      let minute = number(bytes[start + 3..<start + 5]), minute < 60
    else { return nil }
    if bytes.endIndex == start + 5 { return hour * 3600 + minute * 60 }
    guard bytes[start + 5] == 0x3A, let second = number(bytes[start + 6..<start + 8]), second < 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// The seconds that `Z`, `±hh`, `±hhmm` or `±hh:mm` names.
  private static func offset(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let sign = bytes.first else { return nil }
    if sign | 0x20 == 0x7A { return bytes.count == 1 ? 0 : nil }
    guard sign == 0x2B || sign == 0x2D, bytes.count >= 3 else { return nil }
    let start = bytes.startIndex + 1
    guard let hours = number(bytes[start..<start + 2]), hours < 24 else { return nil }
    var minutes = 0
    let rest = bytes[(start + 2)...]
    if !rest.isEmpty {
      let digits = rest.first == 0x3A ? rest.dropFirst() : rest
      guard digits.count == 2, let value = number(digits), value < 60 else { return nil }
      minutes = value
    }
    return (sign == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// The number that digits spell.
  private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
