import Foundation
import JourneyDrawing
import JourneyModel
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What is written of a drawing.
@Suite struct SVGTests {
  @Test func `every drawing is well-formed, with a title and a description`() throws {
    for definition in Scripts.all {
      let svg = JourneyPicture(definition).svg()
      let reader = XMLReader()
      #expect(reader.read(svg), "\(definition.journeyID)")
      #expect(reader.names.contains("title") && reader.names.contains("desc"))
      #expect(!reader.names.contains("script") && !svg.contains("href"))
      #expect(svg.hasPrefix("<svg xmlns=") && svg.contains("role=\"img\""))
    }
  }

  @Test func `what people write cannot break the picture`() throws {
    let odd = "</svg>\u{0}\u{1}\u{FFFE}&#x0;\"']]><!-- <script>"
    let definition = JourneyDefinition(
      journeyID: odd, title: odd,
      triggers: [Trigger(id: odd, kind: .event(EventPattern(event: odd)))],
      settings: JourneySettings(exclusive: odd), start: odd,
      states: [JourneyState(id: odd, kind: .stop(reason: odd), stages: [odd])])
    let picture = JourneyPicture(definition)
    #expect(XMLReader().read(picture.svg()))
    #expect(!picture.svg().contains("<script>"))
  }

  @Test func `the same journey always gives the same bytes`() {
    for definition in Scripts.all.prefix(20) {
      #expect(JourneyPicture(definition).svg() == JourneyPicture(definition).svg())
    }
  }

  @Test func `parallel branches begin at a bar and meet at one`() {
    func wait(_ id: String, _ next: String) -> JourneyState {
      JourneyState(
        id: id,
        kind: .wait(length: .literal(.duration(CalendarDuration(days: 1))), upTo: nil, next: next))
    }
    let definition = JourneyDefinition(
      journeyID: "both", triggers: [], settings: JourneySettings(), start: "p",
      states: [
        JourneyState(id: "p", kind: .parallel(isFirst: false, branches: ["a", "b"], next: "e")),
        wait("a", "ja"), JourneyState(id: "ja", kind: .join(parallel: "p")),
        wait("b", "jb"), JourneyState(id: "jb", kind: .join(parallel: "p")),
        JourneyState(id: "e", kind: .end),
      ])
    let chart = JourneyPicture(definition).chart
    let fork = chart.nodes.firstIndex { $0.kind == .fork }
    let join = chart.nodes.firstIndex { $0.kind == .join }
    #expect(chart.edges.count { $0.source == fork } == 2)
    #expect(chart.edges.count { $0.target == join } == 2)
    #expect(chart.edges.count { $0.source == join } == 1)
  }

  @Test func `an arm says what must happen for it`() throws {
    let definition = try #require(
      Scripts.definitions(
        of: """
          journey arms trigger on e
            wait up to 2 days
              on cart_viewed matching cart_id as view stop
              when user.plan is "plus" stop
              otherwise split test 50% offer stop rest control end
            end
          end
          """
      ).first)
    let labels = JourneyPicture(definition).chart.edges.compactMap(\.label)
    #expect(
      labels == [
        "cart_viewed matching cart_id", "when user.plan is \"plus\"", "otherwise · after 2 days",
        "50% offer", "50% control",
      ])
  }
}

/// Reads XML, and keeps the names of its elements.
private final class XMLReader: NSObject, XMLParserDelegate {
  /// The names.
  var names: Set<String> = []

  /// Reads a text; `false` if it is not well-formed.
  func read(_ text: String) -> Bool {
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    return parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    names.insert(name)
  }
}
