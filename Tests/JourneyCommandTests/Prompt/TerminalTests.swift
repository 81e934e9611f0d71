import Foundation
import Testing

/// `journey repl` in a terminal, with real keys.
@Suite struct TerminalTests {
  private let folder = TemporaryFolder()

  /// The keys that are no text.
  private enum Key {
    static let up = "\u{1B}[A"
    static let left = "\u{1B}[D"
    static let controlA = "\u{01}"
    static let controlC = "\u{03}"
    static let controlD = "\u{04}"
    static let controlL = "\u{0C}"
    static let controlR = "\u{12}"
  }

  /// The prompt before anything has happened.
  private static let prompt = "Mon 2030-01-07 09:00> "

  /// A session about an abandoned cart, once its prompt is there.
  private func begin(
    columns: Int = 100, environment: [String: String] = [:]
  ) throws -> TerminalSession {
    let session = try TerminalSession(
      ["repl", "\(Command.shop)/abandoned_cart.journey"], columns: columns, in: folder.path,
      environment: environment)
    try session.wait(for: "the prompt") { $0.cursorLine == Self.prompt.dropLast() }
    return session
  }

  /// Waits until something is shown and the prompt stands behind it: what is typed before that is
  /// read by the terminal, and not by the session.
  private func wait(
    _ session: TerminalSession, for what: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ isShown: (String) -> Bool
  ) throws {
    try session.wait(for: "\(what), and the prompt", sourceLocation: sourceLocation) { screen in
      isShown(screen.text) && screen.cursorLine == Self.prompt.dropLast()
    }
  }

  @Test func `what is typed is answered, and Ctrl-D ends the session`() throws {
    let session = try begin()
    session.type("user { country: \"DE\" }\r")
    try wait(session, for: "the answer") { $0.contains("\nnoted\n") }
    session.type("user.country\r")
    try wait(session, for: "the value") { $0.contains("\n\"DE\"\n") }
    session.type(Key.controlD)
    #expect(session.end() == 0)
    #expect(session.isAsBefore)
  }

  @Test func `an arrow brings back what was typed, in the next session too`() throws {
    do {
      let session = try begin()
      session.type("user { points: 1 }\r")
      try wait(session, for: "the answer") { $0.contains("\nnoted\n") }
      session.type(Key.up)
      try session.wait(forLine: "> user { points: 1 }")
      session.type(Key.left + Key.left + "2\r")
      try wait(session, for: "another answer") { $0.contains("points: 12 }\nnoted\n") }
      session.type(":quit\r")
      #expect(session.end() == 0)
    }
    let session = try begin()
    session.type(Key.up + Key.up)
    try session.wait(forLine: "> user { points: 12 }")
    session.type(Key.controlC + Key.controlR + "ts: 1 }")
    try session.wait(for: "what is looked for") { $0.cursorLine.hasSuffix("user { points: 1 }") }
  }

  @Test func `what was typed can be read by its owner only`() throws {
    let session = try begin()
    session.type("user { email: \"ana@example.com\" }\r")
    try wait(session, for: "the answer") { $0.contains("\nnoted\n") }
    let manager = FileManager.default
    let file = try manager.attributesOfItem(atPath: "\(folder.path)/state/journey/history")
    #expect(file[.posixPermissions] as? Int == 0o600)
    let state = try manager.attributesOfItem(atPath: "\(folder.path)/state/journey")
    #expect(state[.posixPermissions] as? Int == 0o700)
  }

  @Test func `Tab types what is certain, and shows what is not`() throws {
    let session = try begin()
    session.type("ev\t")
    try session.wait(for: "the word") { $0.cursorLine.hasSuffix("> event") && $0.column == 28 }
    session.type("cart_\t\t")
    try session.wait(for: "the events") { $0.text.contains("\ncart_abandoned  cart_viewed\n") }
    session.type("a\t")
    try session.wait(forLine: "> event cart_abandoned")
    session.type(" { c\t")
    try session.wait(for: "the attribute") { $0.cursorLine.hasSuffix("{ cart_id:") }
  }

  @Test func `Ctrl-C gives up what is typed, and the session goes on`() throws {
    let session = try begin()
    session.type("user { coun" + Key.controlC)
    try session.wait(for: "a new prompt") {
      $0.text.hasSuffix("> user { coun^C\n\(Self.prompt.dropLast())")
    }
    session.type("1 + 1\r")
    try session.wait(for: "the value") { $0.text.contains("\n2\n") }
  }

  @Test func `Ctrl-C ends an advance that takes long, and the session goes on`() throws {
    let script = """
      journey tick
        trigger every day at 09:00 for users where user.plan is "plus"
        entry unlimited
        wait 1 hour
      end

      """
    let path = folder.path + "/tick.journey"
    try Data(script.utf8).write(to: URL(filePath: path))
    let session = try TerminalSession(["repl", path], in: folder.path)
    try session.wait(for: "the prompt") { $0.cursorLine == Self.prompt.dropLast() }
    session.type("user { plan: \"plus\" }\r")
    try wait(session, for: "the answer") { $0.contains("\nnoted\n") }
    session.type("advance 100 years\r")
    // The advance has begun once the terminal gives Ctrl-C to the program again.
    try session.wait(for: "the advance") { $0.cursorLine.isEmpty }
    try session.waitUntilAsBefore()
    session.type(Key.controlC)
    try wait(session, for: "what was broken off") {
      $0.contains("broken off; nothing of it has happened")
    }
    session.type("user.plan\r")
    // Ctrl-D ends what is read from a terminal, and the session only at the prompt.
    try wait(session, for: "what was said before") { $0.contains("\n\"plus\"\n") }
    session.type(Key.controlD)
    #expect(session.end() == 0)
  }

  @Test func `an open bracket goes on in the next line, and comes back whole`() throws {
    let session = try begin()
    session.type("user {\r")
    try session.wait(for: "the other prompt") { $0.cursorLine == "                    |" }
    session.type("country: \"FR\"\r}\r")
    try wait(session, for: "the answer") { $0.contains("\nnoted\n") }
    session.type(Key.up)
    try session.wait(for: "both lines") {
      $0.text.hasSuffix("> user {\n                    | country: \"FR\"\n                    | }")
    }
  }

  @Test func `a line longer than the window goes on below, and is edited at its beginning`() throws
  {
    let session = try begin(columns: 40)
    session.type("user { country: \"DE\", first_name: \"Ana\" }")
    try session.wait(for: "two rows") {
      $0.text.hasSuffix("> user { country: \"D\nE\", first_name: \"Ana\" }")
    }
    session.type(Key.controlA + "# ")
    try session.wait(for: "the mark") {
      $0.text.hasSuffix("> # user { country:\n\"DE\", first_name: \"Ana\" }")
    }
    #expect(session.screen.cursorLine.hasPrefix(Self.prompt + "# "))
  }

  @Test func `another size of the window is taken at once`() throws {
    let session = try begin(columns: 60)
    session.type("user { country: \"DE\", first_name: \"Ana\" }")
    try session.wait(for: "two rows") { $0.cursorLine == "\" }" }
    let rows = session.screen.row
    session.setSize(columns: 100)
    try session.wait(for: "one row") { $0.cursorLine.hasSuffix("first_name: \"Ana\" }") }
    #expect(session.screen.row == rows - 1)
  }

  @Test func `what is pasted is many lines at once`() throws {
    let session = try begin()
    session.type("\u{1B}[200~user {\n  points: 7\n}\u{1B}[201~\r")
    try wait(session, for: "the answer") { $0.contains("\nnoted\n") }
    session.type("user.points\r")
    try session.wait(for: "the value") { $0.text.contains("\n7\n") }
  }

  @Test func `a mistake is coloured unless nobody wants colours`() throws {
    let plain = try begin()
    plain.type("evnt x {}\r")
    try plain.wait(for: "the mistake") { $0.text.contains("error:") }
    #expect(!plain.sent.contains("\u{1B}[1;31m"))
    let coloured = try begin(environment: ["NO_COLOR": ""])
    coloured.type("evnt x {}\r")
    try coloured.wait(for: "the mistake") { $0.text.contains("error:") }
    #expect(coloured.sent.contains("\u{1B}[1;31m"))
  }

  @Test func `a terminal that cannot move its cursor is spoken to line by line`() throws {
    let session = try TerminalSession(
      ["repl", "\(Command.shop)/abandoned_cart.journey"], in: folder.path,
      environment: ["TERM": "dumb"])
    try session.wait(for: "the prompt") { $0.cursorLine == Self.prompt.dropLast() }
    session.type("1 + 1\n")
    try wait(session, for: "the value") { $0.contains("\n2\n") }
    #expect(!session.sent.contains("\u{1B}"))
    session.type(Key.controlD)
    #expect(session.end() == 0)
  }
}
