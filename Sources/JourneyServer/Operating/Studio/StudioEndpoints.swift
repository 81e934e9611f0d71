internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import JourneyModel

/// The page for people: which journeys there are, and how many stand at which step.
///
/// The page itself holds nothing; it asks for a token, and then for what the token allows.
struct StudioEndpoints: Sendable {
  /// All of them.
  var all: [Endpoint] {
    let page = Array(StudioPage.text.utf8)
    let policy = Self.policy
    return [
      Endpoint(
        Operation(
          .get, "/", name: "showStudio", summary: "A page that shows the journeys to people.",
          access: .anybody,
          answers: [.init(200, "The page.", type: "text/html", .text("The page."))])
      ) { _ in
        var answer = Response.bytes(page, type: "text/html; charset=utf-8")
        for (name, value) in policy { answer.headers[name] = value }
        return answer
      }
    ]
  }

  /// What the page may do: run its own script, and ask this server.
  private static var policy: [HTTPField.Name: String] {
    var policy: [HTTPField.Name: String] = [
      .contentSecurityPolicy: """
      default-src 'none'; script-src '\(hash(StudioPage.script))'; \
      style-src '\(hash(StudioPage.style))'; connect-src 'self'; base-uri 'none'; \
      form-action 'none'; frame-ancestors 'none'
      """
    ]
    for (name, value) in [("referrer-policy", "no-referrer"), ("x-frame-options", "DENY")] {
      if let name = HTTPField.Name(name) { policy[name] = value }
    }
    return policy
  }

  /// The checksum by which a browser knows a script or a style.
  private static func hash(_ text: String) -> String {
    "sha256-" + Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
  }
}
