internal import JourneyModel

/// What became of a user in one journey, and why.
struct JourneyAccount {
  /// The journey.
  var journeyID: String
  /// The title, if it has one.
  var title: String?
  /// The runs, in the order in which they began.
  var runs: [RunAccount] = []
  /// The times that a trigger was asked, or fired, and nobody came in.
  var missed: [AccountEntry] = []
  /// How many more of those there were before.
  var missedBefore = 0
  /// Why nobody came in where no trigger was ever asked.
  var neverAsked: [AccountEntry] = []
}

/// What happened in one run, step by step.
struct RunAccount {
  /// The version that it is pinned to.
  var version: Int
  /// The entries in order.
  var entries: [AccountEntry] = []
  /// How it ended; `nil` while it is inside.
  var end: String?
  /// Why a message that was asked for was not sent.
  var remarks: [AccountEntry] = []

  /// Goes on in another version, in which `moved` finds the steps of the one before.
  mutating func lead(to version: Int, _ moved: (Int) -> Int?) {
    self.version = version
    for index in entries.indices { entries[index].state = entries[index].state.flatMap(moved) }
  }
}

/// One thing that happened, with the values that decided.
struct AccountEntry {
  /// When; `nil` for what did not happen.
  var at: Moment?
  /// The line of the script.
  var line: Int?
  /// The line as the script says it.
  var script: String?
  /// What happened.
  var what: String
  /// What is to be known of it beside the values.
  var details: [String] = []
  /// The terms that decided, with their values.
  var decided: [SeenTerm] = []
  /// What would have had to differ to go the other way.
  var otherwise: String?
  /// The message that it is about.
  var message: String?
  /// `true` if it says why the run came this way.
  var isDecision = false
  /// The index of the step in the definition.
  var state: Int?
}
