internal import ArgumentParser
internal import JourneyModel
internal import JourneyTools

/// `journey trace`.
struct Trace: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what happened to somebody, on a server.",
    discussion: """
      Examples:
        journey trace u01
        journey trace u01 --journey welcome

      Each step of each journey, with the lines of the scripts, and where the person
      is now. `journey why` tells why.
      """)

  @ArgumentParser.Argument(help: "The id of the user.")
  var user: String

  @Option(help: "Only this journey.")
  var journey: String?

  @Option(help: "The form of the answer: text or json.")
  var format: AnswerFormat = .text

  @OptionGroup var server: ServerOptions

  func run() async throws {
    let client = try server.client
    let query = journey.map { [("journeyId", $0)] } ?? []
    let trace = try await client.demand("GET", ["users", user, "trace"], query: query)
    if format == .json {
      return print(String(decoding: JSONWriter.pretty(trace), as: UTF8.self), terminator: "")
    }
    let journeys = try await client.demand("GET", ["users", user, "journeys"])
    print(TraceText(trace: trace, journeys: journeys, only: journey).text)
  }
}
