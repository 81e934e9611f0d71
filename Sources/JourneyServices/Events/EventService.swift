public import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Takes events in: checked at the door, durable in the queue, acknowledged.
public struct EventService: Sendable {
  /// Who owns the queue.
  let dispatcher: Dispatcher
  /// Reads what is committed.
  let reader: StoreReader
  /// What the catalog says of events.
  private let types: IntakeTypes
  /// Tells when an event arrives.
  private let clock: any ServiceClock
  /// Makes ids for events that come without one.
  private let identifiers: IdentifierSource

  /// What became of an event.
  public enum Outcome: Error, Equatable, Sendable {
    /// It is durable, and will be handled once.
    case accepted(eventID: String)
    /// It had been taken before; nothing changes.
    case repeated(eventID: String)
    /// Its id had been taken before, with another content.
    case conflict(eventID: String)
    /// Its user was erased; nothing of it is kept.
    case erased(userID: String)
    /// It is another user's than the one for whom it may be sent.
    case foreign(userID: String)
    /// It cannot be read, or does not fit.
    case refused(LineError)
    /// It was not taken, and can come again.
    case postponed(IntakeRefusal)
  }

  /// Creates the service.
  public init(
    dispatcher: Dispatcher, reader: StoreReader, types: IntakeTypes, clock: any ServiceClock,
    identifiers: IdentifierSource
  ) {
    self.dispatcher = dispatcher
    self.reader = reader
    self.types = types
    self.clock = clock
    self.identifiers = identifiers
  }

  /// Takes one event as its JSON; `onlyFor` is the one user whose events the caller may send.
  public func take(_ json: [UInt8], onlyFor owner: String? = nil) async -> Outcome {
    await take([json], onlyFor: owner)[0]
  }

  /// Takes one event as its JSON where nobody can wait: `answer` is told what became of it, at once
  /// if it is refused, else on the thread that has flushed it, which waits for it.
  public func take(
    _ json: [UInt8], onlyFor owner: String? = nil,
    answer: @escaping @Sendable (Outcome) -> Void
  ) {
    do throws(Outcome) {
      let (input, eventID) = try read(json, onlyFor: owner, at: clock.now)
      dispatcher.take([input]) { result in
        switch result {
        case .success(let taken):
          answer(Self.outcome(taken[0], of: input, .accepted(eventID: eventID)))
        case .failure(let refusal): answer(.postponed(refusal))
        }
      }
    } catch {
      answer(error)
    }
  }

  /// Takes events in order, all with one flush; there is one outcome for each.
  public func take(_ lines: [[UInt8]], onlyFor owner: String? = nil) async -> [Outcome] {
    let now = clock.now
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(lines.count)
    var inputs: [IncomingInput] = []
    var places: [Int] = []
    for line in lines {
      do throws(Outcome) {
        let (input, eventID) = try read(line, onlyFor: owner, at: now)
        places.append(outcomes.count)
        inputs.append(input)
        outcomes.append(.accepted(eventID: eventID))
      } catch {
        outcomes.append(error)
      }
    }
    guard !inputs.isEmpty else { return outcomes }
    await settle(&outcomes, places, inputs)
    return outcomes
  }

  /// Takes inputs in, and writes what became of them into their places.
  private func settle(
    _ outcomes: inout [Outcome], _ places: [Int], _ inputs: [IncomingInput]
  ) async {
    do throws(IntakeRefusal) {
      let taken = try await dispatcher.take(inputs)
      for (index, place) in places.enumerated() where taken[index] != .taken {
        outcomes[place] = Self.outcome(taken[index], of: inputs[index], outcomes[place])
      }
    } catch {
      for place in places { outcomes[place] = .postponed(error) }
    }
  }

  /// What became of an input that was not taken as new.
  private static func outcome(
    _ taken: IntakeOutcome, of input: IncomingInput, _ accepted: Outcome
  ) -> Outcome {
    guard case .accepted(let eventID) = accepted else { return accepted }
    switch taken {
    case .taken: return accepted
    case .duplicate: return .repeated(eventID: eventID)
    case .conflict: return .conflict(eventID: eventID)
    case .erased: return .erased(userID: input.userID)
    }
  }

  /// Reads an event, or says what becomes of it.
  private func read(
    _ json: [UInt8], onlyFor owner: String?, at now: Moment
  ) throws(Outcome) -> (input: IncomingInput, eventID: String) {
    let line = try checked(json, at: now)
    if let owner, line.userID != owner { throw .foreign(userID: line.userID) }
    let eventID = line.eventID ?? identifiers.next()
    return (line.input(madeID: eventID, arrivesAt: now), eventID)
  }

  /// Reads an event, or says why it is refused.
  private func checked(_ json: [UInt8], at now: Moment) throws(Outcome) -> EventLine {
    do throws(LineError) {
      let line = try EventLine(json, types: types, isTimeRequired: false)
      try Self.checkTime(of: line, at: now)
      return line
    } catch {
      throw .refused(error)
    }
  }

  /// Refuses a time that no clock that goes right can say.
  private static func checkTime(of line: EventLine, at now: Moment) throws(LineError) {
    guard let at = line.at else { return }
    let ahead = at.seconds - now.seconds
    if ahead > ServiceLimits.eventSecondsAheadMax {
      throw LineError(
        "`eventTime` `\(at)` lies more than a day ahead of now, which is `\(now)`",
        help: "send an event when it has happened")
    }
    if -ahead > ServiceLimits.eventSecondsBackMax {
      throw LineError(
        "`eventTime` `\(at)` lies more than ten years back",
        help: "is the clock set that it comes from?")
    }
  }
}
