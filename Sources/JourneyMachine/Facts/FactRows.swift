/// What a program asks of many users, or of many events, read from JSON once and packed.
///
/// Telling a machine of one of them again is a copy of some values: nothing is read, and no memory
/// is taken. The rows are good for machines of the program that they were read for.
public final class FactRows {
  /// What the rows are about.
  public enum Subject: Sendable {
    /// Users.
    case users
    /// Events.
    case events
  }

  /// A row.
  struct Row {
    /// The first of its values.
    var start: UnsafeMutablePointer<Value>
    /// When the event happened; missing in the row of a user.
    var at = Value.missing
    /// The event as the code tells it; 0 in the row of a user.
    var eventNumber = 0
  }

  /// The program that they were read for.
  let program: Program
  /// What they are about.
  let subject: Subject
  /// The rows.
  ///
  /// Nothing can change them while they are read, and to check that takes as long as to read them.
  @exclusivity(unchecked)
  private(set) var rows: [Row] = []
  /// The values, and all that they point to.
  private let arena = Arena(bytesMax: .max / 2)

  /// Creates rows of nobody yet.
  public init(of subject: Subject, for program: Program) {
    self.program = program
    self.subject = subject
  }

  /// How many there are.
  public var count: Int { rows.count }

  /// Adds a row of values; what they point to is copied.
  ///
  /// `false` if there is no memory for it.
  func append(_ values: UnsafeBufferPointer<Value>, at: Value, eventNumber: Int) -> Bool {
    guard let start = arena.values(max(1, values.count)) else { return false }
    for (index, value) in values.enumerated() { start[index] = arena.copy(of: value) }
    rows.append(Row(start: start, at: at, eventNumber: eventNumber))
    return true
  }
}

extension Arena {
  /// A value that points into the arena where it pointed elsewhere; missing if there is no room.
  func copy(of value: Value) -> Value {
    switch value.tag {
    case .text:
      guard let start = bytes(max(1, value.count)) else { return .missing }
      if let from = value.bytes.baseAddress { start.update(from: from, count: value.count) }
      return .text(start, count: value.count)
    case .list, .record:
      let parts = value.elements
      guard let start = values(max(1, parts.count)) else { return .missing }
      for (index, part) in parts.enumerated() { start[index] = copy(of: part) }
      return Value(value.tag, size: value.size, bits: Int64(Int(bitPattern: start)))
    default: return value
    }
  }
}
