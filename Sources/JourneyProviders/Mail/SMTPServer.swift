internal import JourneyModel

/// A mail server, and who sends by it.
struct SMTPServer: Sendable {
  /// Where it is.
  let url: OutgoingURL
  /// Who sends; `nil` where the server asks nobody.
  let account: SMTPAccount?
  /// What this side calls itself.
  let ownName: String
  /// `true` if the catalog lists the server, so that it may do without TLS.
  let isListed: Bool
  /// `true` if it is on this machine.
  let isLoopback: Bool
}

/// A user of a mail server, with the secret that proves it.
public struct SMTPAccount: Sendable {
  /// The user.
  let user: String
  /// The secret.
  let secret: Secret

  /// Creates an account.
  public init(user: String, secret: Secret) {
    self.user = user
    self.secret = secret
  }
}
