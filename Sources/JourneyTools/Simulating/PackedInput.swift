internal import JourneyModel
internal import JourneyStore

/// An input as bytes, for files that live as long as a command.
enum PackedInput {
  /// What comes first: which kind of input it is.
  private enum Kind: UInt8 {
    case event, user, request
  }

  /// Appends an input.
  static func append(_ input: IncomingInput, to bytes: inout [UInt8]) {
    switch input.content {
    case .event(let event):
      begin(.event, input, id: event.eventID, to: &bytes)
      append(event.at, to: &bytes)
      append(event.name.utf8, to: &bytes)
      append(event.attributes, to: &bytes)
    case .user(let changeID, let json):
      begin(.user, input, id: changeID, to: &bytes)
      append(json, to: &bytes)
    case .request(let requestID, let request):
      begin(.request, input, id: requestID, to: &bytes)
      append(request.journeyID.utf8, to: &bytes)
      append(request.parameters, to: &bytes)
    }
  }

  /// Appends what all kinds of input begin with.
  private static func begin(
    _ kind: Kind, _ input: IncomingInput, id: String, to bytes: inout [UInt8]
  ) {
    bytes.append(kind.rawValue)
    append(input.arrivesAt, to: &bytes)
    append(input.userID.utf8, to: &bytes)
    append(id.utf8, to: &bytes)
  }

  /// Appends a moment.
  private static func append(_ moment: Moment, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: moment.microseconds.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes behind their number.
  private static func append(_ text: some Collection<UInt8>, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: UInt32(text.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: text)
  }

  /// Reads inputs one after another.
  struct Reader {
    /// The bytes.
    private let bytes: [UInt8]
    /// The place of the next byte.
    private var index = 0
    /// Names of events that were read before, so that each lies in memory once.
    private var names: [[UInt8]: String] = [:]

    /// Begins at the first.
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Returns the next input; `nil` at the end.
    mutating func next() -> IncomingInput? {
      guard index < bytes.count, let kind = Kind(rawValue: bytes[index]) else { return nil }
      index += 1
      let (arrivesAt, userID, id) = (moment(), text(), text())
      return IncomingInput(userID: userID, arrivesAt: arrivesAt, content: content(kind, id: id))
    }

    /// Reads what an input says.
    private mutating func content(_ kind: Kind, id: String) -> IncomingInput.Content {
      switch kind {
      case .event:
        let (at, name) = (moment(), name())
        return .event(
          EventRecord(eventID: id, name: name, at: at, attributes: Array(piece())))
      case .user:
        return .user(changeID: id, json: Array(piece()))
      case .request:
        let journeyID = text()
        return .request(
          requestID: id, JourneyRequest(journeyID: journeyID, parameters: Array(piece())))
      }
    }

    /// Reads a moment.
    private mutating func moment() -> Moment {
      Moment(microseconds: Int64(bitPattern: integer(8)))
    }

    /// Reads a number of so many bytes, the lowest first.
    private mutating func integer(_ count: Int) -> UInt64 {
      defer { index += count }
      return bytes[index..<index + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads bytes behind their number.
    private mutating func piece() -> ArraySlice<UInt8> {
      let count = Int(integer(4))
      defer { index += count }
      return bytes[index..<index + count]
    }

    /// Reads a text.
    private mutating func text() -> String { String(decoding: piece(), as: UTF8.self) }

    /// Reads the name of an event.
    private mutating func name() -> String {
      let bytes = Array(piece())
      if let name = names[bytes] { return name }
      let name = String(decoding: bytes, as: UTF8.self)
      names[bytes] = name
      return name
    }
  }
}
