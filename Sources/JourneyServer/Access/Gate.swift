internal import HTTPTypes
internal import Hummingbird
internal import JourneyModel
public import JourneyServices

/// Lets those in who may do what they ask for.
public struct Gate: Sendable {
  /// Tells who bears a token.
  private let verifier: TokenVerifier
  /// Tells the time.
  let clock: any ServiceClock
  /// How much each caller asks.
  private let callers: RateLimiter
  /// How much is asked from each address without a token that counts.
  private let strangers: RateLimiter
  /// How much each address sends that says by a signature of its own who it is.
  private let reporters: RateLimiter

  /// Creates a gate.
  public init(
    verifier: TokenVerifier, clock: any ServiceClock,
    callerRate: RequestRate = RequestLimits.callerRate,
    strangerRate: RequestRate = RequestLimits.strangerRate,
    reporterRate: RequestRate = RequestLimits.reporterRate
  ) {
    self.verifier = verifier
    self.clock = clock
    callers = RateLimiter(callerRate)
    strangers = RateLimiter(strangerRate)
    reporters = RateLimiter(reporterRate)
  }

  /// Returns who asks for an operation; `nil` where nobody has to say.
  package func caller(
    for operation: Operation, authorization: String?, address: @autoclosure () -> String
  ) async throws(Problem) -> Caller? {
    if operation.access == .anybody {
      // To look costs nothing; what is sent along has to be read, and its signature tried.
      if operation.body != nil { try countReport(from: address()) }
      return nil
    }
    let caller: Caller
    do {
      caller = try await verifier.caller(of: try Self.token(authorization))
    } catch let refusal as TokenRefusal {
      throw refused(refusal.message, address())
    } catch {
      throw refused("say who you are: `Authorization: Bearer TOKEN`", address())
    }
    try countRequest(of: caller)
    try allow(caller, operation)
    return caller
  }

  /// Returns who asks for an operation, and counts the request, if the token came before and allows
  /// it; `nil` where there is more to be looked at, which counts nothing.
  package func knownCaller(for operation: Operation, authorization: String?) -> Caller? {
    guard operation.access != .anybody, let token = try? Self.token(authorization),
      let caller = verifier.knownCaller(of: token), (try? allow(caller, operation)) != nil,
      (try? countRequest(of: caller)) != nil
    else { return nil }
    return caller
  }

  /// No token stands there.
  private struct Missing: Error {}

  /// The token in a field of the head.
  private static func token(_ authorization: String?) throws(Missing) -> String {
    // By bytes in memory: to look for spaces letter by letter took a twentieth of the time of an
    // event, and by bytes of a text still a fortieth.
    var text = authorization ?? ""
    let token: String? = text.withUTF8 { bytes in
      let space = UInt8(ascii: " ")
      guard let end = bytes.firstIndex(of: space),
        String(decoding: bytes[..<end], as: UTF8.self).lowercased() == "bearer",
        let start = bytes[end...].firstIndex(where: { $0 != space }),
        !bytes[start...].contains(space)
      else { return nil }
      return String(decoding: bytes[start...], as: UTF8.self)
    }
    guard let token else { throw Missing() }
    return token
  }

  /// Says that a token is needed, or, to those who come too often without, when to come again.
  private func refused(_ message: String, _ address: String) -> Problem {
    if let seconds = strangers.take(address, at: clock.now) {
      return Problem(
        .busy, "too many requests came from this address without a token that counts",
        retryAfterSeconds: seconds)
    }
    var problem = Problem(.unauthenticated, message)
    problem.fields[.wwwAuthenticate] = "Bearer realm=\"journey\""
    return problem
  }

  /// Counts what came from an address without a token, and refuses one too many.
  private func countReport(from address: String) throws(Problem) {
    guard let seconds = reporters.take(address, at: clock.now) else { return }
    throw Problem(
      .busy, "too many reports came from this address; come again later",
      retryAfterSeconds: seconds)
  }

  /// Counts a request, and refuses one too many.
  private func countRequest(of caller: Caller) throws(Problem) {
    let name = "\(caller.kind.rawValue)\n\(caller.name)\n\(caller.userID ?? "")"
    guard let seconds = callers.take(name, at: clock.now) else { return }
    throw Problem(
      .busy, "too many requests came with this token; come again later",
      retryAfterSeconds: seconds)
  }

  /// Refuses what a token does not allow.
  private func allow(_ caller: Caller, _ operation: Operation) throws(Problem) {
    if case .scope(let scope) = operation.access, !caller.scopes.contains(scope) {
      var problem = Problem(.forbidden, "the token does not allow `\(scope.rawValue)`")
      problem.fields[.wwwAuthenticate] =
        "Bearer error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""
      throw problem
    }
    guard caller.userID == nil || operation.isForOneUser || operation.access == .anyCaller else {
      throw Problem(.forbidden, "the token is for one user, and this is not")
    }
  }
}

extension Operation {
  /// `true` if it is clear of each request whose data it touches.
  public var isForOneUser: Bool {
    checksOwnUser
      || parameters.contains { $0.name == "userId" && ($0.place == .path || $0.isRequired) }
      || path.contains("{userId}")
  }
}
