public import ArgumentParser
import Foundation
public import JourneyTools

/// `journey why`: tells why somebody got what they got, or did not.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tell why somebody came where they came, or did not.",
    discussion: """
      Example:
        journey run welcome.journey --users users.ndjson \\
          --events events.ndjson --data live
        journey why u01 welcome --data live
        journey why u01 welcome first_order_coupon --data live

      What the folder keeps is lived again, and each step told with the line of
      the script, the values it had and what would have had to differ. The exit
      status is 1 where that does not agree with what the folder says happened.
      Without --data the server is asked that --server names.
      """)

  @Argument(help: ArgumentHelp("The id of the user.", valueName: "user"))
  var user: String

  @Argument(help: ArgumentHelp("The journey; all of the folder without it.", valueName: "journey"))
  var journey: String?

  @Argument(help: ArgumentHelp("The message in question.", valueName: "message"))
  var message: String?

  @Option(
    help: ArgumentHelp(
      "The folder of `journey run --data` or `journey serve --data`; a server without it.",
      valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp(
      "The PostgreSQL server that holds the data, to be asked itself.", valueName: "url"))
  var store: String?

  @Option(help: ArgumentHelp("\(ServerAddress.help)", valueName: "url"))
  var server: String?

  @Option(help: ArgumentHelp("\(ServerAddress.tokenHelp)", valueName: "token"))
  var token: String?

  @Option(help: "The form of the answer: text or json.")
  var format: AnswerFormat = .text

  func validate() throws {
    if data != nil, server != nil || token != nil || store != nil {
      throw ValidationError(
        "--data asks a folder, --store a database, --server and --token a server; give one of them")
    }
  }

  func run() throws {
    guard let data else { return try ServerProgram.handOver() }
    let report = try WhyReport.ask(user, journey: journey, message: message, data: data)
    try Console.print(format == .json ? report.json() : report.text())
    if !report.agrees { throw ExitCode(1) }
  }
}

extension AnswerFormat: ExpressibleByArgument {}
