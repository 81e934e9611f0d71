internal import JourneyModel

/// What tells an input from others, and its repeat from a clash of ids.
package struct InputFingerprint {
  /// 0 for an event, 1 for a change of the profile, 2 for a request: their ids may be alike.
  package let kind: Int
  /// The id that the caller gave.
  package let id: String
  /// A hash of all that was said under that id.
  package let contentHash: Int64

  /// The kind of a request.
  static let requestKind = 2

  /// Works out the fingerprint of an input.
  package init(of content: IncomingInput.Content) {
    switch content {
    case .event(let event):
      kind = 0
      id = event.eventID
      var bytes: [UInt8] = []
      bytes.reserveCapacity(event.name.utf8.count + event.attributes.count + 9)
      bytes.append(contentsOf: event.name.utf8)
      bytes.append(0)
      // No event is at the end of all times: it stands for a time that was not given.
      let time = event.isTimeGiven ? event.at.microseconds : .max
      withUnsafeBytes(of: time.littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: event.attributes)
      contentHash = Int64(bitPattern: StableHash.of(bytes))
    case .user(let changeID, let json):
      kind = 1
      id = changeID
      contentHash = Int64(bitPattern: StableHash.of(json))
    case .request(let requestID, let request):
      kind = Self.requestKind
      id = requestID
      let bytes = Array(request.journeyID.utf8) + [0] + request.parameters
      contentHash = Int64(bitPattern: StableHash.of(bytes))
    }
  }
}
