import JourneyStore

/// A statement that tells its connection of which part it is before it runs.
final class WatchedStatement: Statement {
  /// What does everything.
  private let statement: any Statement
  /// How many values stand before the part; `nil` of a statement that names none.
  private let placeOfPart: Int?
  /// How many values were bound.
  private var bound = 0
  /// The part that was bound.
  private var part: Int?
  /// Is told of the part, and may refuse it.
  private let touch: (Int?) throws(StoreError) -> Void

  /// Watches a statement.
  init(
    _ statement: any Statement, sql: String, touch: @escaping (Int?) throws(StoreError) -> Void
  ) {
    self.statement = statement
    placeOfPart = Self.placeOfPart(in: sql)
    self.touch = touch
  }

  /// How many values stand before the part in a statement: in one that inserts it is the first.
  private static func placeOfPart(in sql: String) -> Int? {
    let words = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.hasPrefix("insert into") { return words.contains("(part,") ? 0 : nil }
    guard let found = words.firstRange(of: "part = ?") else { return nil }
    return words[..<found.lowerBound].count { $0 == "?" }
  }

  /// Notes a value.
  private func note(_ value: Int64? = nil) {
    if bound == placeOfPart { part = value.map { Int($0) } }
    bound += 1
  }

  func bind(_ value: Int64) {
    note(value)
    statement.bind(value)
  }

  func bind(text: UnsafeBufferPointer<UInt8>) {
    note()
    statement.bind(text: text)
  }

  func bind(bytes: UnsafeRawBufferPointer) {
    note()
    statement.bind(bytes: bytes)
  }

  func bindNothing() {
    note()
    statement.bindNothing()
  }

  func reset() {
    statement.reset()
    bound = 0
  }

  func step() throws(StoreError) -> Bool {
    try touch(part)
    return try statement.step()
  }

  func run() throws(StoreError) {
    try touch(part)
    try statement.run()
  }

  func demandRow(or failure: StoreError) throws(StoreError) {
    try touch(part)
    try statement.demandRow(or: failure)
  }

  func changes() throws(StoreError) -> Int {
    try touch(part)
    return try statement.changes()
  }

  var columnCount: Int { statement.columnCount }
  var columnName: String { statement.columnName }
  var isNothing: Bool { statement.isNothing }
  var isNumber: Bool { statement.isNumber }
  func skip() { statement.skip() }
  func int64() -> Int64 { statement.int64() }
  func text() -> String { statement.text() }
  func utf8() -> [UInt8] { statement.utf8() }
  func blob() -> [UInt8] { statement.blob() }
}
