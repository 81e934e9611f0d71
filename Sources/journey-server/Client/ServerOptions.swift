internal import ArgumentParser
internal import Foundation
internal import JourneyTools

/// The options by which a verb finds its server, and says who asks.
struct ServerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("\(ServerAddress.help)", valueName: "url"))
  var server: String?

  @Option(help: ArgumentHelp("\(ServerAddress.tokenHelp)", valueName: "token"))
  var token: String?

  /// What asks the server.
  var client: ServerClient {
    get throws {
      let variables = ProcessInfo.processInfo.environment
      let address = server ?? variables["JOURNEY_SERVER"] ?? ServerAddress.usual
      guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
        throw RunError("`\(address)` is no address of a server; write http://… or https://…")
      }
      let trimmed = address.hasSuffix("/") ? String(address.dropLast()) : address
      return ServerClient(address: trimmed, token: token ?? variables["JOURNEY_TOKEN"])
    }
  }
}
