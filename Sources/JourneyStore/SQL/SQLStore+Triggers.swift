internal import JourneyModel

/// Which events start journeys, and which let one go on: for those who look into the data, since
/// the engine has it in memory from the definitions themselves.
extension SQLStore {
  /// Writes the events that a version of a journey hears, in the transaction that publishes it.
  func writeTriggers(
    of journeyID: String, version: Int, _ definition: [UInt8]
  ) throws(StoreError) {
    for heard in Self.heardEvents(of: definition) {
      try connection.statement(
        """
        insert into trigger_events
          (journey_id, version, trigger_id, event_name, conditions, "trigger")
        values (?, ?, ?, ?, ?, ?)
        """
      )
      .with(journeyID).with(version).with(heard.id).with(heard.eventName)
      .with(text: heard.conditions).with(heard.isTrigger).run()
    }
  }

  /// An event that a journey hears.
  private struct HeardEvent {
    /// The trigger, or the state with the number of the arm.
    var id: String
    /// The name of the event.
    var eventName: String
    /// What must hold of it, as JSON.
    var conditions: [UInt8]
    /// `true` if it starts the journey.
    var isTrigger: Bool

    /// Reads what a trigger or an arm hears; `nil` where that is no event.
    init?(_ node: JSONNode, id: String?, isTrigger: Bool) {
      guard let id, let name = node.member("event_name")?.text else { return nil }
      self.id = id
      eventName = name
      conditions = node.member("conditions").map { JSONWriter.compact($0) } ?? Array("{}".utf8)
      self.isTrigger = isTrigger
    }
  }

  /// The events that a definition hears, in its order; none of one that is no JSON.
  private static func heardEvents(of definition: [UInt8]) -> [HeardEvent] {
    guard let root = try? JSONReader.parse(definition) else { return [] }
    let triggers = (root.member("triggers")?.elements ?? []).compactMap { trigger in
      HeardEvent(trigger, id: trigger.member("trigger_id")?.text, isTrigger: true)
    }
    let arms = (root.member("journey_states")?.members ?? []).flatMap { state in
      (state.value.member("links")?.member("arms")?.elements ?? []).enumerated().compactMap {
        index, arm in
        HeardEvent(arm, id: "\(state.key).\(index + 1)", isTrigger: false)
      }
    }
    return triggers + arms
  }
}
