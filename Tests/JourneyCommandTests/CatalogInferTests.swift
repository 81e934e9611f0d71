import Foundation
import Testing

/// `journey catalog infer`: the catalog that recorded events tell.
@Suite struct CatalogInferTests {
  private let folder = TemporaryFolder()

  init() throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/shop", withIntermediateDirectories: true)
  }

  /// Runs a line of the shell in the folder.
  private func shell(_ line: String) throws -> Command.Outcome {
    try Command.shell(line, in: folder.path)
  }

  /// A line of an event.
  private func event(_ attributes: String, name: String = "a") -> String {
    #"{"userId": "u", "eventName": "\#(name)", "eventTime": "2030-01-07T10:00:00Z", "#
      + #""attributes": {\#(attributes)}}"# + "\n"
  }

  /// The lines that the catalog has for attributes of the one event, comments included.
  private func attributes(_ events: [String]) throws -> [String] {
    folder.write("events.ndjson", events.map { event($0) }.joined())
    let outcome = try shell("journey catalog infer events.ndjson")
    #expect(outcome.status == 0, "\(outcome.messages)")
    return outcome.output.split(separator: "\n").filter { $0.hasPrefix("    ") }
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func `the shop's own events give a catalog for its journeys`() throws {
    let line =
      "journey catalog infer '\(Command.shop)/events.ndjson' --users "
      + "'\(Command.shop)/users.ndjson' -o shop/journey.yaml"
    let outcome = try shell(line)
    #expect(outcome.status == 0 && outcome.output == "" && outcome.messages == "")
    let catalog = try folder.read("shop/journey.yaml")
    #expect(catalog.hasPrefix("# Made from `events.ndjson`: 100 events, 2026-03-02 to 2026-04-13."))
    #expect(
      catalog.contains("\nworkspace: shop\ntime_zone: Europe/Berlin  # that of 7 of 12 users\n"))
    #expect(catalog.contains("    plus_ends_at: moment  # in 4 of 12\n"))
    #expect(catalog.contains("items: { type: [{ sku: text!, price: number! }], required: true }"))
    _ = try shell("cp '\(Command.shop)'/*.journey shop")
    // What the catalog cannot know of are limits, which a priority is for.
    let checked = try shell("journey check --format concise shop")
    let others = checked.output.split(separator: "\n").filter { !$0.hasSuffix("idle-priority]") }
    #expect(checked.status == 0 && others.isEmpty, "\(checked.output)")
    let run = try shell(
      "journey run shop/welcome.journey --users '\(Command.shop)/users.ndjson' --events "
        + "'\(Command.shop)/events.ndjson'")
    #expect(run.status == 0 && run.messages == "", "a line is refused: \(run.messages)")
    let again = try shell(line)
    #expect(again.status == 2 && again.messages.contains("`shop/journey.yaml` is there already"))
    #expect(try folder.read("shop/journey.yaml") == catalog)
  }

  @Test func `values tell their types`() throws {
    let values: [(json: String, type: String)] = [
      ("12.5", "number!"), ("true", "boolean!"), (#""x""#, "text!"), (#""2030-01-07""#, "date!"),
      (#""2030-01-07T10:00:00+01:00""#, "moment!"), (#""09:30""#, "time!"),
      (#""PT1H""#, "duration!"), (#"["x"]"#, "{ type: [text], required: true }"),
      ("[[1]]", "{ type: [[number]], required: true }"), ("{}", "{ type: {}, required: true }"),
      (
        #"{"k": 1, "l": {"m": true}}"#,
        "{ type: { k: number!, l: { type: { m: boolean! }, required: true } }, required: true }"
      ),
    ]
    for (json, type) in values {
      #expect(try attributes([#""x": \#(json)"#]) == ["x: \(type)"])
    }
  }

  @Test func `what is missing now and then is not required`() throws {
    #expect(
      try attributes([#""x": 1"#, #""y": 2"#]) == [
        "x: number  # in 1 of 2", "y: number  # in 1 of 2",
      ])
    #expect(try attributes([#""x": 1"#, #""x": null"#]) == ["x: number  # in 1 of 2"])
    #expect(
      try attributes([#""x": [{"k": 1, "l": 2}, {"k": 3}]"#])
        == ["x: { type: [{ k: number!, l: number }], required: true }"])
  }

  @Test func `dates among other texts are texts`() throws {
    #expect(try attributes([#""x": "2030-01-07""#, #""x": "soon""#]) == ["x: text!"])
    #expect(
      try attributes([#""x": "2030-01-07""#, #""x": "2030-01-07T10:00:00Z""#]) == ["x: text!"])
  }

  @Test func `few words in many events are an enumeration, unless one is rare`() throws {
    func texts(_ words: [String: Int], name: String = "x") throws -> [String] {
      try attributes(
        words.flatMap { word, count in
          Array(repeating: #""\#(name)": "\#(word)""#, count: count)
        })
    }
    let listed = "x: { type: text, values: [app, \"no\", web], required: true }"
    #expect(try texts(["web": 60, "app": 35, "no": 5]) == [listed])
    #expect(try texts(["web": 60, "app": 36, "no": 4]) == ["x: text!"])
    #expect(try texts(["web": 59, "app": 35, "no": 5]) == ["x: text!"])
    #expect(try texts(["24": 60, "30": 60]) == ["x: text!"])
    #expect(try texts(["a": 60, "b": 60], name: "cart_id") == ["cart_id: text!"])
    let many = Dictionary(uniqueKeysWithValues: (0..<13).map { ("word\($0)", 20) })
    #expect(try texts(many) == ["x: text!"])
  }

  @Test func `mixed types are told, in the catalog and at once`() throws {
    folder.write(
      "events.ndjson",
      event(#""x": 1, "y": 2"#) + event(#""x": "a", "y": 2"#)
        + event(#""x": "b", "y": 2, "l": [], "r": {"type": "x"}"#))
    let outcome = try shell("journey catalog infer events.ndjson -o shop/journey.yaml")
    #expect(outcome.status == 0)
    #expect(
      outcome.messages == """
        `a.x` is not declared: text 2 times, number 1 time
        `a.r` is not declared: a catalog would take its names for settings

        """)
    #expect(
      try folder.read("shop/journey.yaml").contains(
        """
          a:  # 3 events
            y: number!
            # x is not declared: text 2 times, number 1 time
            # l is not declared: nothing ever stood in the list
            # r is not declared: a catalog would take its names for settings

        """))
  }

  @Test func `names of any letters are read back`() throws {
    let name = #"order \"x\"\u0085: #1\n"#
    folder.write("events.ndjson", event(#""no": 1, "é 🎉": 2, "": 3, "24": 4"#, name: name))
    folder.write("shop/j.journey", "journey j\n  trigger on a\n\n  wait 1 day\nend\n")
    let outcome = try shell("journey catalog infer events.ndjson -o shop/journey.yaml")
    #expect(outcome.status == 0)
    #expect(outcome.messages == "names that are empty or longer than 255 bytes are left out\n")
    let catalog = try folder.read("shop/journey.yaml")
    #expect(catalog.contains(#"  "order \"x\"\U00000085: #1\n":  # 1 event"#))
    #expect(catalog.contains("\n    \"no\": number!\n    \"é 🎉\": number!\n    \"24\": number!\n"))
    let checked = try shell("journey check --format concise shop")
    #expect(checked.output.hasPrefix("shop/j.journey:2:14: error: no event is called `a`"))
  }

  @Test func `ids for names fill neither the memory nor the catalog`() throws {
    let ids = (0..<300).map { #""id\#($0)": \#($0)"# }.joined(separator: ", ")
    #expect(
      try attributes([#""totals": {\#(ids)}"#]) == [
        "totals: { type: {}, required: true }",
        "# totals takes any names: there were more than 200",
      ])
    let lines = try attributes([ids])
    #expect(lines.count == 201)
    #expect(lines.last == "# a has more than 200 attributes; those that came late are not declared")
    folder.write("events.ndjson", (0..<11_000).map { event("", name: "e\($0)") }.joined())
    let outcome = try shell("journey catalog infer events.ndjson")
    #expect(outcome.status == 0 && outcome.messages.hasPrefix("there are more names than"))
    #expect(outcome.output.components(separatedBy: " {}  # 1 event\n").count == 10_001)
  }

  @Test func `the system's own events need no declaration`() throws {
    folder.write("events.ndjson", event("", name: "message_opened") + event(""))
    let outcome = try shell("journey catalog infer events.ndjson")
    #expect(
      outcome.output.contains("a: {}  # 1 event") && !outcome.output.contains("message_opened"))
  }

  @Test func `packed events and standard input are read, and bad lines told`() throws {
    folder.write("events.ndjson", event(#""x": 1"#) + "nonsense\n" + event(#""x": 2"#))
    for line in [
      "journey catalog infer events.ndjson",
      "gzip -k events.ndjson; journey catalog infer events.ndjson.gz",
      "gzip -c events.ndjson | journey catalog infer -",
    ] {
      let outcome = try shell(line)
      #expect(outcome.status == 0 && outcome.output.contains("  a:  # 2 events\n    x: number!\n"))
      #expect(outcome.messages.contains("line 2: this is no JSON"))
      #expect(outcome.messages.contains("1 line could not be read and was skipped"))
    }
    #expect(try shell("journey catalog infer - --users - < events.ndjson").status == 2)
    #expect(try shell("journey catalog infer none.ndjson").status == 2)
    #expect(try shell("journey catalog infer events.ndjson -o none/journey.yaml").status == 2)
    #expect(try shell("journey catalog infer . ").status == 2)
  }

  @Test func `a terminal shows how far it has come`() throws {
    folder.write("events.ndjson", event(#""x": 1"#))
    let line = "'\(Command.path)' catalog infer events.ndjson -o shop/journey.yaml"
    let shown = try shell("TERM=xterm script -qec \"\(line)\" /dev/null")
    #expect(shown.output.contains("reading events"))
  }

  @Test func `events that nobody sent give an empty catalog`() throws {
    folder.write("events.ndjson", "")
    let outcome = try shell("journey catalog infer events.ndjson --users events.ndjson")
    #expect(outcome.status == 0 && outcome.output.contains("\nevents: {}\n"))
    #expect(outcome.output.contains("\n  attributes: {}\n"))
  }
}
