internal import JourneyStore

// A database that Citus spreads over nodes.

extension PostgresConnection {
  func nodesOfParts() throws(StoreError) -> [Int]? {
    guard try isSpread() else { return nil }
    let select = try statement(
      """
      select p.part, min(n.groupid)::bigint
      from generate_series(0, ?::bigint - 1) as p (part) join pg_dist_placement n
        on n.shardid = get_shard_id_for_distribution_column('user_profile', p.part)
      group by p.part order by p.part
      """
    )
    .with(Part.count)
    var nodes: [Int] = []
    while try select.step() {
      _ = select.int64()
      nodes.append(Int(select.int64()))
    }
    return nodes.count == Part.count ? nodes : nil
  }

  /// `true` if the tables of people's data are spread over nodes.
  private func isSpread() throws(StoreError) -> Bool {
    let known = try statement("select count(*) from pg_extension where extname = 'citus'")
    defer { known.reset() }
    guard try known.step(), known.int64() > 0 else { return false }
    let spread = try statement(
      """
      select count(*) from pg_dist_partition
      where logicalrelid = to_regclass('user_profile') and partmethod = 'h'
      """)
    defer { spread.reset() }
    return try spread.step() && spread.int64() > 0
  }
}
