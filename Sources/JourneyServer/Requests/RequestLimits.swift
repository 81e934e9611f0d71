internal import JourneyServices

/// The limits of connections and requests, each with its reason.
public enum RequestLimits {
  /// How long a connection may say nothing before its first request: a handshake and a head take
  /// a second on the slowest line.
  static let firstHeadSeconds: Int64 = 10
  /// How long a connection may rest between two requests.
  static let restSeconds: Int64 = 30
  /// How long a request may take to arrive, however steadily it trickles.
  static let arrivalSeconds: Int64 = 10
  /// How long an answer may take until its last byte has left.
  public static let answerSeconds: Int64 = 60
  /// How long the answer may take where all people of a journey are gone through: a million of them
  /// take some minutes.
  public static let longAnswerSeconds: Int64 = 600
  /// How long a connection that is to be closed is still read, so that the answer is not lost.
  static let farewellSeconds: Int64 = 1
  /// How long everything may take to finish when the server is told to stop: most of the ten
  /// seconds after which whoever stopped it kills it, and a second more than attempts under way
  /// have.
  static let stopSeconds = ServiceLimits.finishingSeconds + 1
  /// How long a request may still take to arrive then.
  static let lastArrivalSeconds: Int64 = 3
  /// How long an answer may still take to leave then.
  static let lastAnswerSeconds: Int64 = 5
  /// The most connections at once; more wait until one is closed.
  public static let connectionsMax = 4_096
  /// The files that are open beside connections: the store's, the logs, what providers connect to.
  public static let filesBesideConnections = 512
  /// The most bytes of one field of a head: a token, four times over.
  static let headFieldBytesMax = 16 << 10
  /// The most bytes of all fields of a head.
  static let headBytesMax = 32 << 10
  /// The most fields of a head: no client sends half of that.
  static let headFieldsMax = 100
  /// The most bytes of a path with what stands behind the question mark.
  static let targetBytesMax = 8 << 10
  /// The most values behind the question mark.
  static let queryValuesMax = 32
  /// The requests per second that one caller may make over time, and at once: more than one machine
  /// can answer, so that nobody who is alone notices, and less than would starve another.
  public static let callerRate = RequestRate(perSecond: 20_000, atOnce: 40_000)
  /// The requests per second from one address that bear no token that counts: a person who mistypes
  /// one does not notice, and a machine that guesses does.
  public static let strangerRate = RequestRate(perSecond: 20, atOnce: 200)
  /// The reports of providers per second from one address, and at once: more than a provider has to
  /// say of all the messages that one server sends, and few enough to try the signature of each.
  public static let reporterRate = RequestRate(perSecond: 2_000, atOnce: 10_000)
  /// The most callers and addresses whose rates are remembered; the longest silent is forgotten.
  static let ratedMax = 20_000
}
