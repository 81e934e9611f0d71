internal import CPostgres
internal import JourneyStore

// What comes back through the pipeline, in the order of what was sent.

extension PostgresConnection {
  /// Ends what was sent, as one unit, and takes in all answers.
  func finish() throws(StoreError) {
    try endUnit()
    try takeExpected()
    try takeEnd()
  }

  /// Ends what was sent, as one unit: a failure in it goes no further.
  private func endUnit() throws(StoreError) {
    guard PQpipelineSync(handle) == 1 else { throw failure() }
    unitsEnded += 1
  }

  /// The answer to what was sent last.
  ///
  /// A transaction stays open. What was sent is ended as a unit all the same: between two units the
  /// server knows that it is the client who takes his time, and gives up one that never comes back.
  func lastAnswer() throws(StoreError) -> PostgresRows {
    try endUnit()
    try takeExpected()
    let rows = PostgresRows(try next())
    try takeEnd()
    return rows
  }

  /// Takes in the answers that are expected.
  ///
  /// All of them, be it that a demand was not met: the server has done what came behind it, and
  /// knows the statements that it has prepared. What is thrown is what went wrong first.
  private func takeExpected() throws(StoreError) {
    var taken = 0
    defer { expected.removeFirst(min(taken, expected.count)) }
    var unmet: StoreError?
    while taken < expected.count {
      let rows: PostgresRows
      do throws(StoreError) { rows = PostgresRows(try next()) } catch { throw unmet ?? error }
      let answered = expected[taken]
      taken += 1
      switch answered {
      case .preparation(let statement): statement.preparation = .done
      case .completion(let failure?) where rows.changes != 1: unmet = unmet ?? failure
      case .completion: break
      case .answer(let question): foresight?.answers[question] = rows
      }
    }
    guard let unmet else { return }
    abandon()
    throw unmet
  }

  /// The next answer; each ends with an empty one.
  private func next() throws(StoreError) -> OpaquePointer {
    guard let result = PQgetResult(handle) else { throw failure() }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
      PQclear(PQgetResult(handle))
      return result
    default:
      let error = failure(of: result)
      PQclear(result)
      abandon()
      throw error
    }
  }

  /// Takes in the end of a unit.
  private func takeEnd() throws(StoreError) {
    guard let result = PQgetResult(handle) else { throw failure() }
    defer { PQclear(result) }
    unitsEnded -= 1
    guard PQresultStatus(result) == PGRES_PIPELINE_SYNC else {
      disconnect()
      throw StoreError(.failed, "the data in \(place) could not be used: the server lost its place")
    }
  }

  /// Takes in all that is still on its way after a failure, which the server has skipped.
  private func abandon() {
    for case .preparation(let statement) in expected where statement.preparation == .sent {
      statement.preparation = .none
    }
    expected.removeAll()
    if unitsEnded == 0 { try? endUnit() }
    var emptyAnswers = 0
    while unitsEnded > 0, emptyAnswers < Self.emptyAnswersMax {
      guard let result = PQgetResult(handle) else {
        emptyAnswers += 1
        continue
      }
      emptyAnswers = 0
      if PQresultStatus(result) == PGRES_PIPELINE_SYNC { unitsEnded -= 1 }
      PQclear(result)
    }
    if unitsEnded > 0 || PQstatus(handle) != CONNECTION_OK { disconnect() }
  }

  /// How many empty answers may follow each other before nothing more comes: one ends an answer,
  /// and more than two only come from a connection that is lost.
  private static let emptyAnswersMax = 3
}
