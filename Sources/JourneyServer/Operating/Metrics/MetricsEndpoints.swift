internal import Hummingbird
internal import JourneyModel

/// What tells how the server does, in figures.
struct MetricsEndpoints: Sendable {
  /// The figures.
  private let registry: MetricRegistry
  /// Takes the figures that are not counted on the way.
  private let measure: @Sendable () async -> Void

  /// Creates the endpoints of figures.
  init(registry: MetricRegistry, measure: @escaping @Sendable () async -> Void) {
    self.registry = registry
    self.measure = measure
  }

  /// All of them.
  var all: [Endpoint] {
    [
      Endpoint(
        Operation(
          .get, "/metrics", name: "readMetrics",
          summary: "Tells how the server does, in the text form of Prometheus.",
          scope: .metricsRead,
          answers: [.init(200, "The figures.", type: "text/plain", .text("Lines of figures."))])
      ) { _ in
        await measure()
        return .bytes(Array(registry.text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
      }
    ]
  }
}
