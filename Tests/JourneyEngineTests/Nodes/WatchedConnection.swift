import JourneyModel
import JourneyStore

/// A connection to a database of which it says that two nodes share it: the parts of even numbers
/// lie on the one, the others on the other.
///
/// It keeps what each transaction that writes was about, and can let a node fail.
final class WatchedConnection: Connection {
  /// What a node can do no more.
  enum Loss { case writing, reading }

  /// What does everything.
  private let connection: any Connection
  /// The nodes of the parts of each transaction that was to write, in order.
  private(set) var writings: [Set<Int>] = []
  /// The nodes of the transaction that is open; `nil` while none is that writes.
  private var open: Set<Int>?
  /// The node that is lost, and in what; `nil` while all are there.
  var lost: (node: Int, loss: Loss)?

  /// Watches a connection.
  init(_ connection: any Connection) { self.connection = connection }

  /// The node of a part.
  static func node(of part: Int) -> Int { part % 2 }

  /// Forgets what was written so far.
  func forget() { writings = [] }

  func nodesOfParts() throws(StoreError) -> [Int]? { (0..<Part.count).map(Self.node) }

  func statement(_ sql: StaticString) throws(StoreError) -> any Statement {
    WatchedStatement(try connection.statement(sql), sql: "\(sql)") {
      [unowned self] part throws(StoreError) in
      guard let node = part.map(Self.node) else { return }
      open?.insert(node)
      if let lost, lost == (node, open == nil ? .reading : .writing) {
        throw StoreError(.failed, "the node \(node) is lost")
      }
    }
  }

  func beginWriting() throws(StoreError) {
    try connection.beginWriting()
    open = []
  }

  func beginReading() throws(StoreError) { try connection.beginReading() }

  func commit() throws(StoreError) {
    try connection.commit()
    end()
  }

  func rollback() {
    connection.rollback()
    end()
  }

  /// Notes what a transaction was about.
  private func end() {
    if let open { writings.append(open) }
    open = nil
  }

  func gathering<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try connection.gathering(body)
  }

  var place: String { connection.place }
  var isShared: Bool { connection.isShared }
  func format() throws(StoreError) -> Int { try connection.format() }

  func apply(_ migration: Migration, format: Int) throws(StoreError) {
    try connection.apply(migration, format: format)
  }

  func endAbandonedTransactions() throws(StoreError) {
    try connection.endAbandonedTransactions()
  }

  func setOverwriting(_ isOverwriting: Bool) throws(StoreError) {
    try connection.setOverwriting(isOverwriting)
  }
}
