internal import JourneyModel
internal import JourneyStore

/// A message on its way out.
struct Departure {
  /// What is sent.
  var action: SendAction
  /// The state of the send.
  var state: Int
  /// The run that sends it.
  var run: SessionRun
  /// The parameters as JSON, evaluated when the step was reached.
  var arguments: [UInt8]
  /// The address as JSON where the script gives one; `nil` or `null` where it is the user's own.
  var address: [UInt8]?
  /// Its place among the effects of the step.
  var call: Int
  /// The row under which quiet hours held it.
  var heldRow: OutboxRecord?

  /// `true` if the script says where it goes.
  var hasOwnAddress: Bool {
    address.map { $0 != Array("null".utf8) } ?? false
  }

  /// Where the script says it goes; `nil` where it is the user's own address.
  var ownAddress: String? {
    guard hasOwnAddress, let address, let node = try? JSONReader.parse(address) else { return nil }
    if case .text(let text) = node.value { return text }
    return String(decoding: address, as: UTF8.self)
  }

  /// Returns the outbox row of the message in a state.
  func row(
    number: Int64, key: EffectKey, channel: String, status: OutboxRecord.Status,
    reason: String?, at: Moment
  ) -> OutboxRecord {
    OutboxRecord(
      number: number, runNumber: run.record.number, journeyID: run.record.journeyID, key: key,
      kind: "send", name: action.message, channel: channel, topic: action.topic,
      isMarketing: action.kind == .marketing, arguments: arguments, status: status,
      reason: reason, at: at)
  }
}
