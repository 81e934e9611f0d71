/// The limits of the search for paths, each with its reason.
public enum PathLimits {
  /// The most paths that are shown unless somebody asks for more: a screen or two.
  public static let shownMax = 20
  /// The most paths that are counted beyond those shown: whoever reads on needs no exact number.
  public static let countedMax = 500
  /// The most beginnings of paths that are looked at, so that no journey makes the search hang.
  static let beginningsMax = 30_000
  /// The most steps of a path: a repetition of a hundred rounds of ten steps fits.
  static let stepsMax = 2_000
  /// The most values that are tried for one condition and those before it.
  static let trialsMax = 4_000
  /// The most values that are tried for all paths of a journey: some seconds.
  static let allTrialsMax = 120_000
  /// The most values that are tried for one attribute.
  static let candidatesMax = 80
  /// The most events that are made up so that somebody has done something often enough.
  static let eventsMax = 40
  /// The most ids that are tried for a person who falls into the right shares: a share of one per
  /// cent within another of one per cent is found among some ten thousand.
  static let idsMax = 400_000
}
