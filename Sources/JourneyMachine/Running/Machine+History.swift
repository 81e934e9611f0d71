import JourneyModel

extension Machine {
  /// Sets a cursor to the past events of a name up to now; `false` if they were not provided.
  func open(_ history: Int, cursor: Int) -> Bool {
    let rows = histories[history]
    guard rows.isKnown else { return false }
    let now = system[SystemRegister.now.rawValue]
    let end = partition(rows) { !Value.isLess(now, $0[RowColumn.at]) }
    frame[cursor] = Self.cursor(history, 0..<end)
    return true
  }

  /// Leaves out of a cursor what came before a moment.
  func limit(_ cursor: Int, from moment: Value) {
    guard let (rows, range) = range(frame[cursor]) else { return }
    let first =
      moment.isMissing
      ? range.upperBound
      : partition(rows) {
        Value.isLess($0[RowColumn.at], moment)
      }
    move(cursor, range, first)
  }

  /// Leaves out of a cursor what came up to the entry of the run, in time and then in number.
  func limitToEntry(_ cursor: Int) {
    guard let (rows, range) = range(frame[cursor]) else { return }
    let at = system[SystemRegister.enteredAt.rawValue]
    let number = system[SystemRegister.entryNumber.rawValue]
    let first =
      at.isMissing
      ? range.upperBound
      : partition(rows) { row in
        Value.isLess(row[RowColumn.at], at)
          || (row[RowColumn.at].bits == at.bits && row[RowColumn.number].bits <= number.bits)
      }
    move(cursor, range, first)
  }

  /// The number of events of a cursor.
  func count(_ cursor: Value) -> Value {
    guard let (_, range) = range(cursor) else { return .missing }
    return .number(Int64(range.count) * ExactDecimal.scale)
  }

  /// The time of the first event of a cursor's name that is later than now.
  func upcoming(_ cursor: Value) -> Value {
    guard cursor.tag == .cursor else { return .missing }
    let rows = histories[cursor.count]
    let now = system[SystemRegister.now.rawValue]
    let next = partition(rows) { !Value.isLess(now, $0[RowColumn.at]) }
    guard let start = rows.start, next < rows.count else { return .missing }
    return start[next * rows.width + RowColumn.at]
  }

  /// Takes the first or last row of a cursor into temporaries; `false` if there is none.
  func takeRow(_ cursor: Int, into first: Int, width: UInt8, isLast: Bool) -> Bool {
    let position = frame[cursor]
    guard let (rows, range) = range(position), !range.isEmpty, let start = rows.start else {
      return false
    }
    let row = isLast ? range.upperBound - 1 : range.lowerBound
    frame[cursor] = Self.cursor(
      position.count, isLast ? range.lowerBound..<row : row + 1..<range.upperBound)
    let source = start + row * rows.width
    let known = min(Int(width), rows.width)
    for column in 0..<known { frame[first + column] = source[column] }
    for column in known..<Int(width) { frame[first + column] = .missing }
    return true
  }

  /// Takes the next element of a list; `false` if there is none.
  func takeElement(_ cursor: Int, of list: Int) -> Bool {
    let position = frame[cursor]
    let list = frame[list]
    guard position.tag == .number, list.tag == .list,
      (0..<Int64(list.count)).contains(position.bits)
    else {
      frame[cursor + 1] = .missing
      return false
    }
    frame[cursor + 1] = list.elements[Int(position.bits)]
    frame[cursor] = .number(position.bits + 1)
    return true
  }

  /// The first row for which a condition does not hold that holds for all before.
  @inline(__always)
  private func partition(
    _ rows: EventRows, _ isBefore: (UnsafeMutablePointer<Value>) -> Bool
  ) -> Int {
    guard let start = rows.start else { return 0 }
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(start + middle * rows.width) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The rows that a cursor goes over, if it is one and they are still there.
  @inline(__always)
  private func range(_ cursor: Value) -> (EventRows, Range<Int>)? {
    guard cursor.tag == .cursor else { return nil }
    let rows = histories[cursor.count]
    let low = Int(cursor.bits & 0xFFFF_FFFF)
    let high = min(Int(cursor.bits >> 32), rows.count)
    return low <= high ? (rows, low..<high) : nil
  }

  /// Lets a cursor begin further on.
  private func move(_ cursor: Int, _ range: Range<Int>, _ first: Int) {
    let start = min(max(first, range.lowerBound), range.upperBound)
    frame[cursor] = Self.cursor(frame[cursor].count, start..<range.upperBound)
  }

  /// A cursor over some rows of a history.
  @inline(__always)
  private static func cursor(_ history: Int, _ range: Range<Int>) -> Value {
    Value(
      .cursor, size: UInt32(history), bits: Int64(range.lowerBound) | Int64(range.upperBound) << 32)
  }
}
