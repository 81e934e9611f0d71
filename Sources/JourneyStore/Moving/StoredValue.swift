/// A value of a row on its way from one database to another.
enum StoredValue {
  /// A whole number.
  case number(Int64)
  /// Text, as its UTF-8.
  case text([UInt8])
  /// Bytes.
  case bytes([UInt8])
  /// Nothing.
  case nothing

  /// Reads the next column of a row; text as every database can hold it.
  init(of kind: StoreTable.Kind, from row: any Statement) {
    if row.isNothing {
      row.skip()
      self = .nothing
      return
    }
    switch kind {
    case .number: self = .number(row.int64())
    case .text: self = .text(StorableText.of(row.utf8()))
    case .bytes: self = .bytes(row.blob())
    }
  }

  /// Binds it as the next value of a statement.
  func bind(to statement: any Statement) {
    switch self {
    case .number(let number): statement.with(number)
    case .text(let text): statement.with(text: text)
    case .bytes(let bytes): statement.with(blob: bytes)
    case .nothing: statement.withNull()
    }
  }

  /// About how many bytes it takes.
  var byteCount: Int {
    switch self {
    case .number, .nothing: MemoryLayout<Int64>.size
    case .text(let bytes), .bytes(let bytes): bytes.count
    }
  }
}
