/// How often something happens to a person.
public enum EventPace: Equatable, Sendable {
  /// So many times in a month of thirty days, in the mean over all people.
  case perMonth(ExactDecimal)
  /// Exactly once, at any time.
  case once
  /// Never.
  case never

  /// How often an event happens of which nobody says anything.
  public static let usual = EventPace.perMonth(ExactDecimal(millionths: ExactDecimal.scale))
  /// The most times a month: every hour, which is beyond what anybody writes to people about.
  public static let perMonthMax = 720

  /// Reads a pace: a number of times a month, `once` or `never`.
  public init?(_ text: String) {
    switch text {
    case "once": self = .once
    case "never": self = .never
    default:
      guard let number = ExactDecimal(text), number.millionths >= 0,
        number.millionths <= Int64(Self.perMonthMax) * ExactDecimal.scale
      else { return nil }
      self = number.millionths == 0 ? .never : .perMonth(number)
    }
  }
}
