internal import JourneyStore

extension PostgresConnection {
  func tables() throws(StoreError) -> [StoreTable] {
    try StoreTable.read(
      from: statement(
        """
        select c.relname, a.attname, format_type(a.atttypid, null),
          coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)
        from pg_class c join pg_attribute a on a.attrelid = c.oid
          join pg_index i on i.indrelid = c.oid and i.indisprimary
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
          and not c.relispartition and a.attnum > 0 and not a.attisdropped
        order by c.relname, a.attnum
        """))
  }

  func clear(_ table: StoreTable) throws(StoreError) {
    try statement(text: "truncate " + table.quotedName).run()
  }

  func takeStock() throws(StoreError) {
    for table in try StoreTable.ours(on: self) {
      try statement(text: "analyze " + table.quotedName).run()
    }
  }
}
