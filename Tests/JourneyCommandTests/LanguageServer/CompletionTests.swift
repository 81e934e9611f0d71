import Foundation
import Testing

/// What is offered at the cursor, over a script that is being typed.
@Suite struct CompletionTests {
  private let folder = TemporaryFolder()
  private var uri: String { URL(filePath: "\(folder.path)/j.journey").absoluteString }

  /// A place in a script, and what must and must not be offered there.
  struct Case: CustomTestStringConvertible, Sendable {
    let script: String
    let has: [String]
    let lacks: [String]
    init(_ script: String, has: [String], lacks: [String] = []) {
      (self.script, self.has, self.lacks) = (script, has, lacks)
    }
    var testDescription: String { script }
  }

  /// The head of a script whose steps follow.
  private static let head = """
    fragment remind(letter) end
    audience loyal = user.points > 100
    constant gap = 2 days

    journey other
      trigger by request (order_id: text!, note: text)

      stop
    end

    journey j
      trigger on cart_abandoned as cart where event.total >= 50
      exit on order_placed


    """

  static let cases: [Case] = [
    Case(
      "▮", has: ["journey", "fragment", "audience", "constant", "test"], lacks: ["send", "end"]),
    Case("journey j\n  ▮\n  wait 1 day\nend", has: ["trigger", "goal", "send", "end"]),
    Case("journey j\n  tri▮", has: ["trigger", "wait"], lacks: ["journey"]),
    Case("journey j\n  trigger ▮", has: ["on", "when", "every", "at", "by", "yearly"]),
    Case(
      "journey j\n  trigger on ▮\n\n  stop\nend", has: ["cart_abandoned", "message_opened"],
      lacks: ["send", "welcome"]),
    Case("journey j\n  trigger on cart_▮", has: ["cart_abandoned", "cart_viewed"]),
    Case(
      "journey j\n  trigger on cart_abandoned ▮", has: ["matching", "as", "where"],
      lacks: ["send", "wait"]),
    Case(
      "journey j\n  trigger on cart_abandoned where event.▮\n\n  stop\nend",
      has: ["cart_id", "total", "items", "at"], lacks: ["country"]),
    Case(
      "journey j\n  trigger on cart_abandoned where event.total > 5 and user.▮",
      has: ["country", "plan", "points", "email", "preferences"], lacks: ["total"]),
    Case("journey j\n  trigger every ▮", has: ["day", "weekday", "month", "monday"]),
    Case("journey j\n  entry ▮", has: ["once", "one", "unlimited"]),
    Case(
      "journey j\n  trigger on order_placed\n  goal order_placed where event.▮ within 1 day\nend",
      has: ["total", "order_id"]),
    Case("journey j\n  limit 3 messages about ▮", has: ["offers", "service"]),
    Case("journey j\n  quiet from 21:00 to 08:00 in ▮", has: ["user.timezone", "\"UTC\""]),
    Case("journey j\n  promise ▮", has: ["at", "ends", "never", "every"]),
    Case(
      "{head}  wait 1 day\n  ▮\nend", has: ["send", "wait", "if", "stage", "end"],
      lacks: ["trigger", "on"]),
    Case(
      "{head}  send ▮\nend", has: ["welcome", "cart_reminder", "transactional"], lacks: ["send"]),
    Case("{head}  send cart_reminder ▮\nend", has: ["by"]),
    Case("{head}  send cart_reminder by ▮\n  wait 1 day\nend", has: ["email", "push", "sms"]),
    Case("{head}  send cart_last_call by ▮", has: ["email"], lacks: ["push", "sms"]),
    Case(
      "{head}  send cart_reminder by email or ▮", has: ["push", "sms", "skip", "park"],
      lacks: ["email"]),
    Case(
      "{head}  send cart_reminder by email ▮\nend",
      has: ["or", "and", "to", "with", "only", "as", "retry"], lacks: ["wait"]),
    Case("{head}  send cart_reminder by email\n    ▮\nend", has: ["with", "only", "wait", "end"]),
    Case("{head}  send cart_reminder by email with ▮\nend", has: ["name", "total"]),
    Case(
      "{head}  send cart_reminder by email with name = user.first_name, ▮\nend",
      has: ["total"], lacks: ["name"]),
    Case(
      "{head}  send cart_reminder by email with name = user.▮, total = 5\nend",
      has: ["first_name", "country"]),
    Case(
      "{head}  send cart_reminder by email with total = entry.▮\nend",
      has: ["total", "cart_id"]),
    Case(
      "{head}  send cart_reminder by email with total = ▮\nend",
      has: ["entry", "user", "cart", "gap", "now", "round", "count"], lacks: ["event", "send"]),
    Case("{head}  call ▮", has: ["crm"]),
    Case("{head}  call crm.▮", has: ["score"], lacks: ["email"]),
    Case("{head}  call crm.score(▮", has: ["email"]),
    Case(
      "{head}  call crm.score(email = user.email) as lead\n  if lead.▮\n    stop\n  end\nend",
      has: ["score"], lacks: ["email"]),
    Case(
      "{head}  send welcome by email with name = \"x\" as r\n  if r.▮", has: ["sent", "reason"]),
    Case("{head}  wait ▮", has: ["until", "for", "up"], lacks: ["send"]),
    Case("{head}  wait 2 ▮", has: ["days", "hours"], lacks: ["send"]),
    Case(
      "{head}  wait up to 2 days\n    ▮\n  end\nend", has: ["on", "when", "otherwise", "end"],
      lacks: ["send"]),
    Case("{head}  wait up to 2 days\n    on ▮\n  end\nend", has: ["order_placed", "cart_viewed"]),
    Case("{head}  wait for cart_viewed matching ▮", has: ["cart_id", "device"]),
    Case(
      "{head}  wait up to 2 days\n    on cart_viewed as view\n      if view.▮\n      end\n  end\nend",
      has: ["device", "cart_id"]),
    Case(
      "{head}  if user.plan is \"▮\"\n    stop\n  end\nend", has: ["free", "plus"],
      lacks: ["user", "welcome"]),
    Case("{head}  if user.plan is \"▮", has: ["free", "plus"]),
    Case("{head}  if user.plan is ▮", has: ["free", "known", "missing", "in", "not", "between"]),
    Case("{head}  if user.plan is in [\"free\", \"▮\"]\n    stop\n  end\nend", has: ["plus"]),
    Case(
      "{head}  choose user.plan\n    when \"▮\"\n      stop\n  end\nend", has: ["free", "plus"]),
    Case("{head}  if user is in ▮", has: ["loyal"]),
    Case("{head}  if did ▮", has: ["order_placed", "not"]),
    Case("{head}  if did order_placed ▮", has: ["within", "since", "where", "at", "exactly"]),
    Case("{head}  if did order_placed where (event.▮)\n    stop\n  end\nend", has: ["total"]),
    Case("{head}  if sum(order_placed.▮) > 5\n    stop\n  end\nend", has: ["total"]),
    Case(
      "{head}  if any item in entry.items where (item.▮)\n    stop\n  end\nend",
      has: ["sku", "price"]),
    Case("{head}  set user.▮\nend", has: ["plan", "country"]),
    Case("{head}  set user.plan = \"▮\"\nend", has: ["free"]),
    Case("{head}  emit ▮", has: ["sales_follow_up"]),
    Case("{head}  emit sales_follow_up with ▮", has: ["cart_id", "total"]),
    Case("{head}  start ▮", has: ["other", "j"]),
    Case("{head}  start other with ▮", has: ["order_id", "note"]),
    Case("{head}  use ▮", has: ["remind"]),
    Case(
      "{head}  stage first\n    go to ▮\n  end\n  stage second\n  end\nend",
      has: ["first", "second"], lacks: ["send"]),
    Case("{head}  split s\n    ▮\n  end\nend", has: ["50%", "rest"], lacks: ["send"]),
    Case("{head}  # a ▮", has: [], lacks: ["send", "user", "email"]),
    Case("{head}  stop\nend\ntest \"t\" for ▮", has: ["j", "other"]),
    Case(
      "{head}  stop\nend\ntest \"t\" for j\n  ▮\nend", has: ["user", "event", "expect", "end"],
      lacks: ["send"]),
    Case("{head}  stop\nend\ntest \"t\" for j\n  user { ▮ }\nend", has: ["country", "email"]),
    Case(
      "{head}  stop\nend\ntest \"t\" for j\n  event cart_viewed { cart_id: \"1\", ▮ }\nend",
      has: ["device"], lacks: ["cart_id"]),
    Case(
      "{head}  stop\nend\ntest \"t\" for j\n  expect ▮\nend",
      has: ["sent", "nothing", "called", "waiting", "not"]),
    Case("{head}  stop\nend\ntest \"t\" for j\n  expect sent ▮\nend", has: ["cart_reminder"]),
    Case(
      "{head}  stop\nend\ntest \"t\" for j\n  preferences { email: { ▮ } }\nend",
      has: ["marketing", "subscribed"]),
  ]

  @Test func `every place offers what fits, and nothing that does not`() throws {
    let catalog = try String(contentsOfFile: "\(Command.shop)/journey.yaml", encoding: .utf8)
    folder.write("journey.yaml", catalog)
    let client = try LanguageClient.session(in: folder.path)
    client.open(uri, "")
    for one in Self.cases {
      let script = MarkedScript(one.script.replacingOccurrences(of: "{head}", with: Self.head))
      client.change(uri, to: script.text)
      let items = try client.ask("completion", uri, at: script.offset).items.array
      let labels = Set(items.compactMap(\.label.text))
      let missing = one.has.filter { !labels.contains($0) }
      let extra = one.lacks.filter { labels.contains($0) }
      #expect(
        missing.isEmpty && extra.isEmpty,
        """
        \(one.script)
        missing \(missing), too much \(extra), offered \(labels.sorted())
        """)
    }
  }

  @Test func `what is taken stands in the place of what was typed`() throws {
    folder.write(
      "journey.yaml", "events: { \"Order Placed\": {}, visited: { \"page no\": text } }\n")
    let client = try LanguageClient.session(in: folder.path)
    let taken: [(script: String, label: String, result: String)] = [
      (
        "journey j\n  trigger on vi▮sit\nend\n", "visited", "journey j\n  trigger on visited\nend\n"
      ),
      ("journey j\n  trigger on Or▮", "Order Placed", "journey j\n  trigger on \"Order Placed\""),
      (
        "journey j\n  trigger on \"Or▮\"\nend", "Order Placed",
        "journey j\n  trigger on \"Order Placed\"\nend"
      ),
      (
        "journey j\n  trigger on visited where event.▮", "page no",
        "journey j\n  trigger on visited where event.\"page no\""
      ),
      (
        "journey j\n  trigger on a where user.ä▮", "email",
        "journey j\n  trigger on a where user.email"
      ),
      (
        "jou▮", "journey",
        "journey ${1:name} \"${2:title}\"\n  trigger on ${3:event}\n\n  $0\nend"
      ),
    ]
    client.open(uri, "")
    for one in taken {
      let script = MarkedScript(one.script)
      client.change(uri, to: script.text)
      let items = try client.ask("completion", uri, at: script.offset).items.array
      let item = try #require(items.first { $0.label.text == one.label }, "\(one) \(items)")
      #expect(applying([item.textEdit], to: script.text) == one.result)
    }
  }

  @Test func `a client without snippets gets words`() throws {
    let client = try LanguageClient.session(in: folder.path, snippets: false)
    client.open(uri, "journey j\n  ")
    let items = try client.ask("completion", uri, at: 12).items.array
    #expect(!items.isEmpty)
    #expect(items.allSatisfy { !($0.textEdit.newText.text ?? "").contains("$") })
  }

  @Test func `signatures tell what a message and a call take`() throws {
    let catalog = try String(contentsOfFile: "\(Command.shop)/journey.yaml", encoding: .utf8)
    folder.write("journey.yaml", catalog)
    let client = try LanguageClient.session(in: folder.path)
    let script = MarkedScript(Self.head + "  send cart_reminder by email with name = \"x\", ▮")
    client.open(uri, script.text)
    let help = try client.ask("signatureHelp", uri, at: script.offset)
    #expect(help.signatures[0].label.text == "cart_reminder(name: text!, total: number!)")
    #expect(help.activeParameter.int == 1)
  }
}
