public import HTTPTypes

/// A request that was let in, with its body whole and within the limit.
public struct EndpointRequest: Sendable {
  /// Who asks; `nil` where nobody has to say.
  public var caller: Caller?
  /// The body; empty where none is taken.
  public var body: [UInt8]
  /// The media type of the body, in lower case and without parameters.
  public var contentType: String?
  /// The media types that the caller takes, as the header says; `nil` where there is none.
  public var accept: String?
  /// The values in the path, decoded.
  public var path: [String: String]
  /// The values behind the question mark, decoded.
  public var query: [String: String]
  /// The fields of the head.
  public var headers: HTTPFields

  /// Creates a request.
  public init(
    caller: Caller?, body: [UInt8], contentType: String? = nil, accept: String? = nil,
    path: [String: String] = [:], query: [String: String] = [:], headers: HTTPFields = [:]
  ) {
    self.caller = caller
    self.body = body
    self.contentType = contentType
    self.accept = accept
    self.path = path
    self.query = query
    self.headers = headers
  }
}
