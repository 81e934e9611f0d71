internal import CPostgres
internal import JourneyStore

extension PostgresConnection {
  /// The failure of the connection itself, in words that a caller can act on.
  func failure() -> StoreError {
    let reason = Self.firstLine(PQerrorMessage(handle))
    guard PQstatus(handle) != CONNECTION_OK else {
      return StoreError(.failed, "the data in \(place) could not be used: \(reason)")
    }
    disconnect()
    return StoreError(.failed, "\(place) cannot be reached: \(reason)")
  }

  /// The failure that a server answered with, in words that a caller can act on.
  func failure(of result: OpaquePointer) -> StoreError {
    guard let state = PQresultErrorField(result, Self.stateField).map({ String(cString: $0) })
    else { return failure() }
    switch state {
    case "53100":
      return StoreError(
        .full,
        "there is no room left for the data in \(place); nothing that was accepted is lost: "
          + "make room, and it goes on from here")
    case "40001", "40P01", "55P03":
      return StoreError(.conflict, "somebody else has changed the same data in \(place)")
    case "57014":
      return StoreError(.failed, "the data in \(place) took too long to answer")
    default:
      let reason = Self.firstLine(PQresultErrorMessage(result))
      return StoreError(.failed, "the data in \(place) could not be used: \(reason)")
    }
  }

  /// The field of an error that holds its code: `PG_DIAG_SQLSTATE`, a macro that is not visible
  /// here; the codes are in appendix A of PostgreSQL's manual.
  private static let stateField = Int32(UInt8(ascii: "C"))

  /// The first line of a message.
  private static func firstLine(_ message: UnsafePointer<CChar>?) -> String {
    let text = message.map { String(cString: $0) } ?? ""
    return text.split(separator: "\n").first.map(String.init) ?? "no reason is given"
  }
}
