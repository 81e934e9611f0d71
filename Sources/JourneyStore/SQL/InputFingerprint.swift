internal import JourneyModel

/// What tells an input from others, and its repeat from a clash of ids.
package struct InputFingerprint {
  /// 0 for an event, 1 for a change of the profile, 2 for a request: their ids may be alike.
  package let kind: Int
  /// The id that the caller gave.
  package let id: String
  /// What was said under that id.
  private let content: IncomingInput.Content

  /// The kind of a request.
  static let requestKind = 2

  /// Takes the fingerprint of an input.
  package init(of content: IncomingInput.Content) {
    self.content = content
    switch content {
    case .event(let event): (kind, id) = (0, event.eventID)
    case .user(let changeID, _): (kind, id) = (1, changeID)
    case .request(let requestID, _): (kind, id) = (Self.requestKind, requestID)
    }
  }

  /// A hash of all that was said under that id, worked out when it is asked for.
  package var contentHash: Int64 {
    switch content {
    case .event(let event):
      var bytes: [UInt8] = []
      bytes.reserveCapacity(event.name.utf8.count + event.attributes.count + 9)
      bytes.append(contentsOf: event.name.utf8)
      bytes.append(0)
      // No event is at the end of all times: it stands for a time that was not given.
      let time = event.isTimeGiven ? event.at.microseconds : .max
      withUnsafeBytes(of: time.littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: event.attributes)
      return Int64(bitPattern: StableHash.of(bytes))
    case .user(_, let json): return Int64(bitPattern: StableHash.of(json))
    case .request(_, let request):
      let bytes = Array(request.journeyID.utf8) + [0] + request.parameters
      return Int64(bitPattern: StableHash.of(bytes))
    }
  }
}
