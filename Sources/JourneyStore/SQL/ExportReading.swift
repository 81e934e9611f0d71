/// All that is kept of a person, read row by row over one state of the data.
///
/// It is read by one thread at a time. While it lasts the state that it reads is kept, so whoever
/// reads must not take for ever.
public final class ExportReading {
  /// The store.
  private let store: SQLStore
  /// The part of the person.
  private let part: Int
  /// The person.
  private let userID: String
  /// The list that is being read.
  private var index = 0
  /// Its rows; `nil` before the first of them.
  private var rows: (any Statement)?

  /// Begins to read what is kept of a user.
  init(_ store: SQLStore, of userID: String) throws(StoreError) {
    self.store = store
    self.userID = userID
    part = Part.of(userID)
    try store.connection.beginReading()
  }

  /// Lets the state go.
  deinit {
    rows?.reset()
    store.connection.rollback()
  }

  /// Returns the next row as one JSON object, and the list that it belongs to; `nil` at the end.
  public func next() throws(StoreError) -> (list: String, row: [UInt8])? {
    while index < SQLStore.exportLists.count {
      let (list, sql) = SQLStore.exportLists[index]
      let rows = if let rows { rows } else { try begin(sql) }
      if try rows.step() { return (list, try store.objectJSON(rows)) }
      self.rows = nil
      index += 1
    }
    return nil
  }

  /// Begins to read a list.
  private func begin(_ sql: StaticString) throws(StoreError) -> any Statement {
    let statement = try store.connection.statement(sql).with(part).with(userID)
    rows = statement
    return statement
  }
}
