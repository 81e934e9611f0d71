internal import Foundation
internal import HTTPTypes
public import Hummingbird
internal import JourneyEngine
internal import JourneyServices
internal import JourneyStore
internal import NIOCore
internal import NIOHTTP1

/// Answers every request: finds what it is for, lets it in, reads it, and turns errors into
/// problems.
public struct ServerResponder: HTTPResponder {
  /// What is known of a request.
  public typealias Context = ConnectionContext

  /// What the requests are for.
  let routes: RouteTable
  /// Who may come in.
  let gate: Gate
  /// What is counted and written down of each.
  let journal: RequestJournal
  /// Where requests come from that pass somebody else first.
  private let isBehindProxy: Bool
  /// The date of answers that the framework does not see.
  let dates: DateLine

  /// Creates a responder for endpoints.
  public init(
    endpoints: [Endpoint], gate: Gate, journal: RequestJournal, isBehindProxy: Bool = false
  ) {
    routes = RouteTable(endpoints)
    self.gate = gate
    self.journal = journal
    dates = DateLine(clock: gate.clock)
    self.isBehindProxy = isBehindProxy
  }

  /// Answers a request.
  public func respond(to request: Request, context: ConnectionContext) async -> Response {
    var entry = journal.begin(method: request.method.rawValue)
    var answer: Response
    do {
      answer = try await answered(request, context, &entry)
    } catch {
      let problem = self.problem(error, &entry)
      answer = problem.response
      if problem.endsConnection { answer.headers[.connection] = "close" }
    }
    if request.method == .head { answer = answer.createHeadResponse() }
    finish(&answer.headers, of: entry, status: answer.status)
    return answer
  }

  /// Ends a request, and adds what the head of every answer has.
  func finish(
    _ fields: inout HTTPFields, of entry: RequestJournal.Entry, status: HTTPResponse.Status
  ) {
    fields.append(HTTPField(name: Self.idName, value: entry.id))
    if !fields.contains(.cacheControl) {
      fields.append(HTTPField(name: .cacheControl, value: "no-store"))
    }
    fields.append(HTTPField(name: .xContentTypeOptions, value: "nosniff"))
    journal.end(entry, status: status.code)
  }

  /// The field of the head that bears the id of a request.
  private static let idName = HTTPField.Name(parsed: "request-id") ?? .date

  /// Finds what a request is for, and does it.
  private func answered(
    _ request: Request, _ context: ConnectionContext, _ entry: inout RequestJournal.Entry
  ) async throws -> Response {
    let text = request.head.path ?? ""
    if let endpoint = routes.endpoint(request.method.rawValue, at: text) {
      entry.operation = endpoint.operation.name
      return try await answered(request, context, endpoint, [:], [], &entry)
    }
    let target = try RequestTarget(text)
    switch routes.match(request.method.rawValue, target.path) {
    case .endpoint(let endpoint, let values):
      entry.operation = endpoint.operation.name
      return try await answered(request, context, endpoint, values, target.query, &entry)
    case .otherMethods(let methods):
      return try otherMethod(request.method, methods)
    case .none:
      throw Problem(.notFound, "there is nothing at this address; `/openapi.json` tells what is")
    }
  }

  /// Lets a request in, reads it, and does it.
  private func answered(
    _ request: Request, _ context: ConnectionContext, _ endpoint: Endpoint,
    _ values: [String: String], _ pairs: [(name: String, value: String)],
    _ entry: inout RequestJournal.Entry
  ) async throws -> Response {
    let caller = try await gate.caller(
      for: endpoint.operation, authorization: request.headers[.authorization],
      address: address(request, context))
    entry.caller = caller?.name
    let reader = RequestReader(operation: endpoint.operation)
    let query = try reader.query(pairs)
    let type = try reader.contentType(request.headers)
    let body = try await reader.body(request)
    let whole = EndpointRequest(
      caller: caller, body: body, contentType: type, accept: request.headers[.accept],
      path: values, query: query, headers: request.headers)
    for userID in [values["userId"], query["userId"]] {
      if let userID, let caller, !caller.mayTouch(userID) { throw Problem.unknownUser(userID) }
    }
    context.allowAnswer(seconds: endpoint.operation.answerSeconds)
    return try await endpoint.handle(whole)
  }

  /// Tells the methods that a path takes.
  private func otherMethod(
    _ method: HTTPRequest.Method, _ methods: [String]
  ) throws(Problem) -> Response {
    let allowed = methods.joined(separator: ", ")
    if method == .options { return Response(status: .noContent, headers: [.allow: allowed]) }
    var problem = Problem(.methodNotAllowed, "this address takes \(allowed)")
    problem.fields[.allow] = allowed
    throw problem
  }

  /// The address that a request comes from: the one that the proxy before this server saw.
  private func address(_ request: Request, _ context: ConnectionContext) -> String {
    guard isBehindProxy, let name = HTTPField.Name("x-forwarded-for"),
      let last = request.headers[name]?.split(separator: ",").last
    else { return context.address }
    return last.filter { $0 != " " }
  }

  /// The problem that an error is to those who asked; what only an operator can understand is
  /// written down with the id of the request.
  private func problem(_ error: any Error, _ entry: inout RequestJournal.Entry) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let error as LineError: return Problem(.invalid, error.description)
    case let refusal as IntakeRefusal: return Problem(refusal)
    case let error as StoreError:
      entry.failure = error.message
      return Problem(
        .unavailable, IntakeRefusal.storeFails,
        retryAfterSeconds: ServiceLimits.retryAfterSeconds)
    case is RequestTooSlow:
      return Problem(
        .tooSlow, "a request must arrive within \(RequestLimits.arrivalSeconds) seconds")
    case is HTTPParserError: return Problem(.invalid, "the request cannot be read")
    default:
      entry.failure = "\(error)"
      return Problem(
        .failed, "the server could not do this; its log tells why under `\(entry.id)`")
    }
  }
}

extension Problem {
  /// `true` if what follows on the connection would not be understood.
  var endsConnection: Bool {
    switch kind {
    case .tooLarge, .tooSlow, .headTooLarge: true
    default: false
    }
  }
}
