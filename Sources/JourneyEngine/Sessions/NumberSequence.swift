/// The numbers of a part: events, runs, effects and trace rows draw from one sequence, so that
/// their order is the order in which they came to be.
final class NumberSequence {
  /// The number that is given out next.
  private(set) var next: Int64

  /// Goes on from `next`.
  init(next: Int64) {
    self.next = next
  }

  /// Returns a number that nobody else has.
  func take() -> Int64 {
    defer { next += 1 }
    return next
  }
}
