/// The files of a new workspace: small enough to be read in five minutes, and ready to run.
struct WorkspaceTemplate {
  /// The name of the workspace.
  let name: String

  /// A file.
  struct File {
    /// Its name.
    var name: String
    /// What stands in it.
    var text: String
  }

  /// What to do with a new workspace, in this order.
  static let commands = [
    "journey check",
    "journey run welcome.journey --users users.ndjson --events events.ndjson",
  ]

  /// All files.
  var files: [File] {
    [
      File(name: Workspace.catalogName, text: catalog),
      File(name: "welcome.journey", text: Self.welcome),
      File(name: "large_order.journey", text: Self.largeOrder),
      File(name: "users.ndjson", text: Self.users),
      File(name: "events.ndjson", text: Self.events),
      File(name: "README.md", text: readme),
    ]
  }

  /// The catalog.
  private var catalog: String {
    """
    # The catalog: what the scripts of this folder may name, and of which type it is.
    workspace: \(YAMLText.word(name))
    time_zone: UTC                      # for all calendar words; such as Europe/Berlin

    # What is known of users, beside their names, addresses and time zone.
    users:
      attributes:
        plan: { type: text, values: [free, pro] }     # one of these
        points: number

    # What users do. A `!` says that an attribute is never missing.
    events:
      account_created: { source: text }
      order_placed: { order_id: text!, total: number! }

    # What can be sent. A marketing message needs the user's consent.
    messages:
      welcome: { kind: marketing, channels: [email, push], with: { name: text! } }
      first_order_coupon: { kind: marketing, channels: [email], with: { code: text! } }
      large_order_thanks: { kind: marketing, channels: [email], with: { total: number! } }

    # At most so many marketing messages to one user, over all journeys.
    limits: [{ messages: 4, per: 7 days }]

    """
  }

  /// A journey with waits, an arm for an event, a goal, and promises.
  private static let welcome = """
    # The first week of somebody who has just made an account.
    journey welcome "The first week"
      trigger on account_created
      goal order_placed within 14 days
      quiet from 21:00 to 08:00

      promise at most 2 messages in 30 days
      promise ends within 9 days

      wait 1 hour
      send welcome by email or push with name = user.first_name default "there"

      wait up to 7 days
        on order_placed
          stop "ordered"
        otherwise
          send first_order_coupon by email with code = "HELLO5"
      end
    end

    """

  /// A journey with a condition and an entry rule.
  private static let largeOrder = """
    # A thank-you on the morning after a large order.
    journey large_order "Thanks for a large order"
      trigger on order_placed where event.total >= 100
      entry once per user every 30 days

      wait until tomorrow at 09:00
      send large_order_thanks by email with total = entry.total
    end

    """

  /// Two users who may be written to, and one who may not.
  private static let users = """
    {"userId": "u1", "firstName": "Ana", "email": "ana@example.com", \
    "attributes": {"plan": "free", "points": 10}, "preferences": {"email": \
    {"reachable": true, "subscribed": true, "marketing": true, "transactional": true}}}
    {"userId": "u2", "firstName": "Ben", "email": "ben@example.com", \
    "attributes": {"plan": "pro"}, "preferences": {"email": \
    {"reachable": true, "subscribed": true, "marketing": true, "transactional": true}}}
    {"userId": "u3", "email": "cleo@example.com", "preferences": {"email": \
    {"reachable": true, "subscribed": true, "marketing": false, "transactional": true}}}

    """

  /// Three new accounts; one orders in time, and much.
  private static let events = """
    {"eventId": "e1", "userId": "u1", "eventName": "account_created", \
    "eventTime": "2030-01-07T10:00:00Z", "attributes": {"source": "web"}}
    {"eventId": "e2", "userId": "u2", "eventName": "account_created", \
    "eventTime": "2030-01-07T21:30:00Z", "attributes": {"source": "app"}}
    {"eventId": "e3", "userId": "u3", "eventName": "account_created", \
    "eventTime": "2030-01-08T09:00:00Z"}
    {"eventId": "e4", "userId": "u1", "eventName": "order_placed", \
    "eventTime": "2030-01-09T12:00:00Z", "attributes": {"order_id": "o1", "total": 120}}

    """

  /// Five lines for whoever comes next.
  private var readme: String {
    """
    # \(name)
    `journey.yaml` declares events, attributes and messages; each `.journey` is a journey; \
    `users.ndjson` and `events.ndjson` are people to try them on.
    - `\(Self.commands[0])` says what is wrong; `journey check --watch` says it as you save; \
    `journey fmt` lays the scripts out.
    - `\(Self.commands[1])` lives a journey.
    - `journey catalog infer events.ndjson` writes a catalog from recorded events.

    """
  }
}
