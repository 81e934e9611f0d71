public import ArgumentParser
internal import JourneyModel
internal import JourneyPostgres
public import JourneyTools

/// `journey why`, of a server.
struct Why: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell why somebody came where they came, or did not, on a server.",
    discussion: """
      Examples:
        journey why u01
        journey why u01 welcome first_order_coupon
        journey why u01 --store postgresql://journey@db.internal/journey

      What the server keeps is lived again, and each step told with the line of the
      script, the values it had and what would have had to differ. The exit status is
      1 where that does not agree with what the server says happened. With --data,
      `journey why` asks a folder instead.
      """)

  @ArgumentParser.Argument(help: "The id of the user.")
  var user: String

  @ArgumentParser.Argument(help: "The journey; all of the server without it.")
  var journey: String?

  @ArgumentParser.Argument(help: "The message in question.")
  var message: String?

  @Option(help: "The form of the answer: text or json.")
  var format: AnswerFormat = .text

  @Option(
    help: ArgumentHelp(
      "The PostgreSQL server that holds the data, to be asked itself.", valueName: "url"))
  var store: PostgresAddress?

  @OptionGroup var server: ServerOptions

  func run() async throws {
    if let store { return try ask(store) }
    let given = [("journey", journey), ("message", message)]
    var query = given.compactMap { name, value in value.map { (name, $0) } }
    if format == .text { query.append(("text", "true")) }
    let answer = try await server.client.demand("GET", ["users", user, "why"], query: query)
    switch format {
    case .text: print(answer.member("text")?.text ?? "", terminator: "")
    case .json: print(String(decoding: JSONWriter.pretty(answer), as: UTF8.self), terminator: "")
    }
    if answer.member("agrees")?.boolean != true { throw ExitCode.failure }
  }

  /// Asks the data itself.
  private func ask(_ data: PostgresAddress) throws {
    let report: WhyReport
    do throws(WhyRefusal) {
      report = try WhyReport.ask(
        WhyQuestion(user, journey: journey, message: message, data: data))
    } catch {
      throw RunError(error.message)
    }
    print(format == .json ? report.json() : report.text(), terminator: "")
    if !report.agrees { throw ExitCode.failure }
  }
}

extension AnswerFormat: ExpressibleByArgument {}
