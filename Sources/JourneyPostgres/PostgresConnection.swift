internal import CPostgres
internal import JourneyStore

/// A connection to a PostgreSQL server, over libpq.
///
/// Statements go out in a pipeline: one that only writes is sent and not waited for, until somebody
/// asks for rows or commits. So a commit costs as many round trips as it asks questions, and one
/// more. A failure undoes the transaction and is thrown by whatever is waited for next.
final class PostgresConnection: MovableConnection {
  /// What was sent and not answered yet.
  enum Expected {
    /// That a statement was prepared.
    case preparation(PostgresStatement)
    /// That something was done; if it has not found or written one row, the failure is thrown.
    case completion(demanded: StoreError?)
    /// What a question was answered with that was asked ahead.
    case answer(PostgresQuestion)
  }

  /// Where the server is.
  let address: PostgresAddress
  /// The object of libpq; `nil` while there is no connection.
  var handle: OpaquePointer?
  /// The statements by the address of their text.
  private var statements: [UnsafePointer<UInt8>: PostgresStatement] = [:]
  /// The statements whose texts were put together.
  private var madeStatements: [String: PostgresStatement] = [:]
  /// What was sent and not answered yet, in order.
  var expected: [Expected] = []
  /// How many units were ended whose end has not come back yet.
  var unitsEnded = 0
  /// `true` from the beginning of a transaction to its end.
  private(set) var isInTransaction = false
  /// What is asked ahead, while something is gathered.
  var foresight: PostgresForesight?

  /// How many statements are sent before their answers are taken in: more could fill the buffers of
  /// both sides, and each would wait for the other.
  private static let expectedMax = 256

  /// Connects.
  init(to address: PostgresAddress) throws(StoreError) {
    self.address = address
    try connect()
  }

  /// Lets the connection go; a transaction that is open is undone.
  deinit { PQfinish(handle) }

  var place: String { address.place }

  var isShared: Bool { true }

  func statement(_ sql: StaticString) throws(StoreError) -> any Statement {
    if let known = statements[sql.utf8Start] {
      known.reset()
      return known
    }
    let made = PostgresStatement("\(sql)", name: "s\(statements.count)", on: self)
    statements[sql.utf8Start] = made
    return made
  }

  func statement(text: String) throws(StoreError) -> any Statement {
    if let known = madeStatements[text] {
      known.reset()
      return known
    }
    let made = PostgresStatement(text, name: "m\(madeStatements.count)", on: self)
    madeStatements[text] = made
    return made
  }

  /// Forgets what the server of before knew.
  func forgetPreparations() {
    for statement in statements.values { statement.preparation = .none }
    for statement in madeStatements.values { statement.preparation = .none }
  }

  // MARK: Transactions

  func beginWriting() throws(StoreError) { try begin("begin") }

  func beginReading() throws(StoreError) {
    try begin("begin isolation level repeatable read, read only")
  }

  /// Begins a transaction; connects again where the connection was lost.
  private func begin(_ words: String) throws(StoreError) {
    if handle == nil { try connect() }
    isInTransaction = true
    try send(words)
    if address.isPooled { for limit in PostgresAddress.timeLimits { try send(limit) } }
  }

  func commit() throws(StoreError) {
    // What was demanded is looked at before anything counts.
    if isDemanding { try finish() }
    try send("commit")
    // Where something before has failed, the server has skipped the commit, and waits to be told.
    try finish()
    isInTransaction = false
  }

  func rollback() {
    guard isInTransaction || handle == nil else { return }
    isInTransaction = false
    guard handle != nil else { return }
    do throws(StoreError) {
      try send("rollback")
      try finish()
    } catch { disconnect() }
  }

  // MARK: Statements

  /// Sends a statement whose answer does not matter, as long as it is done, and has found or
  /// written one row where that is demanded.
  func send(
    _ statement: PostgresStatement, demanding failure: StoreError? = nil
  ) throws(StoreError) {
    try put(statement, demanding: failure)
    if !isInTransaction { return try finish() }
    if expected.count >= Self.expectedMax { try finish() }
  }

  /// Sends a statement and returns what it answers.
  func answer(to statement: PostgresStatement) throws(StoreError) -> PostgresRows {
    try put(statement)
    expected.removeLast()
    return try lastAnswer()
  }

  /// Sends the words of a statement without values.
  func send(_ words: String) throws(StoreError) {
    let isSent = PQsendQueryParams(handle, words, 0, nil, nil, nil, nil, 1) == 1
    guard isSent else { throw failure() }
    expected.append(.completion(demanded: nil))
  }

  /// Has a statement prepared without running it.
  func prepare(_ statement: PostgresStatement) throws(StoreError) {
    guard PQsendPrepare(handle, statement.name, statement.sql, 0, nil) == 1 else { throw failure() }
    expected.append(.preparation(statement))
    try finish()
  }

  /// Puts a statement into the pipeline, prepared before if it was not.
  private func put(
    _ statement: PostgresStatement, demanding demanded: StoreError? = nil
  ) throws(StoreError) {
    if handle == nil, !isInTransaction { try connect() }
    let values = statement.values
    let types = values.kinds.map(\.rawValue)
    if !address.isPooled, statement.preparation == .none {
      guard PQsendPrepare(handle, statement.name, statement.sql, values.count, types) == 1
      else { throw failure() }
      statement.preparation = .sent
      expected.append(.preparation(statement))
    }
    let isSent = values.withPointers { pointers, lengths, forms in
      address.isPooled
        ? PQsendQueryParams(
          handle, statement.sql, values.count, types, pointers, lengths, forms, 1)
        : PQsendQueryPrepared(
          handle, statement.name, values.count, pointers, lengths, forms, 1)
    }
    guard isSent == 1 else { throw failure() }
    expected.append(.completion(demanded: demanded))
  }

  /// Sends a question whose answer is taken in with all others.
  func ask(
    _ statement: PostgresStatement, _ question: PostgresQuestion
  ) throws(StoreError) {
    try put(statement)
    expected[expected.count - 1] = .answer(question)
    if expected.count >= Self.expectedMax { try finish() }
  }

  /// `true` if something that was sent is demanded to have found or written a row.
  private var isDemanding: Bool {
    expected.contains { if case .completion(_?) = $0 { true } else { false } }
  }
}
