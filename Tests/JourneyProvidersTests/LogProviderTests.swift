import JourneyProviders
import Logging
import Synchronization
import Testing

@Suite struct LogProviderTests {
  /// Keeps what is logged.
  final class Lines: LogHandler {
    private let kept = Mutex("")
    var text: String { kept.withLock { $0 } }

    var logLevel: Logger.Level {
      get { .trace }
      set {}
    }
    var metadata: Logger.Metadata {
      get { [:] }
      set {}
    }
    subscript(metadataKey key: String) -> Logger.MetadataValue? {
      get { nil }
      set {}
    }

    func log(event: LogEvent) {
      let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
      kept.withLock { $0 += "\(event.message) \(fields.joined(separator: " "))\n" }
    }
  }

  /// What is logged of a delivery.
  private func logged(_ delivery: Delivery, showsPeople: Bool = false) async -> String {
    let lines = Lines()
    let logger = Logger(label: "log") { _ in lines }
    let outcome = await LogProvider(logger: logger, showsPeople: showsPeople).deliver(delivery)
    #expect(outcome == .accepted(answer: nil))
    return lines.text
  }

  @Test func `a line tells the message and its key, and nothing of the person`() async {
    #expect(
      await logged(.message())
        == "an effect would have left attempt=1 channel=email journey=abandoned_cart key=k-1 "
        + "message=cart_reminder run=r1\n")
    #expect(await logged(.call()).contains("operation=crm.score"))
  }

  @Test func `the person is told if that is asked for`() async {
    let line = await logged(.message(), showsPeople: true)
    #expect(line.contains("to=ana@example.com"))
    #expect(line.contains("user=u1"))
    #expect(line.contains(#"with={"name":"Ana","total":12.5}"#))
  }
}
