/// Who asks, as a token says.
public struct Caller: Equatable, Sendable {
  /// The two kinds of callers, whose tokens are not interchangeable.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// A web application or a consumer of the interface.
    case clientInfo
    /// Another service.
    case serviceId

    /// What a token of this kind may do unless it says less.
    public var usualScopes: [Scope] {
      switch self {
      case .clientInfo: [.eventsWrite]
      case .serviceId: Scope.allCases
      }
    }
  }

  /// The kind.
  public var kind: Kind
  /// The name of the application or service.
  public var name: String
  /// What it may do.
  public var scopes: Set<Scope>
  /// The only user whom it may touch; `nil` where it may touch all.
  public var userID: String?

  /// Creates a caller.
  public init(kind: Kind, name: String, scopes: Set<Scope>, userID: String? = nil) {
    self.kind = kind
    self.name = name
    self.scopes = scopes
    self.userID = userID
  }

  /// `true` if it may touch the data of a user.
  public func mayTouch(_ userID: String) -> Bool {
    self.userID == nil || self.userID == userID
  }
}
