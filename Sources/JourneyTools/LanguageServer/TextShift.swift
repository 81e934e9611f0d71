internal import JourneyModel

/// Where the places of a text are after somebody has typed something in it.
struct TextShift {
  /// Where the change begins.
  private let start: Int
  /// Where it ended in the old text.
  private let oldEnd: Int
  /// By how much what follows has moved.
  private let distance: Int

  /// Compares a text with what it was.
  init(from old: [UInt8], to new: [UInt8]) {
    let common = min(old.count, new.count)
    var head = 0
    while head < common, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < common - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
      tail += 1
    }
    (start, oldEnd, distance) = (head, old.count - tail, new.count - old.count)
  }

  /// Returns a span where it is now; `nil` if it was changed.
  func moved(_ span: SourceSpan) -> SourceSpan? {
    if span.end <= start { return span }
    guard span.start >= oldEnd else { return nil }
    return SourceSpan(span.start + distance, span.end + distance)
  }

  /// Returns a finding where it is now; `nil` if something that it points to was changed.
  func moved(_ finding: Diagnostic) -> Diagnostic? {
    guard let span = moved(finding.span) else { return nil }
    var result = finding
    result.span = span
    for index in result.notes.indices {
      guard let place = moved(result.notes[index].span) else { return nil }
      result.notes[index].span = place
    }
    if let fix = result.fix {
      guard let place = moved(fix.span) else { return nil }
      result.fix?.span = place
    }
    return result
  }
}
