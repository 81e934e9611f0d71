internal import ArgumentParser
internal import Foundation
internal import JourneyModel
internal import JourneyTools

/// `journey publish`.
struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publish journeys on a server.",
    discussion: """
      Examples:
        journey publish welcome.journey
        journey publish welcome.journey --migrate auto --dry-run
        journey publish welcome.journey --migrate steps.json

      People enter the new version from then on; those inside stay in theirs, unless
      --migrate leads them over: to the steps of the same ids, or as a file says with
      a JSON object such as {"old_step": "new_step"}. If somebody would lose something,
      nothing is published, and you are told who.

      Exit status: 0 published, 1 refused, 2 wrong usage or no answer.
      """)

  @ArgumentParser.Argument(
    help: "Scripts, definitions or folders.", completion: .file(extensions: ["journey", "json"]))
  var scripts: [String]

  @Option(help: "Lead people inside over: auto, or a file with the new steps of old ones.")
  var migrate: String?

  @Flag(help: "Change nothing; tell what would become of it.")
  var dryRun = false

  @OptionGroup var server: ServerOptions

  func run() async throws {
    let loaded = try WorkspaceLoader().check(ScriptFinder.files(for: scripts))
    for workspace in loaded.workspaces where workspace.hasErrors {
      throw Refusal.told(workspace.errorsText(hasColor: false) + workspace.summary)
    }
    let client = try server.client
    let query = try Self.query(migrate: migrate, isDryRun: dryRun)
    var isRefused = false
    for journey in loaded.workspaces.flatMap(\.journeys) {
      let answer = try await client.ask(
        "PUT", ["journeys", journey.definition.journeyID], query: query,
        body: journey.scriptBytes ?? DefinitionWriter.json(of: journey.definition),
        type: journey.scriptBytes == nil ? "application/json" : "text/plain")
      print(PublicationText(journey.definition.journeyID, answer, isDryRun: dryRun).text)
      isRefused = isRefused || !answer.isSuccess
    }
    if isRefused { throw ExitCode.failure }
  }

  /// What stands behind the question mark.
  private static func query(
    migrate: String?, isDryRun: Bool
  ) throws -> [(String, String)] {
    var query = isDryRun ? [("dryRun", "true")] : []
    guard let migrate else { return query }
    guard migrate != "auto" else { return query + [("migrate", "auto")] }
    guard let data = FileManager.default.contents(atPath: migrate) else {
      throw RunError("there is no file `\(migrate)`; name one, or write --migrate auto")
    }
    let source = SourceFile(name: migrate, bytes: Array(data))
    guard let node = try? JSONReader.parse(source.bytes), node.members != nil else {
      throw RunError(
        "`\(migrate)` is no JSON object; write it as {\"old_step\": \"new_step\"}")
    }
    query.append(("migrate", String(decoding: JSONWriter.compact(node), as: UTF8.self)))
    return query
  }
}
