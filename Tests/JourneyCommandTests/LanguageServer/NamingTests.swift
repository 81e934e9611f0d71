import Foundation
import Testing

/// What an editor asks about names: what they are, where they are declared, where else they stand,
/// and to call them something else.
@Suite struct NamingTests {
  private let folder = TemporaryFolder()

  /// The address of a file of the workspace.
  private func uri(_ name: String) -> String {
    URL(filePath: "\(folder.path)/\(name)").absoluteString
  }

  private static let catalog = """
    users:
      attributes:
        plan: { type: text, values: [free, plus] }
    events:
      cart_abandoned: { cart_id: text!, total: number! }
      order_placed: { cart_id: text }
    messages:
      reminder: { kind: marketing, channels: [email, whatsapp], with: { total: number } }
    channels:
      whatsapp: { provider: log }
    services:
      crm:
        score: { with: { email: text }, returns: { score: number } }

    """

  private static let script = """
    # The first line.
    constant gap = 2 days
    audience loyal = user.plan is "plus"
    fragment remind(days_left)
      wait gap
    end

    journey carts "Win back carts"
      trigger on cart_abandoned as cart where event.total > 5
      exit on order_placed matching cart_id

      call crm.score(email = user.email) as lead
      if lead.score > 3 and user is in loyal and cart.total > 7
        stage last
          use remind(1)
          send reminder by email or whatsapp with total = entry.total
          wait gap
          go to last
        end
      end
      if any gap_day in [1, 2] where (gap_day > 1)
        start thanks with total = lead.score default 1
      end
    end

    """

  private static let other = """
    journey thanks
      trigger by request (total: number)
      goal cart_abandoned within 1 day

      send reminder by whatsapp with total = total default 1
      if user.plan is missing
        stop
      end
    end

    """

  /// A session with both scripts, the first of them open.
  private func session() throws -> LanguageClient {
    folder.write("journey.yaml", Self.catalog)
    folder.write("carts.journey", Self.script)
    folder.write("thanks.journey", Self.other)
    let client = try LanguageClient.session(in: folder.path)
    client.open(uri("carts.journey"), Self.script)
    return client
  }

  /// The offset of the nth place of a text in the script, and a little into it.
  private func place(_ text: String, _ number: Int = 1) -> Int {
    var rest = Self.script[...]
    var range = rest.range(of: text)
    for _ in 1..<number {
      rest = rest[(range?.upperBound ?? rest.endIndex)...]
      range = rest.range(of: text)
    }
    return Self.script.utf8.distance(
      from: Self.script.startIndex, to: range?.lowerBound ?? Self.script.startIndex) + 1
  }

  /// `file:line` of a place.
  private func shown(_ location: JSON) -> String {
    let file = location.uri.text.flatMap { $0.split(separator: "/").last.map(String.init) } ?? ""
    return "\(file):\((location.range.start.line.int ?? 0) + 1)"
  }

  @Test func `every name leads to its declaration`() throws {
    let client = try session()
    let table: [(place: Int, declarations: [String])] = [
      (place("cart_abandoned"), ["journey.yaml:5"]),
      (place("total"), ["journey.yaml:5"]),
      (place("cart_id"), ["journey.yaml:6"]),
      (place("reminder"), ["journey.yaml:8"]),
      (place("total ="), ["journey.yaml:8"]),
      (place("whatsapp"), ["journey.yaml:10"]),
      (place("crm"), ["journey.yaml:12"]),
      (place("score("), ["journey.yaml:13"]),
      (place("email ="), ["journey.yaml:13"]),
      (place("score >"), ["journey.yaml:13"]),
      (place("plan"), ["journey.yaml:3"]),
      (place("entry.total") + 7, ["journey.yaml:5"]),
      (place("cart.total") + 5, ["journey.yaml:5"]),
      (place("gap", 3), ["carts.journey:2"]),
      (place("loyal", 2), ["carts.journey:3"]),
      (place("remind(1"), ["carts.journey:4"]),
      (place("cart.total"), ["carts.journey:9"]),
      (place("lead", 2), ["carts.journey:12"]),
      (place("last", 2), ["carts.journey:14"]),
      (place("gap_day", 2), ["carts.journey:21"]),
      (place("thanks"), ["thanks.journey:1"]),
      (place("user"), []),
      (place("email or"), []),
    ]
    for one in table {
      let found = try client.ask("definition", uri("carts.journey"), at: one.place)
      #expect(found.array.map(shown) == one.declarations, "at \(one.place)")
    }
    #expect(try client.ask("definition", uri("carts.journey"), at: 3).isNull)
  }

  @Test func `references go through all scripts of the workspace`() throws {
    let client = try session()
    let name = uri("carts.journey")
    let with: [String: Any] = ["context": ["includeDeclaration": true]]
    let without: [String: Any] = ["context": ["includeDeclaration": false]]
    var found = try client.ask("references", name, at: place("cart_abandoned"), with)
    #expect(
      Set(found.array.map(shown)) == ["carts.journey:9", "thanks.journey:3", "journey.yaml:5"])
    found = try client.ask("references", name, at: place("cart_abandoned"), without)
    #expect(Set(found.array.map(shown)) == ["carts.journey:9", "thanks.journey:3"])
    found = try client.ask("references", name, at: place("plan"), without)
    #expect(Set(found.array.map(shown)) == ["carts.journey:3", "thanks.journey:6"])
    found = try client.ask("references", name, at: place("lead"), without)
    #expect(found.array.map(shown) == ["carts.journey:13", "carts.journey:22"])
    let lights = try client.ask("documentHighlight", name, at: place("last"))
    #expect(lights.array.map { $0.kind.int } == [3, 2])
  }

  @Test func `a word tells what it is`() throws {
    let client = try session()
    let table: [(place: Int, says: [String])] = [
      (place("cart_abandoned"), ["event cart_abandoned", "  total: number!"]),
      (place("reminder"), ["message reminder", "marketing", "email, whatsapp", "total: number"]),
      (place("score("), ["call crm.score(email: text)", "score: number"]),
      (place("plan"), ["plan: text: \"free\", \"plus\"", "may be missing"]),
      (place("total >"), ["total: number", "never missing"]),
      (place("lead.score") + 5, ["score: number", "may be missing"]),
      (place("cart.total"), ["cart: record", "cart_id: text!"]),
      (place("gap", 3), ["constant gap = 2 days"]),
      (place("loyal", 2), ["audience loyal"]),
      (place("remind(1"), ["fragment remind(days_left)"]),
      (place("last", 2), ["stage last"]),
      (place("thanks"), ["journey thanks", "messages to one person: at most 1 in 1 day"]),
      (place("gap_day >"), ["gap_day: number"]),
      (place("total ="), ["total: number", "a parameter of `reminder`"]),
      (place("wait"), ["wait up to 2 days"]),
      (place("lead", 1), ["lead: record", "score: number"]),
      (place("user is in"), ["user: record", "plan: text"]),
    ]
    for one in table {
      let hover = try client.ask("hover", uri("carts.journey"), at: one.place)
      let text = hover.contents.value.text ?? ""
      for words in one.says { #expect(text.contains(words), "\(words) in \(text)") }
    }
    #expect(try client.ask("hover", uri("carts.journey"), at: 3).isNull)
  }

  /// What is called something else, and what must be found of it afterwards.
  private static let renamings: [(old: String, number: Int, new: String)] = [
    ("gap", 1, "pause"), ("loyal", 2, "faithful people"), ("remind(", 2, "nudge"),
    ("days_left", 1, "left"), ("carts", 1, "baskets"), ("cart_abandoned", 1, "Cart-Left"),
    ("cart ", 1, "basket"), ("reminder", 1, "letter"), ("whatsapp", 1, "chat"),
    ("lead", 2, "prospect"), ("last", 2, "until"), ("gap_day", 2, "it"), ("plan", 1, "tier"),
    ("thanks", 1, "thank_you"),
  ]

  @Test func `what is renamed compiles and means the same`() throws {
    for one in Self.renamings {
      let client = try session()
      let place = place(one.old, one.number)
      let before = try client.ask("prepareRename", uri("carts.journey"), at: place)
      let old = try #require(before.placeholder.text)
      let definitions = try compiled()
      let result = try client.ask(
        "rename", uri("carts.journey"), at: place, ["newName": one.new])
      for name in result.changes.keys {
        let path = try #require(URL(string: name)?.path(percentEncoded: false))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        folder.write(
          String(path.split(separator: "/").last ?? ""),
          applying(result.changes[name].array, to: text))
      }
      let check = try Command.run("check", in: folder.path)
      #expect(check.status == 0, "\(one): \(check.output)")
      #expect(Self.isSame(definitions, try compiled()), "\(one)")
      let changed = try folder.read("carts.journey")
      client.change(uri("carts.journey"), to: changed)
      let back = try client.ask(
        "rename", uri("carts.journey"), at: try #require(Self.place(of: one.new, in: changed)),
        ["newName": old])
      let edits = back.changes[uri("carts.journey")].array
      #expect(applying(edits, to: changed) == Self.script, "\(one)")
    }
  }

  /// The definitions, as the words and signs of their JSON.
  private func compiled() throws -> [String] {
    let names = ["carts.journey", "thanks.journey"]
    return try names.flatMap { name in
      let outcome = try Command.run("compile", name, "-o", "out.json", in: folder.path)
      #expect(outcome.status == 0, "\(outcome.messages)")
      return try folder.read("out.json").split { $0.isWhitespace || "{}[],:".contains($0) }
        .map(String.init)
    }
  }

  /// The first place of a name in a script where it stands alone.
  private static func place(of name: String, in script: String) -> Int? {
    let isLetter: (Character) -> Bool = { $0.isLetter || $0 == "_" }
    var start = script.startIndex
    while let range = script.range(of: name, range: start..<script.endIndex) {
      let before = range.lowerBound > script.startIndex ? script[..<range.lowerBound].last : nil
      let after = script[range.upperBound...].first
      if before.map(isLetter) != true, after.map(isLetter) != true, before != "#" {
        return script.utf8.distance(from: script.startIndex, to: range.lowerBound)
      }
      start = range.upperBound
    }
    return nil
  }

  /// `true` if two definitions are the same but for names: each word of the one stands for one
  /// word of the other, and for no other.
  private static func isSame(_ one: [String], _ other: [String]) -> Bool {
    var forth: [String: String] = [:]
    var back: [String: String] = [:]
    for (left, right) in zip(one, other) {
      guard forth[left, default: right] == right, back[right, default: left] == left else {
        return false
      }
      (forth[left], back[right]) = (right, left)
    }
    return one.count == other.count
  }

  @Test func `what cannot be renamed is refused with a reason`() throws {
    let client = try session()
    let name = uri("carts.journey")
    let table: [(place: Int, new: String, says: String)] = [
      (place("user"), "people", "cannot"), (place("email ="), "mail", "cannot"),
      (place("email or"), "mail", "cannot"), (place("cart_id"), "basket_id", "cannot"),
      (place("gap"), "if", "cannot be the name"), (place("gap"), "two days", "cannot be the name"),
      (place("lead"), "cart", "already"), (place("cart_abandoned"), "order_placed", "already"),
      (place("last"), " ", "letters"), (3, "x", "no name"),
    ]
    for one in table {
      do {
        _ = try client.ask("rename", name, at: one.place, ["newName": one.new])
        Issue.record("\(one) was not refused")
      } catch let refusal as LanguageClient.Refusal {
        #expect(refusal.message.contains(one.says), "\(refusal.message)")
      }
    }
    client.change(name, to: Self.script + "\njourney x\n  trigger on\nend\n")
    #expect(throws: LanguageClient.Refusal.self) {
      try client.ask("rename", name, at: place("lead"), ["newName": "prospect"])
    }
  }
}
