public import HTTPTypes
public import Hummingbird
public import JourneyModel

/// An answer that says what went wrong: a problem document of RFC 9457.
public struct Problem: Error, Equatable, Sendable {
  /// The kinds of problems; each has an address that stays the same, and a status.
  public enum Kind: String, CaseIterable, Sendable {
    /// What was sent cannot be read, or does not fit.
    case invalid
    /// Nobody said who they are, or not in a way that can be checked.
    case unauthenticated
    /// The caller may not do this.
    case forbidden
    /// There is no such thing.
    case notFound = "not-found"
    /// It is not taken in this way.
    case methodNotAllowed = "method-not-allowed"
    /// It took too long to arrive.
    case tooSlow = "too-slow"
    /// It does not fit what is there already.
    case conflict
    /// It is larger than what is taken.
    case tooLarge = "too-large"
    /// The head of the request is larger than what is taken.
    case headTooLarge = "head-too-large"
    /// It comes in a form that is not taken.
    case wrongType = "wrong-type"
    /// It was read, and has errors.
    case refused
    /// There is too much at once; come again later.
    case busy
    /// The server failed.
    case failed
    /// It cannot be done now; come again later.
    case unavailable
  }

  /// The kind.
  public var kind: Kind
  /// What happened here, and what to do.
  public var detail: String
  /// When to come again, in seconds.
  public var retryAfterSeconds: Int?
  /// What is wrong with a script or a definition; `nil` where none was sent.
  public var findings: JSONNode?
  /// Who would lose what by being led over to another version; `nil` where nobody is.
  public var migration: JSONNode?
  /// What the head of the answer says beside that.
  var fields: HTTPFields = [:]

  /// Creates a problem.
  public init(
    _ kind: Kind, _ detail: String, retryAfterSeconds: Int? = nil, findings: JSONNode? = nil,
    migration: JSONNode? = nil
  ) {
    self.kind = kind
    self.detail = detail
    self.retryAfterSeconds = retryAfterSeconds
    self.findings = findings
    self.migration = migration
  }
}

extension Problem.Kind {
  /// The status of the answer.
  public var status: HTTPResponse.Status {
    switch self {
    case .invalid: .badRequest
    case .unauthenticated: .unauthorized
    case .forbidden: .forbidden
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .tooSlow: .requestTimeout
    case .conflict: .conflict
    case .tooLarge: .contentTooLarge
    case .headTooLarge: .requestHeaderFieldsTooLarge
    case .wrongType: .unsupportedMediaType
    case .refused: .unprocessableContent
    case .busy: .tooManyRequests
    case .failed: .internalServerError
    case .unavailable: .serviceUnavailable
    }
  }

  /// The kind in a few words.
  public var title: String {
    switch self {
    case .invalid: "this cannot be read"
    case .unauthenticated: "who are you?"
    case .forbidden: "you may not do this"
    case .notFound: "there is no such thing"
    case .methodNotAllowed: "this is not done in this way"
    case .tooSlow: "this took too long to arrive"
    case .conflict: "this does not fit what is there"
    case .tooLarge: "this is too large"
    case .headTooLarge: "the head of this is too large"
    case .wrongType: "this form is not taken"
    case .refused: "this has errors"
    case .busy: "too much at once"
    case .failed: "the server failed"
    case .unavailable: "this cannot be done now"
    }
  }
}

extension Problem {
  /// The media type of a problem document.
  public static let type = "application/problem+json"

  /// The status of the answer.
  public var status: HTTPResponse.Status { kind.status }

  /// The problem document.
  var document: [UInt8] {
    JSONWriter.compact(
      .object([
        "type": .text("urn:journey:problem:\(kind.rawValue)"), "title": .text(kind.title),
        "status": .integer(kind.status.code), "detail": .text(detail),
        "findings": findings, "migration": migration,
      ]))
  }

  /// The answer, as a whole.
  var whole: WholeAnswer {
    var answer = WholeAnswer(document, type: Self.type, status: kind.status)
    answer.head.headerFields.append(contentsOf: fields)
    if let retryAfterSeconds { answer.head.headerFields[.retryAfter] = String(retryAfterSeconds) }
    return answer
  }

  /// The answer.
  public var response: Response { whole.response }
}
