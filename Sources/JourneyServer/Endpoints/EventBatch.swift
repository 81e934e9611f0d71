internal import JourneyEngine
internal import JourneyModel
internal import JourneyServices

/// Takes the lines of a batch, some thousand at a time, and writes the answer.
struct EventBatch {
  /// The service.
  let events: EventService
  /// The only user whose events the caller may send; `nil` where it may send all.
  let owner: String?
  /// What became of the lines so far.
  private(set) var answer: [UInt8] = []
  /// How many lines were taken so far.
  private var takenCount = 0

  /// Begins a batch.
  init(events: EventService, owner: String?) {
    self.events = events
    self.owner = owner
  }

  /// Takes the lines; throws only if not one of them could be taken now.
  mutating func take(_ lines: BodyLines) async throws(Problem) {
    var lines = lines
    while true {
      let room = min(ServiceLimits.commitLinesMax, ServiceLimits.batchLinesMax - takenCount)
      guard room > 0 else { return end(at: lines.next()) }
      let group = lines.next(room)
      if group.isEmpty { return }
      if let refusal = await take(group) {
        guard takenCount > 0 else { throw Problem(refusal) }
        return postpone(group, lines, Problem(refusal))
      }
      takenCount += group.count
    }
  }

  /// Takes some lines with one flush; returns why nothing of them was taken, if nothing was.
  private mutating func take(_ group: [BodyLines.Line]) async -> IntakeRefusal? {
    let outcomes = await events.take(group.compactMap(\.json), onlyFor: owner)
    for case .postponed(let refusal) in outcomes { return refusal }
    var next = outcomes.makeIterator()
    for line in group {
      let outcome = line.json == nil ? nil : next.next()
      write(EventAnswer.line(line.number, outcome ?? .refused(BodyLines.tooLong)))
    }
    return nil
  }

  /// Says of the lines that are left that they have to come again.
  private mutating func postpone(
    _ group: [BodyLines.Line], _ rest: BodyLines, _ problem: Problem
  ) {
    for line in group { write(EventAnswer.line(line.number, problem)) }
    for line in rest { write(EventAnswer.line(line.number, problem)) }
  }

  /// Says that there are too many lines, if there is one more.
  private mutating func end(at line: BodyLines.Line?) {
    guard let line else { return }
    write(
      EventAnswer.line(
        line.number,
        Problem(
          .tooLarge,
          "a batch has at most \(ServiceLimits.batchLinesMax) lines; send those from here on in "
            + "another one")))
  }

  /// Adds a line to the answer.
  private mutating func write(_ line: JSONNode) {
    answer += JSONWriter.compact(line)
    answer.append(UInt8(ascii: "\n"))
  }
}
