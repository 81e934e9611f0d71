import CoreMetrics
import JourneyServer
import Testing

/// Figures in the text form of Prometheus.
@Suite struct MetricRegistryTests {
  @Test func `counts, levels and times are told each in their way`() {
    let registry = MetricRegistry()
    Counter(label: "sent.total", dimensions: [("b", "2"), ("a", "1")], factory: registry)
      .increment(by: 3)
    Meter(label: "level", factory: registry).set(1.5)
    Gauge(label: "gauge", factory: registry).record(7)
    Timer(label: "took_seconds", factory: registry).recordNanoseconds(2_000_000)
    let lines = registry.text.split(separator: "\n").map(String.init)
    #expect(lines.contains("# TYPE sent_total counter"))
    #expect(lines.contains(#"sent_total{a="1",b="2"} 3"#))
    #expect(lines.contains("level 1.5"))
    #expect(lines.contains("gauge 7"))
    #expect(lines.contains("# TYPE took_seconds histogram"))
    #expect(lines.contains(#"took_seconds_bucket{le="0.001"} 0"#))
    #expect(lines.contains(#"took_seconds_bucket{le="0.0025"} 1"#))
    #expect(lines.contains(#"took_seconds_bucket{le="+Inf"} 1"#))
    #expect(lines.contains("took_seconds_sum 0.002"))
    #expect(lines.contains("took_seconds_count 1"))
  }

  @Test func `a value of a label cannot begin a line of its own`() {
    let registry = MetricRegistry()
    Counter(label: "a", dimensions: [("name", "x\"} 9\nevil 1\r\n\\")], factory: registry)
      .increment()
    let lines = registry.text.split(whereSeparator: \.isNewline)
    #expect(lines.count == 2)
    #expect(lines.last == #"a{name="x\"} 9\nevil 1\n\\"} 1"#)
  }

  @Test func `too many values of a label are counted together`() {
    let registry = MetricRegistry()
    for number in 0..<3_000 {
      Counter(label: "many", dimensions: [("id", "\(number)")], factory: registry).increment()
    }
    let lines = registry.text.split(separator: "\n")
    #expect(lines.count < 1_100)
    #expect(lines.contains(#"many{overflow="true"} 2000"#))
  }

  @Test func `a name that is taken for something else harms nobody`() {
    let registry = MetricRegistry()
    Counter(label: "twice", factory: registry).increment()
    Meter(label: "twice", factory: registry).set(5)
    #expect(registry.text == "# TYPE twice counter\ntwice 1\n")
  }
}
