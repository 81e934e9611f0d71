internal import JourneyModel
internal import JourneyStore

/// What is known of a person while they are being counted.
struct CountedLife {
  /// The runs, in the order in which they were heard of.
  var runs: [CountedRun] = []
  /// Their places by their numbers.
  var indexes: [Int64: Int] = [:]
  /// The messages that quiet hours hold, by number.
  var held: [Int64: (journey: Int, message: String)] = [:]
  /// The name of the person's own zone.
  var timeZone: String?
  /// When messages left, and those of which journey.
  var sent: [(at: Moment, journey: Int)] = []
  /// The journeys that the person entered.
  var entered: Set<Int> = []
  /// Those in which a run converted.
  var converted: Set<Int> = []
  /// Those that the person was held out of.
  var heldOut: Set<Int> = []
  /// Those in which one who was held out converted.
  var heldOutConverted: Set<Int> = []
}

/// A run of a person who is being counted.
struct CountedRun {
  /// The run as it was heard of last.
  var record: RunRecord
  /// The place of its journey.
  let journey: Int
  /// Where it stands, and since when; `nil` where it stands nowhere.
  var standing: (state: Int, since: Moment)?

  /// Takes a run that was heard of.
  init(record: RunRecord, journey: Int) {
    self.record = record
    self.journey = journey
  }
}
