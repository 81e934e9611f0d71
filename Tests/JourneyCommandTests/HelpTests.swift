import Foundation
import Testing

/// What `--help` and the manual page tell, held to what the command does.
@Suite struct HelpTests {
  /// A verb as the command describes itself.
  struct Verb: Decodable {
    /// An argument or an option.
    struct Argument: Decodable {
      /// One of the names of an option.
      struct Name: Decodable {
        var kind: String
        var name: String
      }

      var names: [Name]?
      var abstract: String?
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    var subcommands: [Verb]?
    var arguments: [Argument]?
  }

  /// The description of the whole.
  private struct Description: Decodable {
    var command: Verb
  }

  /// What waits for somebody to type, or for an editor.
  private static let interactive: Set = ["lsp", "repl", "help"]

  /// What `journey-server` does, whose examples need a server.
  private static let handedOver: Set = [
    "serve", "token", "publish", "deadletters", "enroll", "trace", "backup", "restore", "move",
    "preview",
  ]

  /// The verbs that do something, without those that only group others.
  private static func verbs() throws -> [Verb] {
    func leaves(_ verb: Verb) -> [Verb] {
      let below = (verb.subcommands ?? []).filter { $0.commandName != "help" }
      return below.isEmpty ? [verb] : below.flatMap(leaves)
    }
    return try leaves(root())
  }

  /// The command itself.
  private static func root() throws -> Verb {
    let dump = try Command.run("--experimental-dump-help").output
    return try JSONDecoder().decode(Description.self, from: Data(dump.utf8)).command
  }

  /// The lines of the examples of a verb, each whole.
  private static func examples(of verb: Verb) -> [String] {
    let text = (verb.discussion ?? "").replacingOccurrences(of: "\\\n", with: " ")
    return text.split(separator: "\n").filter { $0.hasPrefix("  journey ") }.map(String.init)
  }

  @Test func `each verb has an example`() throws {
    for verb in try Self.verbs() {
      #expect(verb.discussion?.contains("Example") == true, "\(verb.commandName)")
    }
  }

  @Test func `each example does what it says, in the workspace of the shop`() throws {
    let elsewhere = Self.interactive.union(Self.handedOver)
    for verb in try Self.verbs() where !elsewhere.contains(verb.commandName) {
      let examples = Self.examples(of: verb)
      #expect(!examples.isEmpty, "\(verb.commandName)")
      let folder = TemporaryFolder()
      let prepared = try Command.shell(
        """
        cp -r '\(Command.shop)/.' . && journey compile welcome.journey -o welcome.json \
          && journey compile abandoned_cart.journey -o published.json
        """, in: folder.path)
      #expect(prepared.status == 0, "\(prepared.messages)")
      for example in examples {
        let outcome = try Command.shell(example, in: folder.path)
        #expect(outcome.status == 0, "\(example)\n\(outcome.messages)\(outcome.output)")
      }
    }
  }

  /// The manual page as a reader sees it, in lines as wide as they come.
  private static func page() throws -> Command.Outcome {
    try Command.shell("journey manual | groff -man -ww -Tutf8 -P-cbou -rLL=2000n", in: "/")
  }

  @Test func `the manual page is set without a complaint`() throws {
    let page = try Self.page()
    #expect(page.status == 0 && page.messages.isEmpty, "\(page.messages)")
  }

  @Test func `the manual page tells every verb, argument and option`() throws {
    let told = try Self.page().output.split(separator: "\n").joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
      .replacing("\u{2010}", with: "-").replacing("\u{2212}", with: "-")
    func hold(_ text: String?) {
      let text = (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(told.contains(text), "\(text)")
    }
    for verb in try Self.verbs() {
      hold(verb.commandName)
      hold(verb.abstract)
      hold(verb.discussion)
      for argument in verb.arguments ?? [] {
        hold(argument.abstract)
        for name in argument.names ?? [] { hold((name.kind == "short" ? "-" : "--") + name.name) }
      }
    }
  }
}
