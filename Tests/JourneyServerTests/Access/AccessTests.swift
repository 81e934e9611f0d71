import Foundation
import HTTPTypes
import JourneyServer
import TestProcesses
import Testing

/// Who may do what: every operation with every kind of token.
@Suite(.ownThread) struct AccessTests {
  private let server: ServerProcess

  init() throws { server = try ServerProcess() }

  /// The status of an operation with a token, sent nothing.
  private func status(_ operation: JourneyServer.Operation, _ token: String?) throws -> Int {
    let path = operation.path.replacing(/\{[^}]*\}/, with: "x")
    return try server.ask(operation.method.rawValue, path, token: token).status
  }

  @Test func `nothing is done without a token but what anybody may ask`() async throws {
    let expired = try await server.token(expiresIn: -1)
    for operation in Offered.operations where operation.access != .anybody {
      for token in [nil, "", "x", expired, "null", "undefined"] {
        // Who guesses too often is told to wait; nobody is let in.
        #expect([401, 429].contains(try status(operation, token)), "\(operation.name)")
      }
    }
  }

  @Test func `only the scope that an operation asks for lets a token in`() async throws {
    for kind in Caller.Kind.allCases {
      for scope in Scope.allCases {
        let token = try await server.token(kind, scopes: [scope])
        for operation in Offered.operations {
          guard case .scope(let asked) = operation.access else { continue }
          let isLetIn = try status(operation, token) != 403
          #expect(isLetIn == (scope == asked), "\(operation.name) with \(scope)")
        }
      }
    }
  }

  @Test func `a token without scopes lets nobody in`() async throws {
    let token = try await server.token(scopes: [])
    for operation in Offered.operations {
      guard case .scope = operation.access else { continue }
      #expect(try status(operation, token) == 403, "\(operation.name)")
    }
  }

  @Test func `a token for one user opens only what is about one user`() async throws {
    let token = try await server.token(.clientInfo, scopes: Scope.allCases, userID: "u01")
    for operation in Offered.operations {
      guard case .scope = operation.access else { continue }
      let status = try status(operation, token)
      if operation.path.contains("{userId}") {
        // The path names somebody else, of whom this caller learns nothing.
        #expect(status == 404, "\(operation.name)")
      } else if !operation.isForOneUser {
        #expect(status == 403, "\(operation.name)")
      }
    }
  }

  @Test func `only health, the page of the studio and signed reports are for anybody`() throws {
    let open = Offered.operations.filter { $0.access == .anybody }.map(\.path)
    let signed = "/callbacks/{channel}"
    #expect(open.allSatisfy { $0.hasPrefix("/health/") || $0 == "/" || $0 == signed })
    let unsigned = try server.ask(
      "POST", "/callbacks/email", type: "application/json", body: "{}")
    #expect([401, 404].contains(unsigned.status))
  }

  @Test func `who guesses tokens is told to wait, and the others are not`() async throws {
    let token = try await server.token()
    var statuses: Set<Int> = []
    for _ in 0..<20 where !statuses.contains(429) {
      for answer in try answersToGuesses(20) {
        statuses.insert(answer.status)
        guard answer.status == 429 else { continue }
        let seconds = answer.fields["retry-after"].flatMap { Int($0) }
        #expect((seconds ?? 0) >= 1)
      }
    }
    #expect(statuses == [401, 429])
    let valid = try server.ask(
      "POST", "/event", token: token, type: "application/json",
      body: #"{"userId":"u01","eventName":"account_created"}"#)
    #expect(valid.status == 202)
  }

  /// The answers to guesses that are sent one behind the other, faster than they are forgiven.
  private func answersToGuesses(_ count: Int) throws -> [Conversation.Answer] {
    let conversation = try server.connection()
    for _ in 0..<count { try conversation.ask("POST", "/event", token: "x") }
    var answers: [Conversation.Answer] = []
    while answers.count < count, let answer = try conversation.answer() { answers.append(answer) }
    return answers
  }

  @Test func `a refusal says what is asked for`() async throws {
    let missing = try server.ask("POST", "/event")
    #expect(missing.fields["www-authenticate"] == "Bearer realm=\"journey\"")
    let token = try await server.token(scopes: [.usersRead])
    let narrow = try server.ask("POST", "/event", token: token)
    #expect(narrow.fields["www-authenticate"]?.contains("events:write") == true)
  }
}
