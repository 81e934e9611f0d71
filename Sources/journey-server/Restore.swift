internal import ArgumentParser
internal import JourneyServices

/// `journey restore`.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a folder of data from a backup, in which nothing leaves yet.",
    discussion: """
      Example:
        journey restore /backups/journey-20260302T090000Z.db --data restored-data

      The server that is started over it holds every message and call back until it is
      told `PUT /hold` with `{"isHolding": false}`: what the backup takes for not sent
      may have been sent since.
      """)

  @ArgumentParser.Argument(help: "The backup.", completion: .file())
  var backup: String

  @Option(help: "The folder of the data; there must be no data in it.", completion: .directory)
  var data = "journey-data"

  func run() async throws {
    print(try DataBackup(path: backup).restore(into: data).summary)
  }
}
