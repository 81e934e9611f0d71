/// How those who ask a server find it, and say who they are.
public enum ServerAddress {
  /// Where a server listens if nobody says otherwise.
  public static let usual = "http://127.0.0.1:8080"
  /// What the help says of the address.
  public static let help = "The server; JOURNEY_SERVER without it, or else \(usual)."
  /// What the help says of the token.
  public static let tokenHelp = "The token that says who asks; JOURNEY_TOKEN without it."
}
