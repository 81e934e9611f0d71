/// Why a request of a client has no result.
struct RequestError: Error {
  /// The kinds, with their numbers in JSON-RPC and the protocol.
  enum Code: Int {
    case parseError = -32_700
    case invalidRequest = -32_600
    case methodNotFound = -32_601
    case invalidParameters = -32_602
    case notInitialized = -32_002
    case requestFailed = -32_803
  }

  /// The kind.
  var code: Code
  /// What is wrong, for people.
  var message: String

  /// Creates an error.
  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
