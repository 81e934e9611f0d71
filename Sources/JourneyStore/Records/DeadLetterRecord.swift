public import JourneyModel

/// A row of `dead_letter`: something that does not go on by itself, for somebody to decide.
public struct DeadLetterRecord: Equatable, Sendable {
  /// What did not go on.
  public enum Kind: String, Sendable {
    /// An effect that has failed for good.
    case effect
    /// An effect of which nobody knows whether it was done.
    case unknown
    /// A run or an input that could not be gone on with.
    case input
    /// A run or an input during which the process ended again and again.
    case crash
  }

  /// Its number within the part; that of the effect where it is one.
  public var number: Int64
  /// What did not go on.
  public var kind: Kind
  /// The run; 0 where there is none.
  public var runNumber: Int64
  /// The journey.
  public var journeyID: String
  /// The state of the definition.
  public var stateID: String
  /// The message, the operation or the event.
  public var name: String
  /// The parameters or attributes, as one JSON object.
  public var input: [UInt8]
  /// Why it is here.
  public var reason: String
  /// What was last said against it.
  public var lastError: String?
  /// How many attempts there were.
  public var attempts: Int
  /// When it came here.
  public var failedAt: Moment

  /// Creates a row.
  public init(
    number: Int64, kind: Kind, runNumber: Int64, journeyID: String, stateID: String, name: String,
    input: [UInt8], reason: String, lastError: String? = nil, attempts: Int, failedAt: Moment
  ) {
    self.number = number
    self.kind = kind
    self.runNumber = runNumber
    self.journeyID = journeyID
    self.stateID = stateID
    self.name = name
    self.input = input
    self.reason = reason
    self.lastError = lastError
    self.attempts = attempts
    self.failedAt = failedAt
  }
}

/// A dead letter with its user.
public struct DeadLetterLine: Equatable, Sendable {
  /// The part of the user.
  public var part: Int
  /// The user.
  public var userID: String
  /// The dead letter.
  public var letter: DeadLetterRecord

  /// Creates a line.
  public init(part: Int, userID: String, letter: DeadLetterRecord) {
    self.part = part
    self.userID = userID
    self.letter = letter
  }

  /// What it is called outside.
  public var id: DeadLetterID { DeadLetterID(part: part, number: letter.number) }
}

/// What a dead letter is called: its part and its number there.
public struct DeadLetterID: Hashable, Sendable, CustomStringConvertible {
  /// The part.
  public var part: Int
  /// The number within the part.
  public var number: Int64

  /// Creates a name.
  public init(part: Int, number: Int64) {
    self.part = part
    self.number = number
  }

  /// Reads a name as it is written; `nil` for another text.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let part = Int(parts[0]), let number = Int64(parts[1]),
      (0..<Part.count).contains(part), number > 0
    else { return nil }
    self.init(part: part, number: number)
  }

  /// The part and the number: `17-4711`.
  public var description: String { "\(part)-\(number)" }
}
