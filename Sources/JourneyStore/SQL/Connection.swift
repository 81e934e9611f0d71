/// A database that holds our tables, open for one thread at a time.
///
/// All SQL is static text: a value can only be bound. It is written once, in what all databases
/// know; a word that only one with several processes needs stands in a comment: `/* for share */`.
package protocol Connection: AnyObject {
  /// The words for the place of the data in messages to users.
  var place: String { get }

  /// `true` if other processes may work on the same tables.
  var isShared: Bool { get }

  /// Returns the prepared statement of this text, ready to be bound.
  func statement(_ sql: StaticString) throws(StoreError) -> any Statement

  /// Begins a transaction that writes.
  func beginWriting() throws(StoreError)

  /// Begins a transaction that only reads, over one state of the data.
  func beginReading() throws(StoreError)

  /// Commits the open transaction; what it wrote is flushed when this returns.
  func commit() throws(StoreError)

  /// Undoes the open transaction, unless a failure has undone it.
  func rollback()

  /// Returns what `body` reads, which does nothing but read.
  ///
  /// Where each question is a journey over a network it is called several times: first for what it
  /// asks, being told that there is nothing, then with the answers, which came all at once.
  func gathering<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value

  /// Reads on which node each part lies, where nodes share the data; `nil` where there is one.
  func nodesOfParts() throws(StoreError) -> [Int]?

  /// Reads the format of the tables; 0 if there are none yet.
  func format() throws(StoreError) -> Int

  /// Makes the tables of the next format, in the open transaction.
  func apply(_ migration: Migration, format: Int) throws(StoreError)

  /// Ends the transactions of processes that have lost their turn in the middle of one, so that
  /// they hold nobody up; called by who is about to take over.
  func endAbandonedTransactions() throws(StoreError)

  /// Says whether what is deleted from now on is to be written over as well, so that it cannot be
  /// read from the files, where the database can do that.
  func setOverwriting(_ isOverwriting: Bool) throws(StoreError)
}

extension Connection {
  /// There is one node, unless a database says otherwise.
  package func nodesOfParts() throws(StoreError) -> [Int]? { nil }

  /// Runs `body` in one transaction: all of it is committed, or nothing.
  func transaction<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try beginWriting()
    return try ending(body)
  }

  /// Runs `body`, which only reads, over one state of the data.
  func reading<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    try beginReading()
    return try ending(body)
  }

  /// Runs `body` in the open transaction and ends it.
  private func ending<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    do throws(StoreError) {
      let value = try body()
      try commit()
      return value
    } catch {
      rollback()
      throw error
    }
  }

  /// The number that a statement without values answers with.
  func number(_ sql: StaticString) throws(StoreError) -> Int64 {
    let statement = try statement(sql)
    defer { statement.reset() }
    return try statement.step() ? statement.int64() : 0
  }

  /// The text that a statement without values answers with.
  func text(_ sql: StaticString) throws(StoreError) -> String {
    let statement = try statement(sql)
    defer { statement.reset() }
    return try statement.step() ? statement.text() : ""
  }
}
