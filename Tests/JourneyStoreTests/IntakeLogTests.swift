import Foundation
import JourneyModel
import JourneyStore
import Testing

@Suite("The log of what comes in")
struct IntakeLogTests {
  /// A folder with tables, and a clerk who takes inputs into its log.
  private final class Office {
    /// The folder.
    let folder: TemporaryFolder
    /// The tables.
    let store: SQLStore
    /// What is in the log alone.
    let unsettled = UnsettledInputs()
    /// Which ids the tables may hold.
    let takenIDs: TakenIDs
    /// The clerk.
    let clerk: IntakeClerk
    /// Reads the log.
    let reader: IntakeLogReader

    /// Opens a folder.
    init(_ folder: TemporaryFolder = TemporaryFolder()) throws {
      self.folder = folder
      let place = StoreFolder(folder.path)
      store = try place.open()
      let log = try #require(place.intakeLog())
      let tables = try #require(try place.look())
      takenIDs = try TakenIDs(of: tables)
      clerk = try IntakeClerk(log, tables: tables, unsettled: unsettled, takenIDs: takenIDs)
      reader = try log.reader()
    }

    /// Takes all that is in the log alone to the tables, and the log knows.
    func settle() throws {
      let (inputs, last) = try reader.inputs(after: unsettled.settled, about: 1_000)
      _ = try store.take(inputs)
      if let last { unsettled.settle(through: last) }
    }

    /// The inputs that wait in the tables.
    var waiting: Int { get throws { try store.waitingInputs() } }

    /// The bytes of the log, in all of its files.
    var bytes: Data {
      get throws {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
          .filter { $0.hasPrefix("intake.db") }
          .reduce(into: Data()) {
            $0 += try Data(contentsOf: URL(filePath: folder.path + "/" + $1))
          }
      }
    }
  }

  /// One input of each kind.
  private static let kinds: [IncomingInput] = [
    .event("opened", id: "1", of: "anna", at: 1),
    {
      var event = EventRecord(
        eventID: "2", name: "sëen", at: .at(2), attributes: Array(#"{"a":"é"}"#.utf8))
      event.isTimeGiven = false
      return IncomingInput(userID: "", arrivesAt: .at(-3), content: .event(event))
    }(),
    .user(#"{"userId":"bob"}"#, id: "3", of: "bob", at: 4),
    IncomingInput(
      userID: "carla", arrivesAt: .at(5),
      content: .request(
        requestID: "4", JourneyRequest(journeyID: "welcome", parameters: Array("{}".utf8)))),
  ]

  @Test("gives inputs of every kind back as they came")
  func kinds() throws {
    let office = try Office()
    #expect(try office.clerk.take(Self.kinds) == [.taken, .taken, .taken, .taken])
    let (inputs, last) = try office.reader.inputs(after: 0, about: 100)
    #expect(inputs.map { "\($0)" } == Self.kinds.map { "\($0)" })
    #expect(last == 1)
    #expect(office.unsettled.count == 4)
    #expect(office.unsettled.earliest == .at(-3))
  }

  @Test("holds what was acknowledged when the process ends before it is in the tables")
  func outlives() throws {
    let folder = TemporaryFolder()
    try {
      let office = try Office(folder)
      #expect(try office.clerk.take(Self.kinds).count == 4)
      #expect(try office.waiting == 0)
    }()
    let again = try Office(folder)
    #expect(try again.waiting == 4)
    #expect(try again.reader.inputs(after: 0, about: 1).last == nil)
  }

  @Test("does no harm where the process ends after it is in the tables")
  func twice() throws {
    let folder = TemporaryFolder()
    try {
      let office = try Office(folder)
      _ = try office.clerk.take(Self.kinds)
      try office.settle()
      #expect(try office.waiting == 4)
      #expect(try office.reader.inputs(after: 0, about: 1).last == 1)
    }()
    #expect(try Office(folder).waiting == 4)
  }

  @Test("tells a repetition and a clash, while the first is in the log alone and after that")
  func repetitions() throws {
    let office = try Office()
    let first = IncomingInput.event("a", id: "1", of: "anna", at: 1)
    let other = IncomingInput.event("b", id: "1", of: "anna", at: 1)
    #expect(try office.clerk.take([first, first, other]) == [.taken, .duplicate, .conflict])
    #expect(try office.clerk.take([first, other]) == [.duplicate, .conflict])
    try office.settle()
    #expect(office.unsettled.count == 0)
    #expect(
      try office.clerk.take([first, other, .event("a", id: "1", of: "bob", at: 1)])
        == [.duplicate, .conflict, .taken])
    try office.settle()
    #expect(try office.waiting == 2)
  }

  @Test("tells a repetition of what was taken by the process before, and looks for nothing else")
  func repetitionsOfBefore() throws {
    let folder = TemporaryFolder()
    let first = IncomingInput.event("a", id: "1", of: "anna", at: 1)
    let other = IncomingInput.event("b", id: "1", of: "anna", at: 1)
    let new = IncomingInput.event("a", id: "2", of: "anna", at: 1)
    let atOnce = IncomingInput.user(#"{"userId":"bob"}"#, id: "3", of: "bob", at: 4)
    try { _ = try Office(folder).clerk.take([first]) }()
    let office = try Office(folder)
    #expect([first, new].allSatisfy(office.takenIDs.mayHold))
    #expect(try office.clerk.take([first]) == [.duplicate])
    // What is taken while they are read is among them, wherever it goes.
    #expect(try office.clerk.take([.event("a", id: "4", of: "anna", at: 1)]) == [.taken])
    office.takenIDs.note([atOnce])
    let tables = try #require(try StoreFolder(folder.path).look())
    try office.takenIDs.read(from: tables)
    #expect(office.takenIDs.mayHold(first))
    #expect(office.takenIDs.mayHold(atOnce))
    #expect(office.takenIDs.mayHold(.event("a", id: "4", of: "anna", at: 1)))
    #expect(!office.takenIDs.mayHold(new))
    #expect(try office.clerk.take([first, other, new]) == [.duplicate, .conflict, .taken])
    try office.settle()
    #expect(try office.clerk.take([first, new]) == [.duplicate, .duplicate])
  }

  @Test("takes any id for one that may be there, where reading them was given up")
  func idsGivenUp() throws {
    let office = try Office()
    let new = IncomingInput.event("a", id: "1", of: "anna", at: 1)
    office.takenIDs.giveUp()
    try office.takenIDs.read(from: office.store)
    #expect(office.takenIDs.mayHold(new))
    #expect(try office.clerk.take([new]) == [.taken])
  }

  @Test("goes on behind what is there, a part of it after the other")
  func parts() throws {
    let office = try Office()
    for number in 0..<5 {
      _ = try office.clerk.take([.event("a", id: "\(number)", of: "anna", at: 1)])
    }
    let (inputs, last) = try office.reader.inputs(after: 1, about: 2)
    #expect(inputs.count == 2)
    #expect(last == 3)
    #expect(try office.reader.inputs(after: 1, through: 2, about: 2).last == 2)
    office.unsettled.settle(through: 3)
    #expect(office.unsettled.count == 2)
    #expect(office.unsettled.last == 5)
    _ = try office.clerk.take([.event("a", id: "5", of: "anna", at: 1)])
    #expect(try office.reader.inputs(after: 0, about: 100).inputs.count == 3)
  }

  @Test("refuses what has no room, and takes it when there is some")
  func full() throws {
    let office = try Office()
    let large = IncomingInput(
      userID: "anna", arrivesAt: .at(1),
      content: .user(changeID: "1", json: [UInt8](repeating: 0x20, count: 100_000)))
    try office.clerk.setFull(true)
    #expect(throws: StoreError.self) { try office.clerk.take([large]) }
    #expect(office.unsettled.count == 0)
    try office.clerk.setFull(false)
    #expect(try office.clerk.take([large]) == [.taken])
    #expect(try office.clerk.take([large]) == [.duplicate])
  }

  @Test("keeps nothing of somebody who was erased, and takes nothing more of them")
  func erasure() throws {
    let office = try Office()
    let mark = ErasureTests.mark
    let inputs = (0..<50).map { IncomingInput.event("a", id: "\($0)", of: mark, at: 1) }
    _ = try office.clerk.take(inputs)
    try office.settle()
    _ = try office.clerk.take([.event("a", id: "b", of: "bob", at: 1)])
    try office.store.erase(mark, salt: "salt", at: .at(9))
    #expect(try office.bytes.range(of: Data(mark.utf8)) != nil)
    try office.clerk.noteErasure()
    #expect(try office.bytes.range(of: Data(mark.utf8)) == nil)
    #expect(try office.clerk.take(inputs.suffix(1)) == [.erased])
    try office.settle()
    #expect(try office.waiting == 1)
    #expect(try office.store.readmit(mark))
    office.clerk.forgetErasures()
    #expect(try office.clerk.take(inputs.suffix(1)) == [.taken])
  }

  @Test("goes with the rest when the data is moved")
  func moves() throws {
    let folder = TemporaryFolder()
    _ = try Office(folder).clerk.take(Self.kinds)
    let target = TemporaryFolder()
    try MovingTests.move(StoreFolder(folder.path), to: StoreFolder(target.path))
    #expect(try Office(target).waiting == 4)
  }

  @Test("is in a backup, unless a process is at work that takes it to the tables")
  func backups() throws {
    let folder = TemporaryFolder()
    let target = TemporaryFolder()
    let backup = StoreBackup(path: folder.path + "/backup")
    let busy = try Office(folder)
    _ = try busy.clerk.take(Self.kinds)
    try StoreBackup(path: folder.path + "/of-one-at-work").make(of: folder.path)
    #expect(try busy.waiting == 0)
    try { _ = try Office(target).clerk.take(Self.kinds) }()
    try backup.make(of: target.path)
    let restored = TemporaryFolder()
    try backup.restore(into: restored.path)
    #expect(try Office(restored).waiting == 4)
  }

  @Test("is data, so that no backup is restored beside it")
  func restoring() throws {
    let folder = TemporaryFolder()
    _ = try Office(folder).clerk.take(Self.kinds)
    let backup = StoreBackup(path: folder.path + "/backup")
    try backup.make(of: folder.path)
    for name in ["journey.db", "journey.db-wal", "journey.db-shm"] {
      try? FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }
    let error = #expect(throws: StoreError.self) { try backup.restore(into: folder.path) }
    #expect(error?.message.contains("there is data in") == true)
  }
}
