/// What came of a request.
enum WebAnswer: Sendable {
  /// The receiver answered.
  case answered(status: Int, retryAfter: String?, body: Body)
  /// Nothing was sent, and may be later.
  case notSent(reason: String)
  /// Nothing was sent, and must not be.
  case forbidden(reason: String)
  /// The request may have arrived; nobody knows.
  case lost(reason: String)

  /// The body of an answer.
  enum Body: Sendable {
    /// All of it.
    case whole([UInt8])
    /// More than is read.
    case tooLong
    /// It broke off.
    case broken
  }
}
