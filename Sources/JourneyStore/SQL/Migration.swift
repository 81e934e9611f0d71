/// A step from one format of the tables to the next: scripts that run in one transaction.
package struct Migration {
  /// The tables and indexes that are made or changed, in the words of SQLite.
  package let scripts: [StaticString]
  /// Writes the number of the format that is reached, where SQLite keeps it.
  let stamp: StaticString
}
