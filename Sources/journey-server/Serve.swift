internal import ArgumentParser
internal import JourneyServer
internal import JourneyServices
internal import JourneyTools

/// `journey serve`.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the journeys of a workspace.",
    discussion: """
      Example:
        journey serve examples/shop --data shop-data
      """)

  @Argument(help: "The workspace: a folder with a `journey.yaml`.", completion: .directory)
  var workspace = "."

  @Option(help: "The folder of the data.", completion: .directory)
  var data = "journey-data"

  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen at; 0 takes one that is free.")
  var port = 8080

  func run() async throws {
    let loaded = try WorkspaceLoader().load(ScriptFinder.files(for: [workspace]))
    if loaded.hasErrors { throw RunError(loaded.errorsText(hasColor: false) + loaded.summary) }
    let services = try Services(
      folder: data, catalog: loaded.catalog, zones: ZoneFiles.table(), owner: "journey serve")
    _ = try await services.journeys.publish(loaded)
    try await ServerApplication(services: services).run(host: host, port: port)
  }
}
