internal import JourneyModel
public import JourneyStore

extension EventService {
  /// A page of a user's events.
  public struct Page: Sendable {
    /// The events, in order of time.
    public var events: [EventRecord]
    /// Behind which event the next page begins; `nil` on the last page.
    public var next: EventQuery.Cursor?
  }

  /// Returns events of a user, at most as many as are asked for.
  public func events(_ query: EventQuery) async throws -> Page {
    var wider = query
    wider.limit = query.limit + 1
    let found = try await reader.read { [wider] store in try store.events(wider) }
    guard found.count > query.limit else { return Page(events: found, next: nil) }
    let events = Array(found.prefix(query.limit))
    let next = events.last.map { EventQuery.Cursor(at: $0.at, number: $0.number) }
    return Page(events: events, next: next)
  }
}

extension EventQuery.Cursor {
  /// Reads a place as an answer gave it.
  public init?(_ text: String) {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 2, let at = Int64(parts[0]), let number = Int64(parts[1]), number > 0
    else { return nil }
    self.init(at: Moment(microseconds: at), number: number)
  }

  /// The place as a text that goes into an address.
  public var text: String { "\(at.microseconds)_\(number)" }
}
