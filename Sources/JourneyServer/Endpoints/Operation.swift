public import HTTPTypes

/// What an endpoint is to those who call it: the description of the interface is made of these.
public struct Operation: Sendable {
  /// A value in the path or behind the question mark.
  public struct Parameter: Sendable {
    /// Where it stands.
    public enum Place: String, Sendable {
      /// In the path.
      case path
      /// Behind the question mark.
      case query
    }

    /// Its name.
    public var name: String
    /// Where it stands.
    public var place: Place
    /// `true` if it must be given.
    public var isRequired: Bool
    /// What it may be.
    public var schema: Schema

    /// Creates a parameter.
    public init(_ name: String, in place: Place, isRequired: Bool, _ schema: Schema) {
      self.name = name
      self.place = place
      self.isRequired = isRequired
      self.schema = schema
    }
  }

  /// What is sent along.
  public struct Body: Sendable {
    /// The media types that are taken, each with its schema.
    public var contents: [(type: String, schema: Schema)]
    /// The most bytes.
    public var bytesMax: Int

    /// Creates a body.
    public init(_ contents: [(type: String, schema: Schema)], bytesMax: Int) {
      self.contents = contents
      self.bytesMax = bytesMax
    }
  }

  /// An answer that the endpoint gives.
  public struct Answer: Sendable {
    /// The status.
    public var status: Int
    /// What it means.
    public var description: String
    /// The media type; `nil` where nothing is sent along.
    public var type: String?
    /// What is sent along.
    public var schema: Schema?

    /// Creates an answer.
    public init(
      _ status: Int, _ description: String, type: String? = "application/json",
      _ schema: Schema? = nil
    ) {
      self.status = status
      self.description = description
      self.type = schema == nil ? nil : type
      self.schema = schema
    }
  }

  /// Who may ask.
  public enum Access: Equatable, Sendable {
    /// Anybody; nobody has to say who they are.
    case anybody
    /// Whoever has a token.
    case anyCaller
    /// Whoever has a token that allows this.
    case scope(Scope)
  }

  /// The method.
  public var method: HTTPRequest.Method
  /// The path, such as `/users/{userId}`.
  public var path: String
  /// The name, such as `readUser`.
  public var name: String
  /// What it does, in a sentence.
  public var summary: String
  /// Who may ask.
  public var access: Access
  /// `true` if what does it makes sure that a caller with one user touches only that one.
  ///
  /// A `userId` in the address is looked at before; what is in a body only the endpoint knows.
  public var checksOwnUser: Bool
  /// The values in the path and behind the question mark.
  public var parameters: [Parameter]
  /// What is sent along; `nil` where nothing is.
  public var body: Body?
  /// How long the answer may take, in seconds.
  public var answerSeconds: Int64
  /// The answers, but for those that every endpoint can give, and that are described for all.
  public var answers: [Answer]

  /// Creates an operation that asks a token for a scope, or, without one, nobody for anything.
  public init(
    _ method: HTTPRequest.Method, _ path: String, name: String, summary: String, scope: Scope?,
    parameters: [Parameter] = [], body: Body? = nil, checksOwnUser: Bool = false,
    answerSeconds: Int64 = RequestLimits.answerSeconds, answers: [Answer]
  ) {
    self.init(
      method, path, name: name, summary: summary, access: scope.map(Access.scope) ?? .anybody,
      parameters: parameters, body: body, checksOwnUser: checksOwnUser,
      answerSeconds: answerSeconds, answers: answers)
  }

  /// Creates an operation.
  public init(
    _ method: HTTPRequest.Method, _ path: String, name: String, summary: String, access: Access,
    parameters: [Parameter] = [], body: Body? = nil, checksOwnUser: Bool = false,
    answerSeconds: Int64 = RequestLimits.answerSeconds, answers: [Answer]
  ) {
    self.method = method
    self.path = path
    self.name = name
    self.summary = summary
    self.access = access
    self.checksOwnUser = checksOwnUser
    self.parameters = parameters
    self.body = body
    self.answerSeconds = answerSeconds
    self.answers = answers
  }
}
