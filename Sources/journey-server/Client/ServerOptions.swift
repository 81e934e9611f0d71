internal import ArgumentParser
internal import Foundation
internal import JourneyTools

/// The options by which a verb finds its server, and says who asks.
struct ServerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The server; JOURNEY_SERVER without it, or else http://127.0.0.1:8080.", valueName: "url"))
  var server: String?

  @Option(
    help: ArgumentHelp(
      "The token that says who asks; JOURNEY_TOKEN without it.", valueName: "token"))
  var token: String?

  /// Where a server listens if nobody says otherwise.
  private static let usualAddress = "http://127.0.0.1:8080"

  /// What asks the server.
  var client: ServerClient {
    get throws {
      let variables = ProcessInfo.processInfo.environment
      let address = server ?? variables["JOURNEY_SERVER"] ?? Self.usualAddress
      guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
        throw RunError("`\(address)` is no address of a server; write http://… or https://…")
      }
      let trimmed = address.hasSuffix("/") ? String(address.dropLast()) : address
      return ServerClient(address: trimmed, token: token ?? variables["JOURNEY_TOKEN"])
    }
  }
}
