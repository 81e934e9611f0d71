internal import ArgumentParser
internal import JourneyModel
internal import JourneyPostgres
internal import JourneyServices
internal import JourneyStore
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
        journey deadletters --store postgresql://journey@db.internal/journey

      A message or a call that has failed for good waits here, where the journey or the
      catalog says so, and the person with it: to be tried again, or given up. With --store
      the data itself is asked, whether servers work on it or not.
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

  @Option(
    help: ArgumentHelp(
      "The PostgreSQL server that holds the data, to be asked itself.", valueName: "url"))
  var store: PostgresAddress?

  @OptionGroup var server: ServerOptions

  func validate() throws {
    if store != nil, server.server != nil || server.token != nil {
      throw ValidationError("--store asks a database, --server and --token a server; give one")
    }
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
    if let store { return try ask(DeadLetterDesk(at: store)) }
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

  /// Asks the data itself.
  private func ask(_ desk: DeadLetterDesk) throws {
    do {
      switch deed {
      case .list: try desk.list(of: journey) { print(Self.line($0)) }
      case .retry: try decide(.retry, at: desk)
      case .discard: try decide(.discard, at: desk)
      }
    } catch let error as StoreError {
      throw VerbFailure(message: error.message)
    }
  }

  /// Decides in the data itself.
  private func decide(_ decision: DeadLetterService.Decision, at desk: DeadLetterDesk) throws {
    if names.isEmpty, let journey {
      return print("\(try desk.decideAll(decision, of: journey)) done")
    }
    let ids = try names.map { name in
      guard let id = DeadLetterID(name) else {
        throw VerbFailure(message: "`\(name)` is no name of a dead letter, such as 17-4711")
      }
      return id
    }
    if let lost = try desk.decide(decision, on: ids).first {
      throw Refusal.told("`\(lost)` is not there, or cannot be tried again")
    }
    print("\(names.count) done")
  }

  /// A dead letter in a line.
  private static func line(_ line: DeadLetterLine) -> String {
    let letter = line.letter
    let fields = [
      "\(line.id)", "\(letter.failedAt)", letter.journeyID, line.userID, letter.name, letter.reason,
      letter.lastError,
    ]
    return fields.compactMap(\.self).joined(separator: "  ")
  }

  /// A dead letter that a server tells, in a line.
  private static func line(_ letter: JSONNode) -> String {
    let fields = ["id", "failedAt", "journeyId", "userId", "name", "reason", "lastError"]
    return fields.compactMap { letter.member($0)?.text }.joined(separator: "  ")
  }
}
