/// The limits that keep any definition within what can be checked and run, and why they are where
/// they are; scripts compile to nothing beyond them.
public enum DefinitionLimits {
  /// The most bytes: ten times a definition with the most states that we have met.
  public static let bytesMax = 16 << 20
  /// The most lists and objects within each other: a script's expressions have 256 levels, each of
  /// which takes three here.
  public static let depthMax = 1_024
  /// The most states: far more than anybody can look over, and fewer than the 65,535 that the
  /// machine can count.
  public static let statesMax = 50_000
  /// The most arms or branches of one state, and values of one arm: what they cover is looked at
  /// side by side.
  public static let armsMax = 1_000
  /// The most bytes of one text: as many as a payload may bring in one.
  public static let textBytesMax = 65_536

  /// What is said of more states.
  public static func tooManyStates(_ count: Int) -> String {
    "there are \(count) steps in this journey; it can have \(statesMax) at most"
  }

  /// What is said of more arms.
  public static func tooManyArms(_ count: Int) -> String {
    "there are \(count) ways here to go on; a step can have \(armsMax) at most"
  }

  /// What is said of a longer text.
  public static let textTooLong =
    "this text is longer than \(textBytesMax) bytes, the most that one can have"

  /// What helps a journey with too much in it.
  public static let help = "make two journeys of it, of which one starts the other"
}
