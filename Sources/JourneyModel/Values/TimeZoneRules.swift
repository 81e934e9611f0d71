/// The offsets of one time zone: which holds from which instant on.
///
/// The offsets are segments in order of time. Behind the last explicit change the rule of the zone
/// is spelled out for 400 years; the calendar repeats exactly after that, and so do the offsets.
final class TimeZoneRules {
  /// The offset that holds before the first change, and the one that holds from each change on.
  private let offsets: [Int64]
  /// The instants of the changes, in seconds since 1970; one fewer than offsets.
  private let changes: [Int64]
  /// For each change the local time, by the offset before it, at which it comes.
  private let localEnds: [Int64]
  /// The instant from which on the offsets repeat those of 400 years before, if they do.
  private let repeatsFrom: Int64
  /// The segment that the last question about an instant was answered from.
  private var lastSegment = 0

  /// The seconds after which the Gregorian calendar repeats, weekdays included: 400 years.
  static let cycle: Int64 = 146_097 * 86_400

  /// Creates the rules of a zone from its changes in order of time.
  init(initialOffset: Int, changes: [TimeZoneChange], repeatsFrom: Int64 = .max) {
    var offsets = [Int64(initialOffset)]
    var instants: [Int64] = []
    for change in changes where Int64(change.offset) != offsets[offsets.count - 1] {
      instants.append(change.instant)
      offsets.append(Int64(change.offset))
    }
    self.offsets = offsets
    self.changes = instants
    self.repeatsFrom = repeatsFrom
    localEnds = zip(instants, offsets).map { $0 + $1 }
  }

  /// The seconds that local time is ahead of UTC at an instant.
  func offset(at instant: Int64) -> Int64 {
    let instant = instant - shift(for: instant)
    let last = lastSegment
    let begins = last == 0 || changes[last - 1] <= instant
    if begins, last == changes.count || instant < changes[last] { return offsets[last] }
    lastSegment = Self.firstIndex(in: changes, above: instant)
    return offsets[lastSegment]
  }

  /// The instant of a local time: in a gap the first one after it, of two the first.
  func instant(local: Int64) -> Int64 {
    let shift = shift(for: local)
    let local = local - shift
    let segment = Self.firstIndex(in: localEnds, above: local)
    let instant = local - offsets[segment]
    if segment > 0, instant < changes[segment - 1] { return changes[segment - 1] + shift }
    return instant + shift
  }

  /// The whole cycles to go back so that the explicit changes tell the offset.
  private func shift(for seconds: Int64) -> Int64 {
    if seconds < repeatsFrom { return 0 }
    return ((seconds - repeatsFrom) / Self.cycle + 1) * Self.cycle
  }

  /// The index of the first element greater than `value`.
  private static func firstIndex(in sorted: [Int64], above value: Int64) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// An instant from which on another offset holds.
struct TimeZoneChange {
  /// The instant in seconds since 1970.
  let instant: Int64
  /// The seconds that local time is ahead of UTC from then on.
  let offset: Int
}
