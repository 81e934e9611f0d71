public import JourneyModel
internal import Synchronization

/// What is in the log and not in the tables yet: how much, since when, and under which ids, so that
/// a repetition is told as one before the tables know of the first.
public final class UnsettledInputs: Sendable {
  /// What is known of it.
  private struct State {
    /// The rows, in order.
    var rows: [LoggedInputs] = []
    /// How many inputs they hold.
    var count = 0
    /// The last row that is in the tables.
    var settled: Int64 = 0
    /// A hash of what each input says, by a hash of whose it is, its kind and its id.
    var contents: [Key: Int64] = [:]
  }

  /// Tells an input from others: 128 bits, seeded anew in each process, so that no two are alike.
  private struct Key: Hashable {
    /// One half.
    let first: Int
    /// The other.
    let second: Int

    /// Works out the key of an input.
    init(_ input: IncomingInput, _ fingerprint: InputFingerprint) {
      var hashers = (Hasher(), Hasher())
      hashers.0.combine(0)
      hashers.1.combine(1)
      for text in [input.userID, fingerprint.id] {
        hashers.0.combine(text)
        hashers.1.combine(text)
      }
      hashers.0.combine(fingerprint.kind)
      hashers.1.combine(fingerprint.kind)
      (first, second) = (hashers.0.finalize(), hashers.1.finalize())
    }
  }

  /// What is known of it.
  private let state = Mutex(State())

  /// Creates it for an empty log.
  public init() {}

  /// How many inputs there are.
  public var count: Int { state.withLock(\.count) }

  /// When the first of them arrived; `nil` if there are none.
  public var earliest: Moment? { state.withLock { $0.rows.lazy.map(\.earliest).min() } }

  /// The last row that is in the tables.
  public var settled: Int64 { state.withLock(\.settled) }

  /// The last row of all; `nil` if there are none.
  public var last: Int64? { state.withLock { $0.rows.last?.number } }

  /// Takes the ids of inputs, in order: `taken` says that nothing here has it.
  func claim(_ inputs: [IncomingInput]) -> [IntakeOutcome] {
    state.withLock { state in
      inputs.map { input in
        let fingerprint = InputFingerprint(of: input.content)
        let key = Key(input, fingerprint)
        if let known = state.contents[key] {
          return known == fingerprint.contentHash ? .duplicate : .conflict
        }
        state.contents[key] = fingerprint.contentHash
        return .taken
      }
    }
  }

  /// Gives ids back that were taken for nothing.
  func release(_ inputs: some Sequence<IncomingInput>) {
    state.withLock { state in
      for input in inputs {
        state.contents[Key(input, InputFingerprint(of: input.content))] = nil
      }
    }
  }

  /// Notes rows that are flushed.
  public func append(_ rows: [LoggedInputs]) {
    state.withLock { state in
      state.rows += rows
      state.count += rows.reduce(0) { $0 + $1.count }
    }
  }

  /// Notes that the inputs of the rows up to a number are in the tables.
  public func settle(through number: Int64, _ inputs: [IncomingInput]) {
    state.withLock { state in
      state.settled = number
      let rest = state.rows.firstIndex { $0.number > number } ?? state.rows.count
      state.rows.removeFirst(rest)
      state.count = state.rows.reduce(0) { $0 + $1.count }
      if state.contents.count == inputs.count {
        return state.contents.removeAll(keepingCapacity: state.contents.count < Self.kept)
      }
      for input in inputs {
        state.contents[Key(input, InputFingerprint(of: input.content))] = nil
      }
    }
  }

  /// Up to how many ids the room for them is kept.
  private static let kept = 100_000
}
