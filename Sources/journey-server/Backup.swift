internal import ArgumentParser
internal import Foundation
internal import JourneyModel
internal import JourneyServices

/// `journey backup`.
struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the data of a server, which goes on meanwhile.",
    discussion: """
      Examples:
        journey backup /backups --data shop-data
        journey backup before-the-upgrade.db --data shop-data

      In a folder, the copy is named by the time. It is of one moment, is checked, and
      is one file. The key with which tokens are signed is not in it.
      """)

  @ArgumentParser.Argument(help: "The file to write, or a folder.", completion: .file())
  var destination: String

  @Option(help: "The folder of the data.", completion: .directory)
  var data = "journey-data"

  /// How long the copying rests after a piece: the disk has half of its time for the server.
  private static let pauseMicroseconds: UInt32 = 2_000

  func run() async throws {
    let path = destinationPath
    try DataBackup(path: path).make(of: data) { usleep(Self.pauseMicroseconds) }
    print(path)
  }

  /// The file; in a folder, it is named by the time, to the second.
  private var destinationPath: String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: destination, isDirectory: &isFolder),
      isFolder.boolValue
    else { return destination }
    let seconds = SystemClock().now.microseconds / Moment.perSecond
    let time = Moment(microseconds: seconds * Moment.perSecond).description
    let name = time.filter { $0.isLetter || $0.isNumber }
    return destination + "/journey-\(name).db"
  }
}
