public import JourneyStore

// A store on a PostgreSQL server.

extension SQLStore {
  /// Opens the store on a server, making its tables if need be.
  public static func open(server address: PostgresAddress) throws(StoreError) -> SQLStore {
    let connection = try PostgresConnection(to: address)
    try connection.checkServer()
    try Migrations.run(on: connection)
    let store = try SQLStore(connection)
    try store.makeParts()
    try store.refresh()
    return store
  }

  /// Opens the store on a server only to look: nothing is made or taken; `nil` where there is none.
  public static func looking(at address: PostgresAddress) throws(StoreError) -> SQLStore? {
    let connection = try PostgresConnection(to: address)
    return try connection.format() > 0 ? SQLStore(connection) : nil
  }
}

// What tests ask of the server itself, beside the operations of a store.

extension SQLStore {
  /// Says why the server cannot run a statement; `nil` if it can.
  package func problem(with sql: String) throws(StoreError) -> String? {
    guard let connection = connection as? PostgresConnection else { return nil }
    return connection.problem(with: sql)
  }
}

extension PostgresConnection {
  /// Says why the server cannot prepare a statement; `nil` if it can.
  fileprivate func problem(with sql: String) -> String? {
    let statement = PostgresStatement(sql, name: "", on: self)
    do throws(StoreError) {
      try prepare(statement)
      return nil
    } catch { return error.message }
  }
}
