internal import ArgumentParser
internal import JourneyModel
internal import JourneyTools

/// `journey deadletters`.
struct DeadLetters: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadletters",
    abstract: "List, retry or discard what did not go on by itself, on a server.",
    discussion: """
      Examples:
        journey deadletters
        journey deadletters list --journey welcome
        journey deadletters retry 17-4711
        journey deadletters discard --journey welcome

      A message or a call that has failed for good waits here, where the journey or the
      catalog says so, and the person with it: to be tried again, or given up.
      """)

  /// What is to be done.
  enum Deed: String, CaseIterable, ExpressibleByArgument {
    case list, retry, discard
  }

  @ArgumentParser.Argument(help: "What to do: list, retry or discard.")
  var deed: Deed = .list

  @ArgumentParser.Argument(help: "The names of dead letters, as the list has them.")
  var names: [String] = []

  @Option(help: "Those of this journey.")
  var journey: String?

  @OptionGroup var server: ServerOptions

  func validate() throws {
    switch deed {
    case .list where !names.isEmpty:
      throw ValidationError("list takes no names; narrow it down with --journey")
    case .retry, .discard:
      if names.isEmpty, journey == nil {
        throw ValidationError("name dead letters, or a journey with --journey")
      }
    case .list: break
    }
  }

  func run() async throws {
    let client = try server.client
    switch deed {
    case .list: try await list(client)
    case .retry, .discard: try await decide(client)
    }
  }

  /// Lists them, page by page.
  private func list(_ client: ServerClient) async throws {
    var cursor: String?
    repeat {
      let query = [("journeyId", journey), ("cursor", cursor)].compactMap { name, value in
        value.map { (name, $0) }
      }
      let page = try await client.demand("GET", ["deadLetters"], query: query)
      for letter in page.member("deadLetters")?.elements ?? [] { print(Self.line(letter)) }
      cursor = page.member("cursor")?.text
    } while cursor != nil
  }

  /// Decides about those that are named, or all of a journey.
  private func decide(_ client: ServerClient) async throws {
    if names.isEmpty, let journey {
      let answer = try await client.demand(
        "POST", ["deadLetters", deed.rawValue], query: [("journeyId", journey)])
      return print("\(answer.member("count")?.integer ?? 0) done")
    }
    for name in names {
      let answer = try await client.ask("POST", ["deadLetters", name, deed.rawValue])
      guard answer.isSuccess else { throw Refusal.told(answer.detail) }
    }
    print("\(names.count) done")
  }

  /// A dead letter in a line.
  private static func line(_ letter: JSONNode) -> String {
    let fields = ["id", "failedAt", "journeyId", "userId", "name", "reason", "lastError"]
    return fields.compactMap { letter.member($0)?.text }.joined(separator: "  ")
  }
}
