internal import JourneyModel

/// Something of a person that is being handled right now: an input, a timer, or the question
/// whether time starts a journey.
public struct DutyInHand: Equatable, Sendable {
  /// What is being handled.
  public enum Kind: String, Sendable {
    /// An input that waited.
    case input
    /// A run whose time has come.
    case timer
    /// What time alone may start.
    case turn
  }

  /// What is being handled.
  public var kind: Kind
  /// The part of the user.
  public var part: Int
  /// The user.
  public var userID: String
  /// The number of the input or of the run; for what time starts, one that tells users apart.
  public var number: Int64
  /// How many steps the run had taken; 0 where it is no timer.
  public var step: Int64

  /// Creates a duty.
  public init(_ kind: Kind, part: Int, userID: String, number: Int64, step: Int64 = 0) {
    self.kind = kind
    self.part = part
    self.userID = userID
    self.number = number
    self.step = step
  }

  /// Creates the duty of asking whether time starts a journey for a user.
  public init(turnOf userID: String, part: Int) {
    let number = Int64(truncatingIfNeeded: StableHash.of(userID.utf8))
    self.init(.turn, part: part, userID: userID, number: number)
  }

  /// Reads a duty as `line` writes it; `nil` for anything else.
  init?(line: String) {
    let fields = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
    guard fields.count == 5, let kind = Kind(rawValue: String(fields[0])),
      let part = Int(fields[1]), (0..<Part.count).contains(part), let number = Int64(fields[2]),
      let step = Int64(fields[3])
    else { return nil }
    self.init(kind, part: part, userID: String(fields[4]), number: number, step: step)
  }

  /// What tells it from every other, without saying whose it is: `input 17 4711 0`.
  public var identity: String { "\(kind.rawValue) \(part) \(number) \(step)" }

  /// The duty in a line.
  var line: String { "\(identity) \(userID)" }
}
