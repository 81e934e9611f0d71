internal import JourneyModel

/// Reads inputs from bytes that `InputWriter` wrote.
struct InputReader {
  /// The bytes.
  private let bytes: [UInt8]
  /// Where the next one is.
  private var position = 0

  /// Begins with the first input.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The next input; `nil` if the bytes end before it does, or say no input.
  mutating func read() -> IncomingInput? {
    guard position < bytes.count, let kind = InputWriter.Kind(rawValue: bytes[position]) else {
      return nil
    }
    position += 1
    guard let userID = text(), let arrivesAt = moment(), let content = content(kind) else {
      return nil
    }
    return IncomingInput(userID: userID, arrivesAt: arrivesAt, content: content)
  }

  /// What an input says.
  private mutating func content(_ kind: InputWriter.Kind) -> IncomingInput.Content? {
    guard let id = text() else { return nil }
    switch kind {
    case .event, .eventWithoutTime:
      guard let name = text(), let at = moment(), let attributes = content() else { return nil }
      var event = EventRecord(eventID: id, name: name, at: at, attributes: Array(attributes))
      event.isTimeGiven = kind == .event
      return .event(event)
    case .user:
      guard let json = content() else { return nil }
      return .user(changeID: id, json: Array(json))
    case .request:
      guard let journeyID = text(), let parameters = content() else { return nil }
      return .request(
        requestID: id, JourneyRequest(journeyID: journeyID, parameters: Array(parameters)))
    }
  }

  /// The next moment.
  private mutating func moment() -> Moment? { number().map(Moment.init(microseconds:)) }

  /// The next text.
  private mutating func text() -> String? { content().map { String(decoding: $0, as: UTF8.self) } }

  /// The next bytes that have their length before them.
  private mutating func content() -> ArraySlice<UInt8>? {
    guard let length = number(), length >= 0, length <= bytes.count - position else { return nil }
    let end = position + Int(length)
    defer { position = end }
    return bytes[position..<end]
  }

  /// The next whole number.
  private mutating func number() -> Int64? {
    let end = position + MemoryLayout<Int64>.size
    guard end <= bytes.count else { return nil }
    defer { position = end }
    let number = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: position, as: Int64.self)
    }
    return Int64(littleEndian: number)
  }
}
