import Foundation

/// How long something took.
struct Timing {
  /// Nanoseconds of this process on any processor.
  var cpu: Double
  /// Nanoseconds by the clock on the wall.
  var wall: Double

  /// The smaller of each.
  func least(_ other: Timing) -> Timing {
    Timing(cpu: min(cpu, other.cpu), wall: min(wall, other.wall))
  }

  /// Both together.
  func and(_ other: Timing) -> Timing {
    Timing(cpu: cpu + other.cpu, wall: wall + other.wall)
  }

  /// What one of so many took.
  func divided(by count: Int) -> Timing {
    Timing(cpu: cpu / Double(count), wall: wall / Double(count))
  }
}

/// Takes times.
///
/// What disturbs a measurement only ever makes it longer, so the least of several
/// repetitions is told.
enum Stopwatch {
  /// Times one go.
  static func time(_ body: () throws -> Void) rethrows -> Timing {
    let cpu = now(CLOCK_PROCESS_CPUTIME_ID)
    let wall = now(CLOCK_MONOTONIC)
    try body()
    return Timing(cpu: now(CLOCK_PROCESS_CPUTIME_ID) - cpu, wall: now(CLOCK_MONOTONIC) - wall)
  }

  /// The least of several goes.
  static func least(of repetitions: Int, _ body: () throws -> Void) rethrows -> Timing {
    var least = try time(body)
    for _ in 1..<max(2, repetitions) { least = least.least(try time(body)) }
    return least
  }

  /// Nanoseconds of a clock.
  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
