/// The limits of questions why, each with its reason.
public enum WhyLimits {
  /// The most that a user may have done: what some seconds live again.
  ///
  /// The command goes further, on the folder of the data.
  public static let inputsMax = 20_000
  /// How long one answer may take, in seconds: less than the server gives to any answer, with room
  /// for another one before it.
  static let seconds: Int64 = 20
  /// The most questions that wait or are answered: each is one user's whole life in memory, one
  /// after the other.
  static let questionsMax = 4
  /// When one who was refused may come again, in seconds.
  static let retryAfterSeconds = 5
}
