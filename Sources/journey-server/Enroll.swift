internal import ArgumentParser
internal import JourneyModel
internal import JourneyTools

/// `journey enroll`.
struct Enroll: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a journey for somebody, on a server.",
    discussion: """
      Examples:
        journey enroll review_request u01 --with '{"order_id": "A7"}'
        journey enroll sales_desk u01 --request-id desk-4711

      Prints the name of the run. Whether the person enters is decided by the
      journey's entry rule; `journey trace` tells.
      """)

  @ArgumentParser.Argument(help: "The journey, which must start by request.")
  var journey: String

  @ArgumentParser.Argument(help: "The id of the user.")
  var user: String

  @Option(
    name: .customLong("with"), help: ArgumentHelp("What the journey is given.", valueName: "json"))
  var payload = "{}"

  @Option(
    help: ArgumentHelp("An id that makes a repeat of the command harmless.", valueName: "id"))
  var requestID: String?

  @OptionGroup var server: ServerOptions

  func run() async throws {
    guard let given = try? JSONReader.parse(Array(payload.utf8)), given.members != nil else {
      throw RunError("`\(payload)` is no JSON object; write it as {\"name\": \"value\"}")
    }
    let body = JSONNode.object([
      "journeyId": .text(journey), "userId": .text(user), "payload": given,
      "requestId": requestID.map(JSONNode.text),
    ])
    let answer = try await server.client.ask(
      "POST", ["initiateJourney"], body: JSONWriter.compact(body))
    guard answer.isSuccess else { throw Refusal.told(answer.detail) }
    print(answer.json?.member("runId")?.text ?? "")
  }
}
