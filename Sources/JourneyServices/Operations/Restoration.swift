internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// A folder of data made from a backup, in which nothing leaves until somebody says so.
///
/// What was to be sent when the backup was taken may have been sent since, and what people did by
/// then is not in it: somebody has to look before messages leave again.
public struct Restoration {
  /// The folder.
  private let folder: String
  /// What there is.
  private let totals: StoreTotals
  /// What was to be done or on its way, by time; of very much only the first.
  private var outstanding: [OutstandingEffect] = []
  /// How much that is, those included that are not listed.
  public private(set) var outstandingCount = 0

  /// The most messages and calls that are listed: what somebody compares by hand.
  private static let listedMax = 100

  /// Restores a backup into a folder.
  init(_ backup: StoreBackup, into folder: String) throws {
    try backup.restore(into: folder, settings: [Engine.holdSetting: "true"])
    let store = try SQLStore.open(folder: folder)
    self.folder = folder
    totals = try store.totals()
    try store.eachOutstandingEffect { effect in
      outstandingCount += 1
      if outstanding.count < Self.listedMax { outstanding.append(effect) }
    }
  }

  /// What is in the folder now, and what to do next.
  public var summary: String {
    let latest = totals.lastEventAt.map { "the latest event is of \($0)" } ?? "there is no event"
    return """
      restored into \(folder): \(totals.users) people, \(latest)
      \(outstandingText)
      nothing leaves until the server is told `PUT /hold` with {"isHolding": false}
      """
  }

  /// What was to leave.
  private var outstandingText: String {
    guard outstandingCount > 0 else {
      return "nothing was to be sent when the backup was taken"
    }
    let more = outstandingCount - outstanding.count
    let lines =
      [
        "\(outstandingCount) messages and calls were to leave; compare them with what providers "
          + "did since:"
      ] + outstanding.map(Self.line) + (more > 0 ? ["  and \(more) more"] : [])
    return lines.joined(separator: "\n")
  }

  /// One message or call.
  private static func line(_ effect: OutstandingEffect) -> String {
    let channel = effect.channel.isEmpty ? "" : " by \(effect.channel)"
    let state = effect.isOnItsWay ? "on its way" : "to be sent"
    return "  \(effect.at)  \(state)  \(effect.name)\(channel) to \(effect.userID)"
      + " (\(effect.journeyID), key \(effect.key))"
  }
}
