public import JourneyEngine
internal import JourneyStore
internal import Metrics
internal import Synchronization

/// The users who were read lately, so that what asks again does not ask the store.
///
/// It never gives back what a change has made old: a change makes its user forgotten, and a user
/// who was read before that is not kept.
public final class ProfileCache: Sendable {
  /// What is kept.
  private let contents = Mutex(Contents())
  /// Counts those who were found here.
  private let hits = Counter(label: "journey_profile_reads_total", dimensions: [("from", "cache")])
  /// Counts those who were not.
  private let misses = Counter(
    label: "journey_profile_reads_total", dimensions: [("from", "store")])

  /// The most users.
  private let usersMax: Int
  /// The most bytes.
  private let bytesMax: Int

  /// Creates a cache of nobody.
  public init(
    usersMax: Int = ServiceLimits.cachedUsersMax, bytesMax: Int = ServiceLimits.cachedBytesMax
  ) {
    self.usersMax = usersMax
    self.bytesMax = bytesMax
  }

  /// Since when somebody reads: what was changed from then on is not kept.
  public struct Ticket: Sendable {
    /// The user.
    fileprivate let userID: String
    /// The changes among users of the same part by then.
    fileprivate let changes: UInt64
  }

  /// What a look comes to.
  public enum Answer: Sendable {
    /// The user is here.
    case found(KnownUser)
    /// The store has to be asked; what it answers may be kept with the ticket.
    case missing(Ticket)
  }

  /// Looks for a user.
  public func look(for userID: String) -> Answer {
    let answer = contents.withLock { $0.look(for: userID) }
    if case .found = answer { hits.increment() } else { misses.increment() }
    return answer
  }

  /// Keeps a user who was read with a ticket, unless a change came in between.
  public func keep(_ user: KnownUser, _ ticket: Ticket) {
    contents.withLock { $0.keep(user, ticket, usersMax: usersMax, bytesMax: bytesMax) }
  }

  /// Forgets users, since they have changed.
  public func forget(_ users: some Sequence<String>) {
    contents.withLock { contents in
      for user in users { contents.forget(user) }
    }
  }

  /// Forgets the users whom inputs change.
  func forget(changesOf inputs: [IncomingInput]) {
    forget(
      inputs.lazy.filter { input in
        if case .user = input.content { true } else { false }
      }.map(\.userID))
  }

  /// How many users are kept, and about how many bytes they take.
  public var size: (users: Int, bytes: Int) {
    contents.withLock { ($0.entries.count, $0.byteCount) }
  }

  /// What is kept, and in which order it goes.
  private struct Contents {
    /// A user who is kept.
    struct Entry {
      /// The user.
      var user: KnownUser
      /// Tells the entry from an earlier one of the same user.
      var stamp: UInt64
      /// `true` if somebody asked since it last came to the end of the queue.
      var isWanted = false
    }

    /// The users by id.
    var entries: [String: Entry] = [:]
    /// About how many bytes they take.
    var byteCount = 0
    /// The order in which they were kept, those that were forgotten among them.
    private var queue: [(userID: String, stamp: UInt64)] = []
    /// Where the queue begins.
    private var head = 0
    /// The next stamp.
    private var nextStamp: UInt64 = 0
    /// How many changes there were, by part.
    private var changes = [UInt64](repeating: 0, count: Part.count)

    /// Looks for a user.
    mutating func look(for userID: String) -> Answer {
      if let user = entries[userID]?.user {
        entries[userID]?.isWanted = true
        return .found(user)
      }
      return .missing(Ticket(userID: userID, changes: changes[Part.of(userID)]))
    }

    /// Keeps a user, and lets others go for whom there is no room.
    mutating func keep(_ user: KnownUser, _ ticket: Ticket, usersMax: Int, bytesMax: Int) {
      guard changes[Part.of(ticket.userID)] == ticket.changes, user.byteCount <= bytesMax else {
        return
      }
      remove(ticket.userID)
      nextStamp += 1
      entries[ticket.userID] = Entry(user: user, stamp: nextStamp)
      byteCount += user.byteCount
      queue.append((ticket.userID, nextStamp))
      while entries.count > usersMax || byteCount > bytesMax { dropOne() }
      if head > queue.count / 2 || queue.count > 2 * entries.count + 64 { compact() }
    }

    /// Notes that a user has changed.
    mutating func forget(_ userID: String) {
      changes[Part.of(userID)] &+= 1
      remove(userID)
    }

    /// Removes a user.
    private mutating func remove(_ userID: String) {
      guard let entry = entries.removeValue(forKey: userID) else { return }
      byteCount -= entry.user.byteCount
    }

    /// Lets the first of the queue go; one whom somebody asked for goes to its end instead.
    private mutating func dropOne() {
      guard head < queue.count else { return }
      let (userID, stamp) = queue[head]
      head += 1
      guard let entry = entries[userID], entry.stamp == stamp else { return }
      guard entry.isWanted else { return remove(userID) }
      entries[userID]?.isWanted = false
      queue.append((userID, stamp))
    }

    /// Takes what is gone out of the queue.
    private mutating func compact() {
      queue = queue[head...].filter { entries[$0.userID]?.stamp == $0.stamp }
      head = 0
    }
  }
}
