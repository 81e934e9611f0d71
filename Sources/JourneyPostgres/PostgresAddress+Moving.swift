package import JourneyStore

extension PostgresAddress: MovablePlace {
  package func openSource() throws(StoreError) -> any MovableConnection {
    let connection = try PostgresConnection(to: self)
    guard try connection.format() > 0 else {
      throw StoreError(.failed, "there is no data in \(place)")
    }
    return connection
  }

  package func openTarget() throws(StoreError) -> any MovableConnection {
    let connection = try PostgresConnection(to: self)
    try connection.checkServer()
    return connection
  }
}
