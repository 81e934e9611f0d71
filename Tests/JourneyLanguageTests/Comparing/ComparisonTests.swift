import JourneyAnalysis
import JourneyLanguage
import JourneyModel
import Testing

/// What another version of a journey means for people, in words.
@Suite struct ComparisonTests {
  /// The script that the others are versions of.
  private static let script = """
    journey rescue "Win back"
      trigger on cart where event.total > 50
      exit on order
      quiet from 21:00 to 08:00

      wait 1 hour
      send first by email or push with name = user.first_name
      wait up to 2 days
        on visit
          send second by email
        otherwise
          stop "gone"
      end
      stage last
        wait 3 days
        send third by sms only if user.vip
      end
    end
    """

  /// A version of the script with some words replaced.
  private func version(_ replacements: [(String, String)]) throws -> JourneyDefinition {
    var text = Self.script
    for (old, new) in replacements {
      let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
      try #require(parts.count == 2, "no \(old)")
      text = parts[0] + new + parts[1]
    }
    let compiled = CompiledScript(text, catalog: nil)
    return try #require(compiled.definition, "\(compiled.names)")
  }

  /// The changes, each with its category, kind and words.
  private func changes(_ replacements: (String, String)...) throws -> [String] {
    JourneyComparison.changes(from: try version([]), to: try version(replacements)).map {
      "\($0.category.rawValue) \($0.kind.rawValue): \($0.message)"
    }
  }

  @Test func `the same script changes nothing`() throws {
    #expect(try changes() == [])
    #expect(try changes(("\n\n", "\n# a comment\n")) == [])
  }

  @Test func `a wait that lasts longer concerns those who wait`() throws {
    #expect(
      try changes(("wait 1 hour", "wait 2 hours")) == [
        "in_flight longer: `wait 1 hour` lasts longer: `wait 2 hours`",
        "in_flight renamed: it was known as `wait_1_hour` and is `wait_2_hours` now: "
          + "lead over those who stand there",
      ])
    #expect(
      try changes(("up to 2 days", "up to 1 day")) == [
        "in_flight shorter: `wait for visit up to 2 days` lasts less long: "
          + "`wait for visit up to 1 day`"
      ])
  }

  @Test func `a wait that is gone is told, and what is new behind another`() throws {
    #expect(
      try changes(("wait 3 days", "")) == [
        "in_flight removed: `wait 3 days` is gone, and people may stand there"
      ])
    #expect(
      try changes(("wait 3 days", "wait 3 days\nsend extra by email")) == [
        "sends added: `send extra by email` is new"
      ])
  }

  @Test func `an arm that a wait looks out for is told`() throws {
    #expect(
      try changes(("otherwise", "on order\n stop\n otherwise")) == [
        "in_flight added: `wait up to 2 days` looks out for `on order` as well",
        "sends added: `stop` is new",
      ])
  }

  @Test func `steps that change places are told`() throws {
    #expect(
      try changes(
        (
          "wait 1 hour\n  send first by email or push with name = user.first_name",
          "send first by email or push with name = user.first_name\n  wait 1 hour"
        )) == [
          "in_flight moved: `wait 1 hour` stands elsewhere"
        ])
  }

  @Test func `triggers, exits, shares and entry concern the audience`() throws {
    #expect(
      try changes(
        ("event.total > 50", "event.total > 80"), ("exit on order", "exit on refund\nholdout 10%"),
        ("\n  quiet", "\n  entry unlimited\n  quiet")) == [
          "audience changed: `trigger on cart where event.total > 50` is "
            + "`trigger on cart where event.total > 80` now",
          "audience changed: `entry unlimited` stands where `entry once per user` did",
          "audience removed: `exit on order` is gone", "audience added: `exit on refund` is new",
          "audience added: `holdout 10%` is new", "schema removed: `order` is read no longer",
          "schema added: `refund` is read now, as an event",
        ])
  }

  @Test func `what is sent is told clause by clause`() throws {
    #expect(
      try changes(
        ("email or push with name = user.first_name", "push with name = user.last_name, n = 1"),
        ("only if user.vip", "")) == [
          "sends changed: `first` goes `by push`, no longer `by email or push`",
          "sends changed: `first` gets `name = user.last_name`, no longer `name = user.first_name`",
          "sends added: `first` gets `n = 1` as well",
          "sends removed: `third` no longer leaves `only if user.vip`",
          "schema removed: `user.first_name` is read no longer",
          "schema removed: `user.vip` is read no longer",
          "schema added: `user.last_name` is read now, as text",
        ])
    #expect(
      try changes(("21:00 to 08:00", "22:00 to 07:00")) == [
        "sends removed: `quiet from 21:00 to 08:00` is gone",
        "sends added: `quiet from 22:00 to 07:00` is new",
      ])
  }

  @Test func `a title and a promise concern nobody`() throws {
    let changes = try changes(
      ("Win back", "Come back"), ("exit on", "promise ends within 10 days\n exit on"))
    #expect(
      changes == [
        "promises added: `promise ends within 10 days` is new",
        "cosmetics changed: `title Come back` stands where `title Win back` did",
      ])
  }

  @Test func `a stage of another name renames no place inside it`() throws {
    #expect(
      try changes(("stage last", "stage final")) == [
        "cosmetics removed: `stage last` is gone", "cosmetics added: `stage final` is new",
      ])
  }

  @Test func `a jump that leads elsewhere is told`() throws {
    let text = """
      journey j trigger on e
        stage one wait 1 day end
        stage two wait 2 days end
        if user.vip go to one end
        stop
      end
      """
    let other = text.replacing("go to one", with: "go to two")
    let old = try #require(CompiledScript(text, catalog: nil).definition)
    let new = try #require(CompiledScript(other, catalog: nil).definition)
    let changes = JourneyComparison.changes(from: old, to: new)
    #expect(
      changes.map(\.message) == [
        "`if user.vip` leads to `wait 2 days`, no longer to `wait 1 day`"
      ])
    #expect(changes.map(\.newLine) == [4])
  }

  @Test(arguments: Fixtures.accepted + Fixtures.shop)
  func `a script and its twin from the definition are the same`(script: Fixture) throws {
    let catalog = try script.firstCatalog
    for definition in CheckedScript(script.source, catalog: catalog).result.definitions {
      let twin = DecompiledScript(definition, catalog: catalog).result.definitions.first
      let changes = JourneyComparison.changes(from: definition, to: try #require(twin))
      #expect(changes.isEmpty)
    }
  }
}
