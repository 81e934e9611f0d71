extension SQLiteConnection {
  func tables() throws(StoreError) -> [StoreTable] {
    try StoreTable.read(
      from: statement(
        """
        select s.name, c.name, c.type, c.pk from sqlite_schema s join pragma_table_info(s.name) c
        where s.type = 'table' order by s.name, c.cid
        """))
  }

  func clear(_ table: StoreTable) throws(StoreError) {
    try statement(text: ["delete", "from", table.quotedName].joined(separator: " ")).run()
  }

  /// SQLite finds its way by the keys alone, with which all is asked.
  func takeStock() {}
}
