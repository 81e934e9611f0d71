internal import JourneyModel
internal import JourneyStore
internal import Synchronization

/// All that is kept of a person as one JSON document, given a piece at a time: no memory ever holds
/// the whole.
public actor UserExport {
  /// How many bytes a piece has at least, but for the last: what one write of a connection takes.
  private static let pieceBytes = 64 << 10

  /// The thread that reads.
  private nonisolated let thread: WorkThread
  /// What is read.
  private let reading: ExportReading
  /// The row that comes next, with its list; `nil` at the end.
  private var row: (list: String, row: [UInt8])?
  /// The lists that are still to come.
  private var lists = SQLStore.exportedLists[...]
  /// `true` once a row of the first of them was written.
  private var isInside = false
  /// What was written and not given yet.
  private var piece: [UInt8] = []
  /// `true` once the end was written.
  private var hasEnded = false
  /// The place among those that are exported at once.
  private let place: ExportPlaces.Place

  /// The thread of this actor.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  /// Begins to read what is kept of a user; `nil` where nothing is.
  init?(
    of userID: String, user: [UInt8]?, in data: any StorePlace, at now: Moment,
    place: ExportPlaces.Place
  ) throws {
    guard let reading = try data.look()?.export(of: userID) else {
      return nil
    }
    let first = try reading.next()
    guard user != nil || first != nil else { return nil }
    self.reading = reading
    self.place = place
    row = first
    thread = WorkThread(name: "journey.export")
    piece = Self.head(userID, user, at: now)
  }

  /// Ends the thread.
  deinit { thread.close() }

  /// Returns the next piece; `nil` at the end.
  public func next() throws -> [UInt8]? {
    while piece.count < Self.pieceBytes, !hasEnded { try writeMore() }
    guard !piece.isEmpty else { return nil }
    defer { piece.removeAll(keepingCapacity: true) }
    return piece
  }

  /// Writes the rows of a list until a piece is full, and what stands behind the last of them.
  private func writeMore() throws {
    guard let list = lists.first else {
      piece.append(UInt8(ascii: "}"))
      hasEnded = true
      return
    }
    guard let (name, row) = row, name == list else { return endList(list) }
    piece += isInside ? Array(",".utf8) : Self.opening(list)
    piece += row
    isInside = true
    self.row = try reading.next()
  }

  /// Ends a list, which may have no row at all.
  private func endList(_ list: String) {
    if !isInside { piece += Self.opening(list) }
    piece.append(UInt8(ascii: "]"))
    lists.removeFirst()
    isInside = false
  }

  /// What stands before the first row of a list.
  private static func opening(_ list: String) -> [UInt8] { Array(",\"\(list)\":[".utf8) }

  /// What stands before the lists.
  private static func head(_ userID: String, _ user: [UInt8]?, at now: Moment) -> [UInt8] {
    var writer = JSONWriter(capacity: 1_024)
    writer.beginObject()
    writer.key("userId")
    writer.text(userID)
    writer.key("exportedAt")
    writer.text(now.description)
    if let user {
      writer.key("user")
      writer.verbatim(user)
    }
    return writer.bytes
  }
}

/// How many people are exported at once.
final class ExportPlaces: Sendable {
  /// How many places are taken.
  private let taken = Mutex(0)

  /// A place, given back with this object.
  final class Place: Sendable {
    /// Whose it is.
    private let places: ExportPlaces

    /// Notes a place that was taken.
    fileprivate init(_ places: ExportPlaces) { self.places = places }

    /// Gives the place back.
    deinit { places.taken.withLock { $0 -= 1 } }
  }

  /// Takes a place; `nil` if there is none.
  func take() -> Place? {
    let isFree = taken.withLock { taken in
      guard taken < ServiceLimits.exportsMax else { return false }
      taken += 1
      return true
    }
    return isFree ? Place(self) : nil
  }
}
