/// The next number of each part: for inputs, events, runs, effects and trace rows alike.
///
/// Numbers are handed out with work before it is known how many it takes; a reserve keeps them
/// apart from those of inputs that are taken in meanwhile. They may have gaps; none repeats. Where
/// several processes draw them they are those of the row that the transaction has locked.
struct PartNumbers {
  /// The numbers that are kept for one piece of work of a part: more than any batch takes.
  static let reserve: Int64 = 1 << 20

  /// The next number that nobody has.
  private var next: [Int64]
  /// Where the latest piece of work of each part began to number.
  private var handedOut: [Int64]

  /// Reads the numbers as they were last committed.
  init(readFrom connection: any Connection) throws(StoreError) {
    next = [Int64](repeating: 1, count: Part.count)
    handedOut = next
    let rows = try connection.statement("select part, next from part_sequence where part >= 0")
    while try rows.step() {
      let part = rows.int()
      if next.indices.contains(part) { next[part] = rows.int64() }
    }
  }

  /// All parts.
  var indices: Range<Int> { next.indices }

  /// The next number of `part`.
  subscript(part: Int) -> Int64 {
    get { next[part] }
    set { next[part] = newValue }
  }

  /// Reserves numbers of `part` for a piece of work; returns the first.
  mutating func handOut(_ part: Int) -> Int64 {
    handedOut[part] = next[part]
    next[part] += Self.reserve
    return handedOut[part]
  }

  /// The next number of `part` after work that used those below `used` is committed: the reserve is
  /// given back if nothing was numbered since.
  func next(of part: Int, afterWorkUpTo used: Int64) -> Int64 {
    let isUndisturbed = next[part] == handedOut[part] + Self.reserve && used >= handedOut[part]
    return isUndisturbed ? used : max(next[part], used)
  }
}
