/// A step from one format of the tables to the next: scripts that run in one transaction.
package struct Migration {
  /// The tables and indexes that are made or changed, in the words of SQLite.
  package let scripts: [StaticString]
  /// `true` if processes of the version before may go on beside it: it only adds tables, indexes
  /// and columns that have a value of their own.
  package let isHarmless: Bool
  /// Writes the number of the format that is reached, where SQLite keeps it.
  let stamp: StaticString

  /// Creates a step; `isHarmless` says that processes of the version before may go on beside it.
  package init(scripts: [StaticString], stamp: StaticString, isHarmless: Bool = false) {
    self.scripts = scripts
    self.isHarmless = isHarmless
    self.stamp = stamp
  }
}
