extension Moment {
  /// Creates the instant that ISO 8601 text names: `2017-03-01T14:00:00Z`, `…T09:00-05:00`.
  ///
  /// The seconds and their fraction may be left out; a fraction is cut at microseconds. `nil`
  /// without an offset (`Z` or `±hh[:mm]`), since the text alone then names no instant.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20,
      let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self))
    else { return nil }
    var index = 16
    if bytes[index] == 0x3A { index += 3 }
    guard index < bytes.count,
      let time = TimeOfDay(String(decoding: bytes[11..<index], as: UTF8.self))
    else { return nil }
    var micros = Int64(date.daysSince1970) * 86_400 + Int64(time.seconds)
    micros *= Self.perSecond
    if bytes[index] == 0x2E || bytes[index] == 0x2C {
      let fraction = bytes[(index + 1)...].prefix { (0x30...0x39).contains($0) }
      guard !fraction.isEmpty else { return nil }
      index += 1 + fraction.count
      var unit = Self.perSecond
      for byte in fraction.prefix(6) {
        unit /= 10
        micros += Int64(byte - 0x30) * unit
      }
    }
    guard let offset = Self.offsetSeconds(bytes[index...]) else { return nil }
    microseconds = micros - Int64(offset) * Self.perSecond
  }

  /// The seconds that `Z`, `±hh`, `±hhmm` or `±hh:mm` names.
  private static func offsetSeconds(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first else { return nil }
    if sign == 0x5A || sign == 0x7A { return bytes.count == 1 ? 0 : nil }
    guard sign == 0x2B || sign == 0x2D else { return nil }
    var rest = bytes.dropFirst()
    guard let hours = digits(rest.prefix(2)), rest.count >= 2, hours < 24 else { return nil }
    rest = rest.dropFirst(2)
    if rest.isEmpty { return (sign == 0x2D ? -1 : 1) * hours * 3600 }
    if rest.first == 0x3A { rest = rest.dropFirst() }
    guard rest.count == 2, let minutes = digits(rest), minutes < 60 else { return nil }
    return (sign == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}

extension Moment: CustomStringConvertible {
  /// The instant as `2017-03-01T14:00:00Z`, with a fraction where there is one.
  public var description: String {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let inDay = Int(seconds - day * 86_400)
    var text = "\(CivilDate(daysSince1970: Int(day)))T\(padded(inDay / 3600, 2))"
    text += ":\(padded(inDay / 60 % 60, 2)):\(padded(inDay % 60, 2))"
    let fraction = Int(microseconds - seconds * Self.perSecond)
    if fraction % 1000 != 0 {
      text += ".\(padded(fraction, 6))"
    } else if fraction != 0 {
      text += ".\(padded(fraction / 1000, 3))"
    }
    return text + "Z"
  }
}
