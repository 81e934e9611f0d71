import JourneyModel
import Testing

@Suite struct PopulationDeclarationTests {
  /// Reads a catalog whose population stands in JSON.
  static func read(_ population: String) throws -> (catalog: Catalog?, messages: [String]) {
    let text = """
      { "users": { "attributes": { "points": "number", "vip": "boolean", "since": "date",
          "plan": { "type": "text", "values": ["free", "plus"] } } },
        "events": { "order_placed": { "total": "number!" } },
        "channels": { "letter": null }, "population": \(population) }
      """
    let read = CatalogReader { _ in true }.read(try JSONReader.parse(Array(text.utf8)))
    return (read.catalog, read.diagnostics.map(\.message))
  }

  @Test func `what people are like is read`() throws {
    let read = try Self.read(
      """
      { "attributes": {
          "plan": { "values": { "free": "90%", "plus": "10%" } },
          "points": { "from": 0, "to": 2.5, "known": "12.5%" } },
        "events": { "order_placed": { "rate": 2.5 } },
        "channels": { "letter": { "reachable": "40%" } } }
      """)
    #expect(read.messages == [])
    let population = try #require(read.catalog?.population)
    #expect(
      population.attributes["plan"]?.spread
        == .values([.init("free", chance: 900_000), .init("plus", chance: 100_000)]))
    #expect(population.attributes["points"]?.known == 125_000)
    #expect(population.events["order_placed"]?.pace == EventPace("2.5"))
    #expect(population.channels["letter"] == PopulationChannel(reachable: 400_000))
  }

  @Test(arguments: [
    (
      #"{ "attributes": { "plans": { "known": "5%" } } }"#,
      "the catalog declares no attribute `plans`"
    ),
    (
      #"{ "attributes": { "plan": { "values": { "pro": "100%" } } } }"#,
      "the catalog declares no value `pro`"
    ),
    (
      #"{ "attributes": { "plan": { "values": { "free": "70%", "plus": "20%" } } } }"#,
      "the shares in `population.attributes.plan.values` are 90% together, not 100%"
    ),
    (
      #"{ "attributes": { "vip": { "values": { "yes": "100%" } } } }"#,
      "`yes` is no `true` or `false`, which the attribute is"
    ),
    (
      #"{ "attributes": { "points": { "from": 5, "to": 1 } } }"#, "`to` is less than `from`"
    ),
    (
      #"{ "attributes": { "points": { "from": 5 } } }"#,
      "`population.attributes.points` lacks the setting `to`"
    ),
    (
      #"{ "attributes": { "plan": { "from": 1, "to": 5 } } }"#,
      "`from` and `to` are for numbers, not for text"
    ),
    (
      #"{ "attributes": { "points": { "known": "120%" } } }"#,
      "`population.attributes.points.known` must be a share such as `60%` or `2.5%`, not `\"120%\"`"
    ),
    (#"{ "events": { "order_place": {} } }"#, "the catalog declares no event `order_place`"),
    (
      #"{ "events": { "order_placed": { "rate": 721 } } }"#,
      "`population.events.order_placed.rate` must be how often it happens in 30 days, 720 at most, "
        + "not `721`"
    ),
    (#"{ "channels": { "fax": {} } }"#, "the catalog declares no channel `fax`"),
  ])
  func `what cannot be is told`(population: String, message: String) throws {
    #expect(try Self.read(population).messages == [message])
  }
}
