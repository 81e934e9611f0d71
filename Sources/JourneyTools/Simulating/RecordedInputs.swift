internal import Foundation
internal import JourneyModel
internal import JourneySimulation
internal import JourneyStore

/// Inputs that were recorded, put together by person: in memory while they fit, then in files.
///
/// They are spread over drawers by the hash of the user's id; one drawer at a time is looked at.
final class RecordedInputs {
  /// The drawers.
  private var drawers = (0..<drawerCount).map { _ in Drawer() }
  /// How many bytes lie in memory.
  private var bytesInMemory = 0
  /// The folder of the files; `nil` while there are none.
  private var folder: URL?
  /// The most bytes that lie in memory.
  private let bytesInMemoryMax: Int
  /// How many inputs were told twice.
  private(set) var duplicates = 0
  /// How many inputs had the id of another with another content.
  private(set) var conflicts = 0
  /// The moments of the first and the last event.
  private(set) var span: ClosedRange<Moment>?

  /// How many drawers there are: so many that one of a hundred gigabytes fits into memory.
  private static let drawerCount = 256

  /// Inputs of some people.
  private struct Drawer {
    /// Those in memory, packed.
    var bytes: [UInt8] = []
    /// Those before them.
    var file: OutputFile?
  }

  /// Creates empty drawers.
  init(bytesInMemoryMax: Int) {
    self.bytesInMemoryMax = bytesInMemoryMax
  }

  /// Removes the files.
  deinit {
    if let folder { try? FileManager.default.removeItem(at: folder) }
  }

  /// Takes inputs in, in order of arrival.
  func take(_ inputs: [IncomingInput]) throws(RunError) -> [IntakeOutcome] {
    for input in inputs {
      let index = Int(StableHash.of(input.userID.utf8) % UInt64(Self.drawerCount))
      let before = drawers[index].bytes.count
      PackedInput.append(input, to: &drawers[index].bytes)
      bytesInMemory += drawers[index].bytes.count - before
      if case .event(let event) = input.content {
        span =
          min(span?.lowerBound ?? event.at, event.at)...max(span?.upperBound ?? event.at, event.at)
      }
    }
    if bytesInMemory > bytesInMemoryMax { try putAway() }
    return Array(repeating: .taken, count: inputs.count)
  }

  /// Writes what lies in memory into files.
  private func putAway() throws(RunError) {
    for index in drawers.indices {
      try file(of: index).write(drawers[index].bytes)
      drawers[index].bytes = []
    }
    bytesInMemory = 0
  }

  /// The file of a drawer, which is made where there is none.
  private func file(of drawer: Int) throws(RunError) -> OutputFile {
    if let file = drawers[drawer].file { return file }
    if folder == nil { folder = try Self.makeFolder() }
    let file = try OutputFile(path(of: drawer))
    drawers[drawer].file = file
    return file
  }

  /// Makes a folder that nobody else has.
  private static func makeFolder() throws(RunError) -> URL {
    let place = FileManager.default.temporaryDirectory
    var template = Array(
      place.appending(path: "journey-inputs-" + String(repeating: "X", count: 6)).path.utf8CString)
    guard mkdtemp(&template) != nil else {
      throw RunError("nothing can be written to `\(place.path)`: is there room for files?")
    }
    let path = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return URL(filePath: String(decoding: path, as: UTF8.self))
  }

  /// The path of the file of a drawer.
  private func path(of drawer: Int) -> String {
    folder?.appending(path: "\(drawer)").path ?? ""
  }

  /// Calls `body` with each person, in an order that follows from their ids.
  func eachPerson(_ body: (SimulatedPerson) throws -> Void) throws {
    for index in drawers.indices {
      var bytes = drawers[index].bytes
      drawers[index].bytes = []
      if let file = drawers[index].file {
        try file.flush()
        bytes = Array(FileManager.default.contents(atPath: path(of: index)) ?? Data()) + bytes
      }
      for person in people(in: bytes) { try body(person) }
    }
  }

  /// The people of a drawer, in the order in which they were heard of.
  private func people(in bytes: [UInt8]) -> [SimulatedPerson] {
    var reader = PackedInput.Reader(bytes: bytes)
    var places: [String: Int] = [:]
    var people: [(userID: String, inputs: [IncomingInput])] = []
    while let input = reader.next() {
      let place = places[input.userID] ?? people.count
      if place == people.count {
        places[input.userID] = place
        people.append((input.userID, []))
      }
      people[place].inputs.append(input)
    }
    return people.map { person in
      SimulatedPerson(userID: person.userID, inputs: rows(of: person.inputs))
    }
  }

  /// The inputs of a person, each once, in order of arrival; numbered as a store would.
  private func rows(of inputs: [IncomingInput]) -> [InboxRecord] {
    var known: [String: Int64] = [:]
    var rows: [InboxRecord] = []
    for input in inputs {
      let fingerprint = InputFingerprint(of: input.content)
      let key = "\(fingerprint.kind) \(fingerprint.id)"
      if let hash = known[key] {
        if hash == fingerprint.contentHash { duplicates += 1 } else { conflicts += 1 }
        continue
      }
      known[key] = fingerprint.contentHash
      rows.append(InboxRecord(input, number: Int64(rows.count + 1)))
    }
    return rows.sorted { ($0.arrivesAt, $0.number) < ($1.arrivesAt, $1.number) }
  }
}

extension InboxRecord {
  /// Takes an input in under a number.
  init(_ input: IncomingInput, number: Int64) {
    switch input.content {
    case .event(var event):
      event.number = number
      self.init(number: number, arrivesAt: input.arrivesAt, content: .event(event))
    case .user(_, let json):
      self.init(number: number, arrivesAt: input.arrivesAt, content: .user(json: json))
    case .request(_, let request):
      self.init(number: number, arrivesAt: input.arrivesAt, content: .request(request))
    }
  }
}
