internal import CoreMetrics
internal import Synchronization

/// How values are spread: how many are at most so large, for some sizes.
final class HistogramSeries: MetricSeries, RecorderHandler, TimerHandler {
  /// It tells how values are spread.
  static let kind = MetricKind.histogram

  /// The sizes that are told apart.
  enum Sizes: Sendable {
    /// Seconds, from a thousandth to a minute.
    case seconds
    /// Numbers of things, from one to a million.
    case counts

    /// The sizes.
    var bounds: [Double] {
      switch self {
      case .seconds: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60]
      case .counts: [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 100_000, 1_000_000]
      }
    }
  }

  /// What was measured.
  private struct Measured: Sendable {
    /// How many values are of each size, and not of a smaller one.
    var counts: [Int]
    /// All values together.
    var sum = 0.0
  }

  /// The sizes.
  private let bounds: [Double]
  /// What was measured.
  private let measured: Mutex<Measured>

  /// Creates figures of no values.
  init(_ sizes: Sizes) {
    bounds = sizes.bounds
    measured = Mutex(Measured(counts: Array(repeating: 0, count: sizes.bounds.count + 1)))
  }

  /// Notes a value.
  func record(_ value: Int64) { record(Double(value)) }

  /// Notes a value.
  func record(_ value: Double) {
    let index = bounds.firstIndex { value <= $0 } ?? bounds.count
    measured.withLock {
      $0.counts[index] += 1
      $0.sum += value
    }
  }

  /// Notes a time, in seconds.
  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

  /// The lines that tell them.
  func lines(_ name: String, _ labels: String) -> String {
    let measured = measured.withLock { $0 }
    var text = ""
    var count = 0
    for (index, bound) in (bounds + [.infinity]).enumerated() {
      count += measured.counts[index]
      let size = bound == .infinity ? "+Inf" : MetricText.number(bound)
      text += "\(name)_bucket\(MetricText.labels(labels, adding: "le", size)) \(count)\n"
    }
    text += "\(name)_sum\(labels) \(MetricText.number(measured.sum))\n"
    return text + "\(name)_count\(labels) \(count)\n"
  }
}
