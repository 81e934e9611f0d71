internal import JourneyModel
internal import JourneyStore

/// Writes a line of NDJSON for each message that left or was skipped, in order of time.
struct SendsWriter {
  /// Writes all sends of a store.
  static func write(_ store: any JourneyStore, to output: OutputFile) throws {
    try store.eachSend { send in
      try output.write(line(of: send))
    }
  }

  /// Returns the line of a send, with its line break.
  static func line(of send: SendLine) -> [UInt8] {
    let effect = send.effect
    let arguments = (try? JSONReader.parse(effect.arguments)) ?? .object(members: [])
    var members: [(String, JSONNode)] = [
      ("at", .text(effect.at.description)), ("userId", .text(send.userID)),
      ("journeyId", .text(effect.journeyID)), ("message", .text(effect.name)),
      ("channel", .text(effect.channel)), ("with", arguments),
      ("outcome", .text(effect.status.rawValue)),
    ]
    if let reason = effect.reason { members.append(("reason", .text(reason))) }
    return JSONWriter.compact(.object(members: members)) + [0x0A]
  }
}
