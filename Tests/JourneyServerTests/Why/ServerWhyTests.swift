import JourneyModel
import JourneyTools
import TestProcesses
import Testing

/// `journey why` of a real server, whose messages left by a real webhook.
@Suite(.ownThread) struct ServerWhyTests {
  private static let script = """
    journey carts
      trigger on cart_left
      entry unlimited
      exit on bought
      call crm.score(n = 1) as lead or skip
      if lead.score > 5
        send big by email as mail or skip
        if not mail.sent
          send sorry by email or skip
        end
      end
      wait up to 2 days
        on came_back
          send hello by email or skip
      end
      wait 1 second
      send later by email or skip
    end

    """

  /// A user who has agreed to everything.
  private static func person(_ id: String) -> String {
    """
    {"userId": "\(id)", "email": "\(id)@example.com", "preferences": {"email": {"reachable": true,
      "subscribed": true, "marketing": true, "transactional": true}}}
    """
  }

  @Test func `a pause, a crash, a failure and a new version are told, and nothing leaves again`()
    async throws
  {
    let shop = try ServedWorkspace(scripts: ["carts.journey": Self.script])
    for user in ["u1", "u2"] {
      try shop.ask("POST", "/users", Self.person(user))
      try shop.event("cart_left", of: user)
      try shop.hear("sorry")
    }
    try shop.ask("POST", "/journeys/carts/pause")
    try shop.event("came_back", of: "u1")
    try shop.crash()
    try shop.start()
    try shop.ask("POST", "/journeys/carts/resume")
    try shop.hear("later")

    let longer = Self.script.replacing(
      "entry unlimited\n", with: "entry unlimited\n  goal bought within 9 days\n")
    let migration = try shop.runAsking(
      "publish", try shop.write("carts.journey", longer), "--migrate", "auto")
    #expect(migration.output == "carts: version 2\n  1 person led over\n")
    try shop.event("bought", of: "u2")
    try await shop.steps(5, of: "u2")

    try await shop.why("u1", until: "`later` left by email")
    let taken = try shop.taken()
    try expectTold(
      shop, "u1",
      [
        "came in", "`crm.score` answered {\"score\":9}", "`lead.score` was 9",
        "`big` could not leave by email", "`sorry` left by email", "`came_back` came",
        "`hello` is to leave by email", "`later` is to leave by email",
        "`later` left by email",
      ])
    try expectTold(
      shop, "u2", ["was led over from version 1", "`bought` came: left the journey"])
    #expect(try shop.taken() == taken)
  }

  /// Expects that an answer agrees with the record, says some things in this order, and is the same
  /// from the server as from its folder.
  private func expectTold(_ shop: ServedWorkspace, _ user: String, _ words: [String]) throws {
    let text = try shop.runAsking("why", user, "carts")
    #expect(text.status == 0, "\(text.output)")
    var rest = text.output[...]
    for word in words {
      let range = rest.firstRange(of: word)
      #expect(range != nil, "`\(word)` in\n\(text.output)")
      if let range { rest = rest[range.upperBound...] }
    }
    let local = try WhyReport.ask(user, journey: "carts", message: nil, data: shop.data)
    #expect(local.agrees)
    #expect(text.output == local.text())
    #expect(try shop.runAsking("why", user, "carts", "--format", "json").output == local.json())
  }

  @Test func `who is asked about and is not known is told so`() async throws {
    let shop = try ServedWorkspace(scripts: ["carts.journey": Self.script])
    let unknown = try shop.runAsking("why", "u9")
    #expect(unknown.status == 2)
    #expect(unknown.output == "journey: this server knows no user `u9`\n")
    try shop.ask("POST", "/users", Self.person("u1"))
    try shop.ask("DELETE", "/users/u1")
    let erased = try shop.runAsking("why", "u1")
    #expect(erased.status == 2)
    #expect(erased.output.hasPrefix("journey: `u1` was erased on "))
  }
}
