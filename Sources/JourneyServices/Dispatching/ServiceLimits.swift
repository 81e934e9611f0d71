/// The limits of the services, each with its reason.
public enum ServiceLimits {
  /// The most inputs that wait in memory for a commit: what is beyond comes again, so that a spike
  /// fills the queue on the disk and not the memory.
  public static let gatheredMax = 50_000
  /// The most attempts of effects under way at once: each holds a connection and some kilobytes.
  public static let attemptsMax = 512
  /// The most attempts that one channel or operation makes at once, so that one that is slow leaves
  /// room for the others: no more connections are made to one host.
  public static let attemptsPerLaneMax = 64
  /// How long attempts under way may go on once the process is told to stop, in seconds, whatever
  /// else has to end first: whoever stopped it kills it after ten.
  public static let finishingSeconds: Int64 = 7
  /// How often in a row the process may end while one and the same thing is being handled before
  /// that is set aside: once or twice is chance, or somebody who stopped the server by force.
  public static let crashesMax = 3
  /// How long a batch of a crowd may take: whoever sends an event meanwhile waits for its end.
  package static let crowdTimeMax = Duration.milliseconds(100)
  /// When one who was refused may come again: by then some commits have passed.
  public static let retryAfterSeconds = 1
  /// How long the rounds rest after the disk has failed, before they try again.
  public static let failureRestSeconds: Int64 = 1
  /// How long a part rests whose work failed, in seconds: what has failed twice in a second fails a
  /// third time, and whoever mends it is not kept waiting for long.
  public static let partRestSeconds: Int64 = 60
  /// The most parts that rest at once: where more would, it is not they that are broken.
  public static let restingPartsMax = 64
  /// How many rounds in a row may make no attempt and handle nothing though something is due.
  ///
  /// Half a million messages that are too late to leave take as many. What is due still is broken,
  /// and asking on at once would keep a core busy with nothing.
  public static let fruitlessRoundsMax = 1_000
  /// When one who was refused since too much waits may come again: some of it is handled by then.
  public static let retryAfterBacklogSeconds = 5
  /// The most users who are kept in memory after they were read: those whom a busy shop sees in
  /// some minutes.
  public static let cachedUsersMax = 20_000
  /// The most bytes that they take.
  public static let cachedBytesMax = 64 << 20
  /// How far ahead of the clock an event's time may be: a wrong time zone is no reason to lose it,
  /// a wrong year is.
  public static let eventSecondsAheadMax: Int64 = 86_400
  /// How far back an event's time may be: a clock that was never set says 1970.
  public static let eventSecondsBackMax: Int64 = 10 * 366 * 86_400
  /// The most lines of one batch: some seconds of work, so that a client does not wait in vain.
  public static let batchLinesMax = 50_000
  /// The most bytes of one batch: it lies in memory until it is committed.
  public static let batchBytesMax = 16 << 20
  /// How many lines of a batch are committed at once.
  ///
  /// An event touches five pages of its part, and ten events of a part share them: one took 19 µs
  /// of the processor where two thousand lines were committed at once, and 13 with ten thousand.
  /// More would let timers wait for longer: a commit of this size takes some tenths of a second.
  public static let commitLinesMax = 10_000
  /// The most events that one answer lists.
  public static let eventsPageMax = 1_000
  /// How many it lists unless asked for more or fewer.
  public static let eventsPage = 100
  /// How long the id of an event is known, so that a repeat is harmless: what is promised, and a
  /// day more.
  public static let dedupeSeconds: Int64 = 8 * 86_400
  /// The most people whose data are given out at once: each takes a thread and keeps a state of the
  /// data, for as long as the client reads.
  public static let exportsMax = 8
}
