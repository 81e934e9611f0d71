/// How often each length of time occurred, in bounded memory.
///
/// Lengths are exact to the second while few differ, else to the minute, the hour or the day; which
/// of these is decided by the lengths alone, whatever the order in which they came.
public struct LengthTally: Equatable, Sendable {
  /// The most different lengths that are kept apart: a few hundred kilobytes.
  package static let distinctMax = 10_000
  /// The steps to which lengths are cut, in seconds.
  private static let steps = [1, 60, 3_600, 86_400]

  /// The index of the step.
  private var step = 0
  /// How often each length occurred, by the length cut to the step.
  private var counts: [Int: Int] = [:]
  /// How many lengths there are.
  public private(set) var count = 0

  /// Creates a tally of nothing.
  public init() {}

  /// Counts a length in seconds.
  package mutating func add(_ seconds: Int) {
    count += 1
    counts[seconds / Self.steps[step], default: 0] += 1
    while counts.count > Self.distinctMax, step + 1 < Self.steps.count { coarsen() }
  }

  /// Cuts all lengths to the next step.
  private mutating func coarsen() {
    let factor = Self.steps[step + 1] / Self.steps[step]
    step += 1
    var coarser: [Int: Int] = [:]
    for (length, count) in counts { coarser[length / factor, default: 0] += count }
    counts = coarser
  }

  /// The longest of them, in seconds; 0 where there are none.
  public var longest: Int { (counts.keys.max() ?? 0) * Self.steps[step] }

  /// The lengths in seconds with how often each occurred, the shortest first.
  public var lengths: [(seconds: Int, count: Int)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key * Self.steps[step], $0.value) }
  }

  /// The lengths in seconds that so many per cent of all do not exceed; empty where there are none.
  public func percentiles(_ percents: [Int]) -> [Int] {
    guard count > 0 else { return [] }
    let sorted = lengths
    return percents.map { percent in
      let rank = max(1, (count * percent + 99) / 100)
      var seen = 0
      let found = sorted.first { length in
        seen += length.count
        return seen >= rank
      }
      return found?.seconds ?? 0
    }
  }
}
