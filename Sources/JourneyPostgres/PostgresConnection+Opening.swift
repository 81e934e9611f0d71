internal import CPostgres
internal import JourneyStore

extension PostgresConnection {
  /// Connects to the server.
  func connect() throws(StoreError) {
    let names = address.parameters.map(\.name)
    let values = address.parameters.map(\.value)
    handle = Self.withStrings(names) { names in
      // The address among the parameters is read as one.
      Self.withStrings(values) { PQconnectdbParams(names, $0, 1) }
    }
    guard PQstatus(handle) == CONNECTION_OK else { throw failure() }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    guard PQenterPipelineMode(handle) == 1 else { throw failure() }
  }

  /// Lets a connection go that is of no use any more; the next transaction opens another.
  func disconnect() {
    PQfinish(handle)
    handle = nil
    expected.removeAll()
    unitsEnded = 0
    forgetPreparations()
  }

  /// Refuses a server that would lose what it has acknowledged, or cannot hold every text.
  func checkServer() throws(StoreError) {
    guard try setting("fsync") == "on", try setting("synchronous_commit") != "off" else {
      throw StoreError(
        .failed,
        "the server of \(place) does not flush what it commits; set fsync and synchronous_commit "
          + "to on")
    }
    guard try setting("server_encoding") == "UTF8" else {
      throw StoreError(.failed, "\(place) cannot hold every text; create the database with UTF8")
    }
  }

  /// How the server is set.
  private func setting(_ name: String) throws(StoreError) -> String {
    let select = try statement("select current_setting(?)").with(name)
    defer { select.reset() }
    return try select.step() ? select.text() : ""
  }

  /// Calls `body` with strings as C has them, the last followed by nothing.
  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    var pointers: [UnsafePointer<CChar>?] = []
    func next(_ index: Int) -> Result {
      guard index < strings.count else {
        return (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress) }
      }
      return strings[index].withCString { pointer in
        pointers.append(pointer)
        return next(index + 1)
      }
    }
    return next(0)
  }
}
