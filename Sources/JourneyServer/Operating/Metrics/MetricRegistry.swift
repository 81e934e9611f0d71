public import CoreMetrics
internal import Synchronization

/// Keeps what is measured, and tells it in the text form of Prometheus.
///
/// What is counted stays in memory for as long as the process lives, so the names and the values
/// of labels are bounded: what is beyond is counted together.
public final class MetricRegistry: MetricsFactory {
  /// What a name measures.
  private struct Family: Sendable {
    /// What sort of figures it has.
    var kind: MetricKind
    /// The figures by their labels.
    var series: [String: any MetricSeries] = [:]
  }

  /// The most names: ten times those that there are.
  private static let familiesMax = 500
  /// The most values of labels of a name: each operation with each status.
  private static let seriesMax = 1_000
  /// What is counted together where there are too many values of labels.
  private static let overflow = "{overflow=\"true\"}"

  /// The names.
  private let families = Mutex<[String: Family]>([:])

  /// Creates a registry.
  public init() {}

  /// The figures of a name and labels; makes them if there are none.
  private func series<Series: MetricSeries>(
    _ label: String, _ dimensions: [(String, String)], _ make: () -> Series
  ) -> Series {
    let name = MetricText.name(label)
    let labels = MetricText.labels(dimensions)
    return families.withLock { families in
      if families[name] == nil {
        guard families.count < Self.familiesMax else { return make() }
        families[name] = Family(kind: Series.kind)
      }
      let count = families[name]?.series.count ?? 0
      let isKnown = families[name]?.series[labels] != nil
      let place = isKnown || count < Self.seriesMax ? labels : Self.overflow
      // A name that measures something else already keeps what it measures.
      if let series = families[name]?.series[place] { return series as? Series ?? make() }
      guard families[name]?.kind == Series.kind else { return make() }
      let series = make()
      families[name]?.series[place] = series
      return series
    }
  }

  /// All figures, in the order of their names.
  public var text: String {
    let families = families.withLock { $0 }
    var text = ""
    for (name, family) in families.sorted(by: { $0.key < $1.key }) {
      text += "# TYPE \(name) \(family.kind.rawValue)\n"
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
        text += series.lines(name, labels)
      }
    }
    return text
  }
}

extension MetricRegistry {
  /// Makes what counts up.
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions) { CounterSeries() }
  }

  /// Makes what counts up by parts.
  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(label, dimensions) { CounterSeries() }
  }

  /// Makes what goes up and down.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions) { GaugeSeries() }
  }

  /// Makes what goes up and down, or what tells how values are spread.
  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    if aggregate { return series(label, dimensions) { HistogramSeries(.counts) } }
    return series(label, dimensions) { GaugeSeries() }
  }

  /// Makes what tells how times are spread.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions) { HistogramSeries(.seconds) }
  }

  /// Keeps what was counted: a figure that goes away looks like a restart.
  public func destroyCounter(_ handler: any CounterHandler) {}

  /// Keeps what was counted.
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}

  /// Keeps what was measured.
  public func destroyMeter(_ handler: any MeterHandler) {}

  /// Keeps what was measured.
  public func destroyRecorder(_ handler: any RecorderHandler) {}

  /// Keeps what was measured.
  public func destroyTimer(_ handler: any TimerHandler) {}
}
