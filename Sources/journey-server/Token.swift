public import ArgumentParser
internal import JourneyModel
public import JourneyServer
internal import JourneyServices
internal import JourneyTools

/// `journey token`.
struct Token: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a token with which to ask a server.",
    discussion: """
      Examples:
        journey token clientInfo --user u01 --data shop-data
        journey token serviceId --scope events:write --scope users:write --for 1h

      A `clientInfo` token is for a web application, lives for a day and may send
      events; a `serviceId` token is for another service, lives for a quarter of an
      hour and may do everything. Standard output is the token alone.
      """)

  @ArgumentParser.Argument(help: "Who bears it: clientInfo or serviceId.")
  var kind: Caller.Kind

  @Option(help: "What it allows, such as events:write; may stand several times.")
  var scope: [Scope] = []

  @Option(help: "The one user whose data it is for; clientInfo only.")
  var user: String?

  @Option(help: "The name of the application or service, for logs and limits.")
  var name: String?

  @Option(name: .customLong("for"), help: "How long it lives, such as 15m, 2h or \"7 days\".")
  var life: TokenLife?

  @Option(help: "The folder of the server's data.", completion: .directory)
  var data = "journey-data"

  @Flag(help: "Make a new key first; those of before count until their tokens have ended.")
  var rotate = false

  func validate() throws {
    if user != nil, kind == .serviceId {
      throw ValidationError("a `serviceId` token is for no user; take `clientInfo`")
    }
    if let user, user.isEmpty { throw ValidationError("the id of the user is empty") }
  }

  func run() async throws {
    let file = KeyFile(keyringIn: data)
    do {
      var keyring = try file.keyring(issuer: issuer)
      if rotate {
        let now = SystemClock().now.seconds
        keyring.rotate(now: now, until: now + TokenLimits.lifeSecondsMax)
        try file.keep(keyring)
      }
      print(try await token(of: keyring))
    } catch let error as KeyFileError {
      throw VerbFailure(message: "`\(file.path)` has \(error.message)")
    }
  }

  /// A token signed with the newest key.
  private func token(of keyring: Keyring) async throws -> String {
    let now = SystemClock().now.seconds
    let scopes = scope.isEmpty ? kind.usualScopes : scope
    let caller = Caller(
      kind: kind, name: name ?? kind.rawValue, scopes: Set(scopes), userID: user)
    let claims = TokenClaims(
      caller: caller, issuer: keyring.issuer, issuedAt: now,
      expiresAt: now + (life?.seconds ?? TokenLimits.usualLifeSeconds(of: kind)))
    return try TokenMaker.token(claims, signedWith: try await keyring.signingKey())
  }

  /// Who makes the tokens of a folder that has no key yet: the workspace in which one stands.
  private var issuer: String {
    (try? WorkspaceLoader().load(ScriptFinder.files(for: ["."])))?.catalog?.workspace ?? "journey"
  }
}

extension Caller.Kind: ExpressibleByArgument {}
extension Scope: ExpressibleByArgument {}
