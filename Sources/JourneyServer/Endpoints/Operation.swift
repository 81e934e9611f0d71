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

  /// The method.
  public var method: HTTPRequest.Method
  /// The path, such as `/users/{userId}`.
  public var path: String
  /// The name, such as `readUser`.
  public var name: String
  /// What it does, in a sentence.
  public var summary: String
  /// What a token must allow; `nil` where nobody has to say who they are.
  public var scope: Scope?
  /// The values in the path and behind the question mark.
  public var parameters: [Parameter]
  /// What is sent along; `nil` where nothing is.
  public var body: Body?
  /// The answers, but for those that every endpoint can give: 400, 401, 403, 413, 429 and 503.
  public var answers: [Answer]

  /// Creates an operation.
  public init(
    _ method: HTTPRequest.Method, _ path: String, name: String, summary: String, scope: Scope?,
    parameters: [Parameter] = [], body: Body? = nil, answers: [Answer]
  ) {
    self.method = method
    self.path = path
    self.name = name
    self.summary = summary
    self.scope = scope
    self.parameters = parameters
    self.body = body
    self.answers = answers
  }
}
