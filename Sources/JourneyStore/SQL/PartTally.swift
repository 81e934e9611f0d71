internal import JourneyModel

/// What one part takes in with one call.
struct PartTally {
  /// The part.
  let part: Int
  /// The next number.
  var next: Int64
  /// How many events came.
  var events = 0
  /// When the first of them happened.
  var firstEventAt: Moment?
  /// When the last of them happened.
  var lastEventAt: Moment?
  /// When the first input is due.
  var earliestArrival: Moment?

  /// Creates a tally of nothing.
  init(part: Int, next: Int64) {
    self.part = part
    self.next = next
  }

  /// Takes the next number for something that is no input.
  mutating func draw() -> Int64 {
    defer { next += 1 }
    return next
  }

  /// Counts an answer that was taken in under the next number.
  mutating func countAnswer(at moment: Moment) {
    next += 1
    earliestArrival = min(earliestArrival ?? moment, moment)
  }

  /// Counts an input that was taken under the next number.
  mutating func count(_ input: IncomingInput) {
    next += 1
    earliestArrival = min(earliestArrival ?? input.arrivesAt, input.arrivesAt)
    guard case .event(let event) = input.content else { return }
    events += 1
    firstEventAt = min(firstEventAt ?? event.at, event.at)
    lastEventAt = max(lastEventAt ?? event.at, event.at)
  }
}
