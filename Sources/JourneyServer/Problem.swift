/// An answer that says what went wrong: a problem document of RFC 9457.
public struct Problem: Error, Codable, Equatable, Sendable {
  /// The kind of problem, as an address that stays the same.
  public var type: String
  /// The kind in a few words, the same for all of its kind.
  public var title: String
  /// The status of the answer.
  public var status: Int
  /// What happened here, and what to do.
  public var detail: String

  /// Creates a problem.
  public init(type: String, title: String, status: Int, detail: String) {
    self.type = type
    self.title = title
    self.status = status
    self.detail = detail
  }
}
