/// A connection over which whole tables are read and written, whichever there are.
package protocol MovableConnection: Connection {
  /// Reads which tables there are and what their columns are, as the database itself has it.
  func tables() throws(StoreError) -> [StoreTable]

  /// Returns the prepared statement of a text that was put together from the names of tables and
  /// columns, ready to be bound.
  func statement(text: String) throws(StoreError) -> any Statement

  /// Removes all rows of a table, in the open transaction.
  func clear(_ table: StoreTable) throws(StoreError)

  /// Has the database look at what its tables hold now, so that it finds its way in them.
  func takeStock() throws(StoreError)
}
