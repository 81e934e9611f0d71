internal import CSQLite

/// Writes what a commit adds to the log with one call to the system, not with two for each page, to
/// where the file has room for it.
///
/// SQLite writes a log in small pieces, one behind the other, and then has it flushed: those calls
/// were a seventh of the time of its thread where the folder is in memory, and more on a disk. Here
/// the pieces are gathered, and written when the log is flushed or read. What is not flushed counts
/// for nobody, so nothing is lost that was not lost before; a connection that does not flush each
/// commit must not use this.
///
/// A file that grows has its new length flushed with each commit, which is a second write to the
/// disk: 450 to 560 µs where a commit within the file takes 190 to 240. So the log grows by more
/// than is written, with zeros behind. SQLite takes a log as far as its frames are sound, and zeros
/// are none.
///
/// It is a file system of SQLite's ("VFS"), which differs from the usual one in logs alone.
enum GatheredLog {
  /// The name under which SQLite knows it; `nil` if it cannot be had, and the usual one does.
  static var name: UnsafePointer<CChar>? { isKnown ? title : nil }

  /// The most bytes that are gathered: the usual file system takes less than twice as many at once.
  private static let bytesMax = 64 << 10

  /// The least and the most bytes by which the file grows: as much as there is, between these.
  private static let growth: ClosedRange<Int64> = (64 << 10)...(1 << 20)
  /// What it grows by, as many as are written at once.
  private nonisolated(unsafe) static let zeros: UnsafeRawPointer = {
    let zeros = UnsafeMutableRawPointer.allocate(byteCount: bytesMax, alignment: 16)
    zeros.initializeMemory(as: UInt8.self, repeating: 0, count: bytesMax)
    return UnsafeRawPointer(zeros)
  }()

  /// What SQLite calls a write that failed: the C macro is not visible here.
  private static let failedWrite = SQLITE_IOERR | 3 << 8

  /// A log: what is gathered, before the file itself, which lies behind it.
  private struct Log {
    /// What SQLite knows of a file.
    var file = sqlite3_file()
    /// The bytes that are gathered; `nil` before the first.
    var bytes: UnsafeMutableRawPointer?
    /// How many there are.
    var count = 0
    /// Where in the file the first of them belongs.
    var start: Int64 = 0
    /// How long the file is, as far as it is known here.
    var length: Int64 = 0
  }

  /// A file as SQLite hands it over.
  private typealias File = UnsafeMutablePointer<sqlite3_file>

  /// The name, which stays where it is.
  private nonisolated(unsafe) static let title = UnsafeRawPointer(
    ("journey-log" as StaticString).utf8Start
  ).assumingMemoryBound(to: CChar.self)

  /// The usual file system.
  private nonisolated(unsafe) static let usual = sqlite3_vfs_find(nil)

  /// `true` once SQLite knows this one: the usual one, but for how files are opened.
  private static let isKnown: Bool = {
    guard let usual else { return false }
    let system = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    system.initialize(to: usual.pointee)
    system.pointee.pNext = nil
    system.pointee.zName = title
    system.pointee.szOsFile += Int32(MemoryLayout<Log>.stride)
    system.pointee.xOpen = { GatheredLog.open($1, $2, $3, $4) }
    return sqlite3_vfs_register(system, 0) == SQLITE_OK
  }()

  /// What SQLite does with a log.
  private nonisolated(unsafe) static let methods: UnsafePointer<sqlite3_io_methods> = {
    var methods = sqlite3_io_methods()
    methods.iVersion = 1
    methods.xClose = { GatheredLog.close($0) }
    methods.xWrite = { GatheredLog.gather($0, $1, Int($2), at: $3) }
    methods.xRead = { file, bytes, count, place in
      passOn(file) { $0.xRead?($1, bytes, count, place) }
    }
    methods.xTruncate = { file, size in
      let code = passOn(file) { $0.xTruncate?($1, size) }
      if let file { log(file).pointee.length = 0 }
      return code
    }
    methods.xSync = { file, flags in passOn(file) { $0.xSync?($1, flags) } }
    methods.xFileSize = { file, size in passOn(file) { $0.xFileSize?($1, size) } }
    methods.xLock = { file, level in passOn(file) { $0.xLock?($1, level) } }
    methods.xUnlock = { file, level in passOn(file) { $0.xUnlock?($1, level) } }
    methods.xCheckReservedLock = { file, answer in
      passOn(file) { $0.xCheckReservedLock?($1, answer) }
    }
    methods.xFileControl = { file, what, value in
      passOn(file) { $0.xFileControl?($1, what, value) }
    }
    methods.xSectorSize = { passOn($0) { $0.xSectorSize?($1) } }
    methods.xDeviceCharacteristics = { passOn($0) { $0.xDeviceCharacteristics?($1) } }
    let pointer = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    pointer.initialize(to: methods)
    return UnsafePointer(pointer)
  }()

  // MARK: What SQLite asks

  /// Opens a file: a log as one that gathers, any other as usual.
  private static func open(
    _ name: sqlite3_filename?, _ file: File?, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let file, let open = usual?.pointee.xOpen else { return SQLITE_CANTOPEN }
    guard flags & SQLITE_OPEN_WAL != 0 else { return open(usual, name, file, flags, outFlags) }
    log(file).initialize(to: Log())
    let code = open(usual, name, itself(file), flags, outFlags)
    if code == SQLITE_OK { log(file).pointee.file.pMethods = methods }
    return code
  }

  /// Closes a log, with all that was gathered in it.
  private static func close(_ file: File?) -> Int32 {
    let code = passOn(file) { $0.xClose?($1) }
    if let file {
      log(file).pointee.bytes?.deallocate()
      log(file).pointee.bytes = nil
    }
    return code
  }

  /// Gathers bytes that follow those before them; others are gathered anew.
  private static func gather(
    _ file: File?, _ bytes: UnsafeRawPointer?, _ count: Int, at place: Int64
  ) -> Int32 {
    guard let file, let bytes else { return failedWrite }
    let log = log(file)
    let isNext = place == log.pointee.start + Int64(log.pointee.count)
    if !isNext || log.pointee.count + count > bytesMax {
      let code = write(file)
      guard code == SQLITE_OK else { return code }
    }
    guard count <= bytesMax else {
      return passOn(file) { $0.xWrite?($1, bytes, Int32(count), place) }
    }
    if log.pointee.count == 0 { log.pointee.start = place }
    let room = log.pointee.bytes ?? .allocate(byteCount: bytesMax, alignment: 16)
    log.pointee.bytes = room
    (room + log.pointee.count).copyMemory(from: bytes, byteCount: count)
    log.pointee.count += count
    return SQLITE_OK
  }

  // MARK: The file itself

  /// What is gathered of a log.
  private static func log(_ file: File) -> UnsafeMutablePointer<Log> {
    UnsafeMutableRawPointer(file).assumingMemoryBound(to: Log.self)
  }

  /// The file of a log.
  private static func itself(_ file: File) -> File {
    (UnsafeMutableRawPointer(file) + MemoryLayout<Log>.stride)
      .assumingMemoryBound(to: sqlite3_file.self)
  }

  /// Writes what was gathered; what cannot be written is given up, with its commit.
  private static func write(_ file: File) -> Int32 {
    let gathered = log(file).pointee
    guard gathered.count > 0 else { return SQLITE_OK }
    log(file).pointee.count = 0
    let end = gathered.start + Int64(gathered.count)
    guard let methods = itself(file).pointee.pMethods?.pointee,
      let code = methods.xWrite?(
        itself(file), gathered.bytes, Int32(gathered.count), gathered.start)
    else { return failedWrite }
    if code == SQLITE_OK, end > gathered.length { makeRoom(behind: end, of: file, methods) }
    return code
  }

  /// Lets a file grow that was written up to a place; where it cannot, it is as long as it is.
  ///
  /// What another connection wrote is behind that place, within the file, and stays as it is.
  private static func makeRoom(
    behind written: Int64, of file: File, _ methods: sqlite3_io_methods
  ) {
    var length: Int64 = 0
    guard methods.xFileSize?(itself(file), &length) == SQLITE_OK else { return }
    let added = length > written ? 0 : min(max(length, growth.lowerBound), growth.upperBound)
    let end = length + added
    while length < end {
      let count = min(Int64(bytesMax), end - length)
      guard methods.xWrite?(itself(file), zeros, Int32(count), length) == SQLITE_OK else { break }
      length += count
    }
    log(file).pointee.length = length
  }

  /// Writes what was gathered, and asks the file.
  private static func passOn(
    _ file: File?, _ ask: (sqlite3_io_methods, File) -> Int32?
  ) -> Int32 {
    guard let file else { return SQLITE_IOERR }
    let code = write(file)
    guard code == SQLITE_OK, let methods = itself(file).pointee.pMethods?.pointee else {
      return code == SQLITE_OK ? SQLITE_IOERR : code
    }
    return ask(methods, itself(file)) ?? SQLITE_IOERR
  }
}
