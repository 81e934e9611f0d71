internal import JourneyAnalysis
internal import JourneyModel
internal import JourneySimulation
internal import JourneyStore

extension PopulationReport {
  /// The report for programs.
  public func json() -> String {
    let calendar = figures.calendar
    var members: [(String, JSONNode)] = [
      ("people", .integer(figures.people)), ("events", .integer(figures.events)),
      ("people_written_to", .integer(figures.peopleWritten)),
      ("first_day", .text(calendar.first.description)), ("days", .integer(calendar.count)),
      ("most_messages", .array(Self.crowding(figures.crowding, together))),
      ("journeys", .object(members: journeys.map { ($0.figures.definition.journeyID, $0.node) })),
    ]
    if case .madeUp(let seed, _) = source { members.append(("seed", .text(String(seed)))) }
    if let comparison { members.append(("changes", comparison.node)) }
    return String(decoding: JSONWriter.pretty(.object(members: members)), as: UTF8.self)
  }

  /// The most messages of each window, with the bound that is proved.
  fileprivate static func crowding(
    _ crowding: CrowdingTally, _ bounds: [JourneyBounds.Messages]
  ) -> [JSONNode] {
    zip(crowding.most, bounds).map { most, bound in
      var members: [(String, JSONNode)] = [
        ("in", .text(bound.window.iso8601)), ("most", .integer(most)),
      ]
      if case .atMost(let proved) = bound.all { members.append(("proved", .integer(proved))) }
      return .object(members: members)
    }
  }
}

extension PopulationReport.Journey {
  /// The figures of a journey.
  fileprivate var node: JSONNode {
    let totals = figures.totals
    return .object(members: [
      ("entered", .integer(totals.entered)), ("active", .integer(totals.active)),
      ("ended", .counts(totals.ended)), ("converted", .integer(totals.converted)),
      ("started_by", .counts(totals.startedBy)),
      ("let_in", Self.node(totals.people.entered, totals.people.converted)),
      ("holdout", Self.node(totals.heldOut.entered, totals.heldOut.converted)),
      ("not_let_in", .counts(figures.refusals)),
      ("entered_by_day", .array(figures.enteredByDay.map(JSONNode.integer))),
      ("ended_by_day", .array(figures.endedByDay.map(JSONNode.integer))),
      ("converted_by_day", .array(figures.convertedByDay.map(JSONNode.integer))),
      ("steps", .object(members: steps)), ("messages", .object(members: messages)),
      ("sent_by_hour", .array(figures.sentByHour.map(JSONNode.integer))),
      ("held_by_quiet_hours", .integer(figures.quietHolds)),
      ("taken_back", .integer(figures.takenBack)),
      ("most_messages", .array(PopulationReport.crowding(figures.crowding, bounds.messages))),
      (
        "people_by_most_messages_in_a_day",
        .object(
          members: figures.crowding.peopleByMost.sorted { $0.key < $1.key }
            .map { (String($0.key), .integer($0.value)) })
      ),
      ("seconds_inside", Self.node(figures.lengths)),
      ("seconds_to_convert", Self.node(figures.lengthsToGoal)),
    ])
  }

  /// The people of a group, and how many of them converted.
  private static func node(_ people: Int, _ converted: Int) -> JSONNode {
    .object(members: [("people", .integer(people)), ("converted", .integer(converted))])
  }

  /// The lengths that so many per cent do not exceed.
  private static func node(_ lengths: LengthTally) -> JSONNode {
    let percents = [10, 25, 50, 75, 90, 95, 99, 100]
    let told = zip(percents, lengths.percentiles(percents))
    return .object(members: told.map { (String($0), .integer($1)) })
  }

  /// The steps by the ids of their states.
  private var steps: [(String, JSONNode)] {
    zip(figures.definition.states, figures.steps).map { state, step in
      (
        state.id,
        .object(members: [
          ("people", .integer(step.people)), ("visits", .integer(step.visits)),
          ("visits_by_day", .array(step.visitsByDay.map(JSONNode.integer))),
          ("waiting_by_day", .array(step.waitingByDay.map(JSONNode.integer))),
        ])
      )
    }
  }

  /// The messages by their names.
  private var messages: [(String, JSONNode)] {
    figures.messages.map { message in
      (
        message.name,
        .object(members: [
          ("sent", .integer(message.sent)), ("people", .integer(message.people)),
          ("skipped_for", .counts(message.skippedFor)), ("sent_by", .counts(message.sentBy)),
          ("sent_by_day", .array(message.sentByDay.map(JSONNode.integer))),
        ])
      )
    }
  }
}

extension PopulationReport.Comparison {
  /// What changes.
  fileprivate var node: JSONNode {
    .object(members: [
      ("people_with_more", .integer(changes.peopleWithMore)),
      ("people_with_fewer", .integer(changes.peopleWithFewer)),
      ("people_with_others", .integer(changes.peopleWithOthers)),
      ("people_unchanged", .integer(changes.peopleUnchanged)),
      ("journeys_before", .object(members: figures.journeys.map(Self.node))),
      ("messages", .array(changes.messages.map(Self.node))),
    ])
  }

  /// What an old journey came to.
  private static func node(_ journey: JourneyFigures) -> (String, JSONNode) {
    (
      journey.definition.journeyID,
      .object(members: [
        ("entered", .integer(journey.totals.entered)),
        ("converted", .integer(journey.totals.converted)), ("sent", .integer(journey.sent)),
      ])
    )
  }

  /// What changes for a message.
  private static func node(_ message: ChangeFigures.MessageChange) -> JSONNode {
    .object(members: [
      ("journey_id", .text(message.journeyID)), ("message", .text(message.message)),
      ("was", .integer(message.old)), ("becomes", .integer(message.new)),
      ("same", .integer(message.same)), ("moved", .integer(message.moved)),
      ("gone", .integer(message.gone)), ("added", .integer(message.added)),
    ])
  }
}
