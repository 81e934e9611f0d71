import Hummingbird
import Logging

/// Answers each POST with nothing: what the framework under our server takes for itself.
@main struct EmptyPost {
  static func main() async throws {
    let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8080
    let router = Router()
    router.post("/event") { _, _ in HTTPResponse.Status.noContent }
    var quiet = Logger(label: "empty-post")
    quiet.logLevel = .error
    try await Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
      logger: quiet
    ).runService()
  }
}
