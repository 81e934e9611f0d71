internal import JourneyModel
internal import JourneyStore

/// What a server did of one user, in order: the moments at which it handled what had come, what
/// became of effects, and where it led the user over to another version.
struct ServedMoments {
  /// Something that was done.
  struct Entry {
    /// Its number within the part.
    var number: Int64
    /// When.
    var at: Moment
    /// What.
    var kind: Kind
  }

  /// What may be done.
  enum Kind {
    /// Something that the diary tells.
    case diary(DiaryRecord.Kind)
    /// The runs of a journey were led over to another version.
    case led(journeyID: String)
  }

  /// All that was done.
  private let entries: [Entry]
  /// The number from which on each sitting holds.
  private let marks: [Int64]

  /// Puts what was done in order, beside the sittings of the server.
  init(_ person: PersonRecord, sittings: [SittingRecord]) {
    let diary = person.diary.map { Entry(number: $0.number, at: $0.at, kind: .diary($0.kind)) }
    entries = (diary + Self.leads(of: person)).sorted { $0.number < $1.number }
    // Numbers that a process drew and never wrote down are drawn again by the next one.
    var marks: [Int64] = []
    for sitting in sittings.reversed() {
      marks.append(min(sitting.mark(of: person.userID), marks.last ?? .max))
    }
    self.marks = marks.reversed()
  }

  /// What was done while a sitting held.
  func entries(of sitting: Int) -> ArraySlice<Entry> {
    let next = marks.indices.contains(sitting + 1) ? marks[sitting + 1] : .max
    return entries[place(of: marks[sitting])..<place(of: next)]
  }

  /// Where the first entry stands whose number is not below another.
  private func place(of number: Int64) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where runs were led over: those of one journey at one moment go together.
  private static func leads(of person: PersonRecord) -> [Entry] {
    let journeys = Dictionary(
      person.runs.map { ($0.number, $0.journeyID) }, uniquingKeysWith: { first, _ in first })
    var leads: [Entry] = []
    var last: (journeyID: String, at: Moment)?
    for (step, _) in person.trace {
      guard step.migratedFrom != nil, let journeyID = journeys[step.runNumber] else {
        last = nil
        continue
      }
      if last.map({ $0 != (journeyID, step.at) }) ?? true {
        leads.append(
          Entry(number: step.number, at: step.at, kind: .led(journeyID: journeyID)))
      }
      last = (journeyID, step.at)
    }
    return leads
  }
}
