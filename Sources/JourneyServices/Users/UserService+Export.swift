internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

extension UserService {
  /// Returns all that is kept of a user as one JSON document; `nil` where nothing is.
  public func export(_ userID: String) async throws -> [UInt8]? {
    let known = try await user(userID)?.json
    let lists = try await reader.read { store in
      var lists = ExportedLists()
      try store.eachExportedRow(of: userID) { list, row throws(StoreError) in
        try lists.add(row, to: list)
      }
      return lists
    }
    guard known != nil || !lists.isEmpty else { return nil }
    return lists.document(userID: userID, user: known, at: clock.now)
  }
}

/// The rows of an export, by the list that they belong to.
private struct ExportedLists: Sendable {
  /// The rows of each list as JSON, commas between them.
  private var rows: [String: [UInt8]] = [:]
  /// How many bytes that is.
  private var byteCount = 0

  /// `true` if there is no row at all.
  var isEmpty: Bool { rows.isEmpty }

  /// Adds a row to a list, if there is room.
  mutating func add(_ row: [UInt8], to list: String) throws(StoreError) {
    byteCount += row.count + 1
    guard byteCount <= ServiceLimits.exportBytesMax else {
      throw StoreError(
        .failed, "more than \(ServiceLimits.exportBytesMax) bytes are kept of the user")
    }
    if rows[list]?.append(UInt8(ascii: ",")) == nil { rows[list] = [] }
    rows[list]?.append(contentsOf: row)
  }

  /// The whole document.
  func document(userID: String, user: [UInt8]?, at now: Moment) -> [UInt8] {
    var writer = JSONWriter(capacity: byteCount + 1_024)
    writer.beginObject()
    writer.key("userId")
    writer.text(userID)
    writer.key("exportedAt")
    writer.text(now.description)
    if let user {
      writer.key("user")
      writer.verbatim(user)
    }
    for list in SQLiteStore.exportedLists {
      writer.key(list)
      writer.beginArray()
      if let rows = rows[list] { writer.verbatim(rows) }
      writer.endArray()
    }
    writer.endObject()
    return writer.bytes
  }
}
