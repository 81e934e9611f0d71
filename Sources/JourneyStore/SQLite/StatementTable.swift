/// The prepared statements of a connection, by the addresses of their texts.
///
/// A dictionary hashes a key so that nobody can foresee where it lies, which takes 400 instructions
/// for each statement of each person. Addresses of constants come from nobody else: here one is
/// multiplied, and the slots from there on are searched.
struct StatementTable {
  /// A place for a statement.
  private typealias Slot = (text: UnsafePointer<UInt8>, statement: SQLiteStatement)?

  /// The slots: a power of two, at least half of which are free.
  private var slots: [Slot]
  /// How many are taken.
  private var count = 0

  /// How many slots there are at first.
  private static let slotsMin = 256
  /// The golden ratio in 64 bits, which spreads numbers that lie beside each other.
  private static let spread: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Creates a table without statements.
  init() { slots = Array(repeating: nil, count: Self.slotsMin) }

  /// The statement of a text; `nil` where it has not been prepared.
  subscript(text: UnsafePointer<UInt8>) -> SQLiteStatement? { slots[place(of: text)]?.statement }

  /// Keeps the statement of a text that has none yet.
  mutating func add(_ statement: SQLiteStatement, for text: UnsafePointer<UInt8>) {
    if 2 * (count + 1) > slots.count { grow() }
    slots[place(of: text)] = (text, statement)
    count += 1
  }

  /// Gives all statements back.
  mutating func removeAll() { self = StatementTable() }

  /// Where a text lies, or where it belongs.
  private func place(of text: UnsafePointer<UInt8>) -> Int {
    let product = UInt64(UInt(bitPattern: text)) &* Self.spread
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: product >> 32) & mask
    while let taken = slots[place], taken.text != text { place = (place + 1) & mask }
    return place
  }

  /// Makes room for as many again.
  private mutating func grow() {
    let known = slots
    slots = Array(repeating: nil, count: 2 * known.count)
    for case let slot? in known { slots[place(of: slot.text)] = slot }
  }
}
