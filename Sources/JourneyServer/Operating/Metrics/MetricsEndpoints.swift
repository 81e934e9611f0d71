internal import Hummingbird
internal import JourneyModel

/// What tells how the server does, in figures.
struct MetricsEndpoints: Sendable {
  /// The figures.
  private let registry: MetricRegistry

  /// Creates the endpoints of figures.
  init(registry: MetricRegistry) { self.registry = registry }

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
        .bytes(Array(registry.text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
      }
    ]
  }
}
