/// The next number of each part: for inputs, events, runs, effects and trace rows alike.
///
/// Numbers are handed out with work before it is known how many it takes; a reserve keeps them
/// apart from those of inputs that are taken in meanwhile. They may have gaps; none repeats. Where
/// several processes draw them they are those of the row that the transaction has locked. Where one
/// does, its row says more than have been drawn, so that few commits write it.
struct PartNumbers {
  /// How many numbers a row is ahead of those that are drawn.
  private static let ahead: Int64 = 256
  /// The numbers that are kept for one piece of work of a part: more than any batch takes.
  static let reserve: Int64 = 1 << 20

  /// The next number that nobody has.
  private var next: [Int64]
  /// Where the latest piece of work of each part began to number.
  private var handedOut: [Int64]
  /// What the row of each part says, or less: whoever opens the store goes on from there.
  private var kept: [Int64]

  /// Reads the numbers as they were last committed.
  init(readFrom connection: any Connection) throws(StoreError) {
    next = [Int64](repeating: 1, count: Part.count)
    handedOut = next
    kept = next
    let rows = try connection.statement("select part, next from part_sequence where part >= 0")
    while try rows.step() {
      let part = rows.int()
      if next.indices.contains(part) { self[part] = rows.int64() }
    }
  }

  /// All parts.
  var indices: Range<Int> { next.indices }

  /// The next number of `part`; its row says no less.
  subscript(part: Int) -> Int64 {
    get { next[part] }
    set {
      next[part] = newValue
      kept[part] = max(kept[part], newValue)
    }
  }

  /// What the row of `part` says when it is written and `number` is the next one: never less than
  /// before.
  func row(of part: Int, for number: Int64) -> Int64 { max(number, kept[part]) }

  /// Notes what was committed for `part`.
  mutating func note(_ drawn: DrawnNumbers, of part: Int) {
    next[part] = drawn.next
    kept[part] = drawn.row ?? kept[part]
  }

  /// Reserves numbers of `part` for a piece of work; returns the first.
  mutating func handOut(_ part: Int) -> Int64 {
    handedOut[part] = next[part]
    next[part] += Self.reserve
    return handedOut[part]
  }

  /// The numbers of `part` after work that used those below `used`.
  ///
  /// The reserve is given back if nothing was numbered since. `isAlone` where no other process draws
  /// them.
  func drawn(of part: Int, upTo used: Int64, isAlone: Bool) -> DrawnNumbers {
    let isUndisturbed = next[part] == handedOut[part] + Self.reserve && used >= handedOut[part]
    let next = isUndisturbed ? used : max(next[part], used)
    guard isAlone else { return DrawnNumbers(next: next, row: next) }
    return DrawnNumbers(next: next, row: next <= kept[part] ? nil : next + Self.ahead)
  }
}

/// What a piece of work leaves of the numbers of its part.
struct DrawnNumbers {
  /// The next number.
  let next: Int64
  /// What the row of the part is to say; `nil` where it says enough.
  let row: Int64?
}
