/// The values that are bound to a statement, as PostgreSQL wants them: in its binary form, each
/// with its type.
struct PostgresValues: Hashable {
  /// The types of PostgreSQL that values have, by their numbers in its catalog `pg_type`.
  enum Kind: UInt32 {
    case unknown = 0
    case bytes = 17
    case number = 20
    case text = 25
  }

  /// The types.
  private(set) var kinds: [Kind] = []
  /// Where each value begins in the bytes; `nil` where nothing was bound.
  private var starts: [Int?] = []
  /// How many bytes each value has.
  private var lengths: [Int32] = []
  /// The bytes of all values.
  private var bytes: [UInt8] = []
  /// How each is written: 1 stands for the binary form.
  private var forms: [Int32] = []

  /// How many there are.
  var count: Int32 { Int32(truncatingIfNeeded: kinds.count) }

  /// Forgets all values, and keeps the room.
  mutating func removeAll() {
    kinds.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
  }

  /// Adds a whole number.
  mutating func append(_ value: Int64) {
    withUnsafeBytes(of: value.bigEndian) { append(.number, $0) }
  }

  /// Adds a value of bytes.
  mutating func append(_ kind: Kind, _ value: UnsafeRawBufferPointer) {
    note(kind, start: bytes.count, length: value.count)
    bytes.append(contentsOf: value)
    // An empty value has an address too, or it would stand for nothing.
    if value.isEmpty { bytes.append(0) }
  }

  /// Adds nothing.
  mutating func appendNothing() { note(.unknown, start: nil, length: 0) }

  /// Notes where a value lies.
  private mutating func note(_ kind: Kind, start: Int?, length: Int) {
    kinds.append(kind)
    starts.append(start)
    lengths.append(Int32(truncatingIfNeeded: length))
    forms.append(1)
  }

  /// Calls `body` with the values as libpq takes them: pointers, lengths and forms.
  func withPointers<Result>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { bytes in
      let first = bytes.bindMemory(to: CChar.self).baseAddress
      let pointers = starts.map { start in start.flatMap { first?.advanced(by: $0) } }
      return pointers.withUnsafeBufferPointer { pointers in
        lengths.withUnsafeBufferPointer { lengths in
          forms.withUnsafeBufferPointer { forms in
            body(pointers.baseAddress, lengths.baseAddress, forms.baseAddress)
          }
        }
      }
    }
  }
}
