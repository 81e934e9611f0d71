internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Takes in files of users and events, and tells what it could not take.
struct Intake {
  /// Where they go, a batch at a time.
  let receive: ([IncomingInput]) throws -> [IntakeOutcome]
  /// What they are checked against; `nil` where there is no catalog.
  let catalog: Catalog?
  /// Where the clock of an earlier run stopped; `nil` in a new store.
  let clock: Moment?
  /// Shows how far it has come.
  let progress: ProgressBar
  /// Is told what the user should know, a line at a time.
  let notice: (String) -> Void

  /// How many inputs are flushed at once.
  private static let batch = 10_000
  /// How many refused lines of a file are shown; the others are counted.
  private static let refusedShownMax = 20

  /// What became of the lines of a file.
  private struct Tally {
    /// Lines that were taken.
    var taken = 0
    /// Lines that had been taken before.
    var duplicates = 0
    /// Lines whose id had been taken before with another content.
    var conflicts = 0
    /// Lines of users who were erased.
    var erased = 0
    /// Lines that are wrong.
    var refused = 0
    /// Those taken that lie before the clock.
    var late = 0
  }

  /// Takes the users, then the events.
  func take(users: String?, events: String?) throws {
    let types = IntakeTypes(catalog)
    var known: Set<UInt64> = []
    if let users {
      let file = try open { () throws(InputError) in
        try InputFile(users: users, types: types, arriveAt: clock ?? SimulatedClock.dawn)
      }
      try take(file, noun: "user") { known.insert(StableHash.of($0.userID.utf8)) }
    }
    if let events {
      let file = try open { () throws(InputError) in try InputFile(events: events, types: types) }
      var unknown: Set<UInt64> = []
      try take(file, noun: "event") { input in
        let user = StableHash.of(input.userID.utf8)
        if !known.contains(user) { unknown.insert(user) }
      }
      if users != nil { noticeUnknown(unknown.count, users: users ?? "") }
    }
  }

  /// Opens a file, or says why it cannot be opened.
  private func open(_ body: () throws(InputError) -> InputFile) throws -> InputFile {
    do {
      return try body()
    } catch {
      throw RunError(error.description)
    }
  }

  /// Takes a file in, batch by batch.
  private func take(
    _ file: InputFile, noun: String, each: (IncomingInput) -> Void
  ) throws {
    progress.begin("reading \(noun)s", total: file.byteCount ?? 0)
    var tally = Tally()
    var batch: [IncomingInput] = []
    while let result = try next(of: file) {
      switch result {
      case .refused(let line): refuse(line, &tally)
      case .input(let input):
        each(input)
        batch.append(input)
      }
      if batch.count == Self.batch {
        try flush(&batch, &tally)
        progress.update(file.byteCount == nil ? tally.taken : file.bytesRead)
      }
    }
    try flush(&batch, &tally)
    progress.end()
    conclude(tally, file: file.name, noun: noun)
  }

  /// Reads on, or says why the file cannot be read.
  private func next(of file: InputFile) throws -> InputFile.Result? {
    do {
      return try file.next()
    } catch {
      throw RunError(error.description)
    }
  }

  /// Lets what lies before the clock arrive where the clock stands.
  private func arriving(_ input: IncomingInput) -> IncomingInput {
    guard isLate(input), let clock else { return input }
    var input = input
    input.arrivesAt = clock
    return input
  }

  /// `true` if an input lies before the clock.
  private func isLate(_ input: IncomingInput) -> Bool {
    clock.map { input.arrivesAt < $0 } ?? false
  }

  /// Shows a line that is wrong.
  private func refuse(_ line: RefusedLine, _ tally: inout Tally) {
    tally.refused += 1
    if tally.refused <= Self.refusedShownMax {
      progress.end()
      notice("\(line)")
    }
  }

  /// Makes a batch durable.
  private func flush(_ batch: inout [IncomingInput], _ tally: inout Tally) throws {
    for (input, outcome) in zip(batch, try receive(batch.map(arriving))) {
      switch outcome {
      case .taken:
        tally.taken += 1
        if isLate(input) { tally.late += 1 }
      case .duplicate: tally.duplicates += 1
      case .conflict: tally.conflicts += 1
      case .erased: tally.erased += 1
      }
    }
    batch.removeAll(keepingCapacity: true)
  }

  /// Says what became of a file, if not all of it was taken.
  private func conclude(_ tally: Tally, file: String, noun: String) {
    if tally.refused > Self.refusedShownMax {
      notice("\(file): … and \(Figures.grouped(tally.refused - Self.refusedShownMax)) more")
    }
    var parts: [String] = []
    if tally.refused > 0 {
      let were = tally.refused == 1 ? "was" : "were"
      parts.append(
        "\(Figures.counted(tally.refused, "line")) could not be read and \(were) skipped")
    }
    if tally.duplicates > 0 {
      parts.append("\(Figures.counted(tally.duplicates, noun)) had been taken before")
    }
    if tally.conflicts > 0 {
      parts.append(
        "\(Figures.counted(tally.conflicts, noun)) had an id that was taken with another content; "
          + "the first one stays")
    }
    if tally.erased > 0 {
      let were = tally.erased == 1 ? "was" : "were"
      parts.append("\(Figures.counted(tally.erased, noun)) \(were) of people who were erased")
    }
    if tally.late > 0, noun == "event" {
      let lie = tally.late == 1 ? "lies before the clock and is" : "lie before the clock and are"
      parts.append("\(Figures.counted(tally.late, noun)) \(lie) handled late")
    }
    guard !parts.isEmpty else { return }
    notice("\(file): \(Figures.grouped(tally.taken)) taken; " + parts.joined(separator: "; "))
  }

  /// Says how many users of the events no line of the users names.
  private func noticeUnknown(_ count: Int, users: String) {
    guard count > 0, clock == nil else { return }
    notice(
      "\(Figures.counted(count, "user")) of the events \(count == 1 ? "is" : "are") not in "
        + "\(users): nothing is known of them, so no marketing message is sent to them")
  }
}
