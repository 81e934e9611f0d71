import JourneyModel

/// Writes values as JSON.
struct ValueWriter {
  /// What was written.
  var bytes: [UInt8] = []

  /// Writes a value; missing is `null`, and a missing field is left out.
  mutating func write(_ value: Value) {
    switch value.tag {
    case .missing, .cursor: bytes += "null".utf8
    case .boolean: bytes += (value.isTrue ? "true" : "false").utf8
    case .number: bytes += ExactDecimal(millionths: value.bits).description.utf8
    case .text: write(text: value.bytes)
    case .moment: write(quoted: value.asMoment.description)
    case .date: write(quoted: value.asDate.description)
    case .time: write(quoted: TimeOfDay(seconds: Int(value.bits)).description)
    case .duration: write(quoted: value.asDuration.iso8601)
    case .list: write(list: value)
    case .record: write(record: value)
    }
  }

  /// Writes the name of a member and its colon.
  mutating func write(key: String) {
    var key = key
    key.withUTF8 { write(text: $0) }
    bytes.append(0x3A)
  }

  /// Writes a list.
  private mutating func write(list: Value) {
    bytes.append(0x5B)
    for (index, element) in list.elements.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      write(element)
    }
    bytes.append(0x5D)
  }

  /// Writes a record.
  private mutating func write(record: Value) {
    let parts = record.elements
    bytes.append(0x7B)
    var isFirst = true
    for index in 0..<record.count where !parts[index * 2 + 1].isMissing {
      if !isFirst { bytes.append(0x2C) }
      isFirst = false
      write(text: parts[index * 2].bytes)
      bytes.append(0x3A)
      write(parts[index * 2 + 1])
    }
    bytes.append(0x7D)
  }

  /// Writes text that needs no escapes.
  private mutating func write(quoted text: String) {
    bytes.append(0x22)
    bytes += text.utf8
    bytes.append(0x22)
  }

  /// Writes text with the escapes that JSON demands.
  private mutating func write(text: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0D: bytes += [0x5C, 0x72]
      case 0x09: bytes += [0x5C, 0x74]
      case 0..<0x20:
        bytes += byte < 0x10 ? "\\u000".utf8 : "\\u00".utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
