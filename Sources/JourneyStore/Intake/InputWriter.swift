internal import JourneyModel

/// Writes inputs as bytes, one behind the other: numbers as eight bytes with the lowest first, what
/// is longer with its length before it.
///
/// `InputReader` is the inverse.
struct InputWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []

  /// What an input is, as the first byte says.
  enum Kind: UInt8 {
    /// An event that says when it happened.
    case event
    /// An event that does not.
    case eventWithoutTime
    /// A change of a user.
    case user
    /// A journey that is asked for.
    case request
  }

  /// Writes an input.
  mutating func write(_ input: IncomingInput) {
    switch input.content {
    case .event(let event):
      write(event.isTimeGiven ? .event : .eventWithoutTime, of: input)
      write(event.eventID)
      write(event.name)
      write(event.at.microseconds)
      write(event.attributes)
    case .user(let changeID, let json):
      write(.user, of: input)
      write(changeID)
      write(json)
    case .request(let requestID, let request):
      write(.request, of: input)
      write(requestID)
      write(request.journeyID)
      write(request.parameters)
    }
  }

  /// Writes what all inputs have.
  private mutating func write(_ kind: Kind, of input: IncomingInput) {
    bytes.append(kind.rawValue)
    write(input.userID)
    write(input.arrivesAt.microseconds)
  }

  /// Writes a whole number.
  private mutating func write(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes a text.
  private mutating func write(_ text: String) {
    write(Int64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes bytes.
  private mutating func write(_ content: [UInt8]) {
    write(Int64(content.count))
    bytes.append(contentsOf: content)
  }
}
