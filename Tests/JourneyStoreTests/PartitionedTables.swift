import JourneyPostgres
import JourneyStore
import TestDatabases
import Testing

/// Tables of people's data that are partitioned by `part`, as they are where nodes share them: the
/// server refuses a key that does not begin with it, and a row whose part would change costs a move.
enum PartitionedTables {
  /// How many partitions each table has: enough that most parts lie in different ones.
  private static let count = 8

  /// Makes an empty place whose tables of people's data are partitioned.
  static func makeServer() throws -> PostgresAddress {
    let place = try makeTables()
    try PostgresCluster.shared().execute(partitioning(of: place.schema))
    return try #require(PostgresAddress(place))
  }

  /// Makes a place with the tables of a new store.
  private static func makeTables() throws -> String {
    let place = try PostgresCluster.shared().makePlace()
    _ = try SQLStore.open(server: #require(PostgresAddress(place)))
    return place
  }

  /// The tables of a new store, with whether they have a part.
  static func tables() throws -> [(name: String, hasPart: Bool)] {
    let place = try makeTables()
    let listed = try PostgresCluster.shared().answer(
      """
      select string_agg(t.table_name || case when exists (select from information_schema.columns c
          where c.table_schema = t.table_schema and c.table_name = t.table_name
            and c.column_name = 'part') then ' part' else ' all' end, ',' order by t.table_name)
      from information_schema.tables t where t.table_schema = '\(place.schema)'
      """)
    return listed.split(separator: ",").map { line in
      let words = line.split(separator: " ")
      return (String(words[0]), words[1] == "part")
    }
  }

  /// What makes every table with a part anew, partitioned by it.
  private static func partitioning(of schema: String) -> String {
    """
    do $$
    declare found record;
    begin
      for found in select c.table_name as name from information_schema.columns c
        where c.table_schema = '\(schema)' and c.column_name = 'part'
      loop
        execute format('alter table \(schema).%I rename to whole', found.name);
        execute format(
          'create table \(schema).%I (like \(schema).whole including all) partition by hash (part)',
          found.name);
        for number in 0..\(count - 1) loop
          execute format(
            'create table \(schema).%I partition of \(schema).%I '
            || 'for values with (modulus \(count), remainder %s)',
            found.name || '_' || number, found.name, number);
        end loop;
        execute format('insert into \(schema).%I select * from \(schema).whole', found.name);
        drop table \(schema).whole;
        execute format('alter table \(schema).%I owner to \(schema)', found.name);
      end loop;
    end $$
    """
  }
}

extension String {
  /// The schema of the place at an address: it has the name of its user.
  fileprivate var schema: String {
    String(split(separator: "@")[0].split(separator: "/").last ?? "")
  }
}
