/// The limits of what is done beside the work of journeys, each with its reason.
public enum OperationLimits {
  /// How often it is looked who waits, in seconds: as often as those who watch usually ask.
  public static let figuresSeconds: Int64 = 10
  /// How often people are counted, in seconds: it goes over every run.
  public static let sweepSeconds: Int64 = 60
  /// How often it is looked for runs that nothing will move, in seconds.
  public static let lookSeconds: Int64 = 3
  /// How many parts one such look takes: all of them within a minute, each look so short that
  /// nobody who reads beside it notices.
  public static let partsPerLook = 52
  /// How often what nobody needs is removed, in seconds.
  public static let retentionSeconds: Int64 = 3_600
  /// The most rows that one step of a removal looks at: some milliseconds, so that no event waits.
  public static let retentionRowsMax = 1_000
  /// How long a dead letter waits for a decision, in seconds: long enough for a holiday.
  public static let deadLetterSeconds: Int64 = 14 * 86_400
  /// The most dead letters: more than anybody decides one by one, far from filling a disk.
  public static let deadLettersMax = 100_000
  /// How many dead letters are given up in one step, with one flush: nobody waits longer than for
  /// that.
  public static let deadLettersPerStep = 100
  /// The most journeys that the figures name; those beyond are counted together, since every name
  /// is kept by those who watch.
  public static let journeyLabelsMax = 500
  /// The most runs that one line of the log names.
  public static let loggedRunsMax = 10
}
