/// Takes inputs into the log: tells repetitions from what is new, and flushes what is.
///
/// It works on a thread of its own beside that of the tables, which it only reads.
public final class IntakeClerk {
  /// Writes the log.
  let writer: IntakeLogWriter
  /// Reads the tables.
  private let tables: SQLStore
  /// What is in the log alone.
  private let unsettled: UnsettledInputs
  /// Which ids the tables may hold.
  private let takenIDs: TakenIDs

  /// Creates a clerk for a place whose tables hold all that was in its log.
  public init(
    _ log: IntakeLog, tables: SQLStore, unsettled: UnsettledInputs, takenIDs: TakenIDs
  ) throws(StoreError) {
    writer = try log.writer()
    self.tables = tables
    self.unsettled = unsettled
    self.takenIDs = takenIDs
  }

  /// Takes inputs in, in order; when it returns they are flushed.
  ///
  /// There is one outcome for each.
  public func take(_ inputs: [IncomingInput]) throws(StoreError) -> [IntakeOutcome] {
    // An id leaves those of the log only once the tables tell of it: so the log's are asked first.
    let claims = unsettled.claim(inputs)
    var outcomes = claims.map(\.outcome)
    let claimed = outcomes.indices.filter { outcomes[$0] == .taken }
    do throws(StoreError) {
      let mayBeKnown = takenIDs.mayHold(claimed.map { claims[$0].key })
      let known = try tables.outcomes(of: inputs, at: Array(zip(claimed, mayBeKnown)))
      for (index, outcome) in zip(claimed, known) { outcomes[index] = outcome }
      let taken = claimed.filter { outcomes[$0] == .taken }
      if !taken.isEmpty {
        takenIDs.note(taken.map { claims[$0].key })
        let isAll = taken.count == inputs.count
        let rows = try writer.append(
          isAll ? inputs : taken.map { inputs[$0] }, settled: unsettled.settled)
        unsettled.append(rows, taken.map { claims[$0].key })
      }
      unsettled.release(claimed.lazy.filter { outcomes[$0] != .taken }.map { claims[$0].key })
      return outcomes
    } catch {
      unsettled.release(claimed.lazy.map { claims[$0].key })
      throw error
    }
  }

  /// Takes away what is in the tables.
  public func settle() throws(StoreError) { try writer.settle(through: unsettled.settled) }

  /// Takes away what is in the tables so that it cannot be read from the file, since somebody was
  /// erased; who that was is asked anew.
  public func noteErasure() throws(StoreError) {
    forgetErasures()
    try settle()
    try writer.purge()
  }

  /// Asks anew who was erased.
  public func forgetErasures() { tables.forgetErasures() }
}
