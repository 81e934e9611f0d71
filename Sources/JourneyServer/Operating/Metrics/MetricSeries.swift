internal import CoreMetrics
internal import Synchronization

/// What sort of figures a name has.
enum MetricKind: String, Sendable {
  /// What only goes up.
  case counter
  /// What goes up and down.
  case gauge
  /// How values are spread.
  case histogram
}

/// The figures of one name with its labels.
protocol MetricSeries: AnyObject, Sendable {
  /// What sort they are.
  static var kind: MetricKind { get }

  /// The lines that tell them.
  func lines(_ name: String, _ labels: String) -> String
}

/// What only goes up.
final class CounterSeries: MetricSeries, CounterHandler, FloatingPointCounterHandler {
  /// It counts up.
  static let kind = MetricKind.counter
  /// The count.
  private let value = Mutex(0.0)

  /// Counts a number of things.
  func increment(by amount: Int64) { increment(by: Double(amount)) }

  /// Counts an amount.
  func increment(by amount: Double) {
    // A count that goes down is no count.
    guard amount > 0 else { return }
    value.withLock { $0 += amount }
  }

  /// Begins anew.
  func reset() { value.withLock { $0 = 0 } }

  /// The line that tells it.
  func lines(_ name: String, _ labels: String) -> String {
    "\(name)\(labels) \(MetricText.number(value.withLock { $0 }))\n"
  }
}

/// What goes up and down.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
  /// It goes up and down.
  static let kind = MetricKind.gauge
  /// The figure.
  private let value = Mutex(0.0)

  /// Takes a new figure.
  func set(_ figure: Int64) { set(Double(figure)) }

  /// Takes a new figure.
  func set(_ figure: Double) { value.withLock { $0 = figure } }

  /// Goes up.
  func increment(by amount: Double) { value.withLock { $0 += amount } }

  /// Goes down.
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }

  /// Takes a new figure.
  func record(_ figure: Int64) { set(Double(figure)) }

  /// Takes a new figure.
  func record(_ figure: Double) { set(figure) }

  /// The line that tells it.
  func lines(_ name: String, _ labels: String) -> String {
    "\(name)\(labels) \(MetricText.number(value.withLock { $0 }))\n"
  }
}
