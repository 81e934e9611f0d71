public import JourneyModel
internal import Synchronization

/// What is in the log and not in the tables yet: how much, since when, and under which ids, so that
/// a repetition is told as one before the tables know of the first.
public final class UnsettledInputs: Sendable {
  /// What is known of it.
  private struct State {
    /// The rows, in order, with the keys of their inputs.
    var rows: [(row: LoggedInputs, keys: ArraySlice<InputKey>)] = []
    /// How many inputs they hold.
    var count = 0
    /// The last row that is in the tables.
    var settled: Int64 = 0
    /// A hash of what each input says, by its key.
    var contents: [InputKey: Int64] = [:]
  }

  /// What is known of it.
  private let state = Mutex(State())

  /// Creates it for an empty log.
  public init() {}

  /// How many inputs there are.
  public var count: Int { state.withLock(\.count) }

  /// When the first of them arrived; `nil` if there are none.
  public var earliest: Moment? { state.withLock { $0.rows.lazy.map(\.row.earliest).min() } }

  /// The last row that is in the tables.
  public var settled: Int64 { state.withLock(\.settled) }

  /// The last row of all; `nil` if there are none.
  public var last: Int64? { state.withLock { $0.rows.last?.row.number } }

  /// Takes the ids of inputs, in order: `taken` says that nothing here has it.
  func claim(_ inputs: [IncomingInput]) -> [(outcome: IntakeOutcome, key: InputKey)] {
    let claims = inputs.map { input in
      let fingerprint = InputFingerprint(of: input.content)
      return (key: InputKey(of: input, fingerprint), content: fingerprint.contentHash)
    }
    return state.withLock { state in
      claims.map { claim in
        if let known = state.contents[claim.key] {
          return (known == claim.content ? .duplicate : .conflict, claim.key)
        }
        state.contents[claim.key] = claim.content
        return (.taken, claim.key)
      }
    }
  }

  /// Gives ids back that were taken for nothing.
  func release(_ keys: some Sequence<InputKey>) {
    state.withLock { state in for key in keys { state.contents[key] = nil } }
  }

  /// Notes rows that are flushed, with the keys of their inputs.
  func append(_ rows: [LoggedInputs], _ keys: [InputKey]) {
    state.withLock { state in
      var start = 0
      for row in rows {
        let end = start + row.count
        state.rows.append((row, keys[start..<end]))
        start = end
      }
      state.count += start
    }
  }

  /// Notes that the inputs of the rows up to a number are in the tables.
  public func settle(through number: Int64) {
    state.withLock { state in
      state.settled = number
      let rest = state.rows.firstIndex { $0.row.number > number } ?? state.rows.count
      for (row, keys) in state.rows[..<rest] {
        state.count -= row.count
        for key in keys { state.contents[key] = nil }
      }
      state.rows.removeFirst(rest)
    }
  }
}
