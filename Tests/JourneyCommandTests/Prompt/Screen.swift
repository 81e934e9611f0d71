/// What a terminal of some width shows of what it is sent: text, and the cursor's moves.
struct Screen {
  /// The rows, as far as anything was written.
  private(set) var rows: [[Character]] = [[]]
  /// The row of the cursor.
  private(set) var row = 0
  /// The column of the cursor.
  private(set) var column = 0
  /// How often it rang.
  private(set) var bells = 0
  /// The columns.
  var width: Int
  /// The bytes of a character or sequence that is not whole yet.
  private var pending: [UInt8] = []

  /// Begins empty.
  init(width: Int) {
    self.width = width
  }

  /// The rows as texts, without blanks at their ends.
  var lines: [String] {
    rows.map { row in
      var text = String(row)
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// The whole as a text.
  var text: String { lines.joined(separator: "\n") }

  /// The row with the cursor.
  var cursorLine: String { lines[row] }

  /// Shows what is sent.
  mutating func show(_ bytes: [UInt8]) {
    for byte in bytes {
      pending.append(byte)
      if pending[0] == 0x1B {
        if pending.count > 2, (0x40...0x7E).contains(byte) { obey() }
      } else if let text = String(validating: pending, as: UTF8.self) {
        pending = []
        for character in text { write(character) }
      }
    }
  }

  /// Writes a character, or moves as it says.
  private mutating func write(_ character: Character) {
    switch character {
    case "\r": column = 0
    case "\n": goDown()
    case "\r\n":
      column = 0
      goDown()
    case "\u{07}": bells += 1
    default:
      if column == width {
        column = 0
        goDown()
      }
      while rows[row].count <= column { rows[row].append(" ") }
      rows[row][column] = character
      column += 1
    }
  }

  /// Goes down a row.
  private mutating func goDown() {
    row += 1
    if row == rows.count { rows.append([]) }
  }

  /// Does what a sequence says.
  private mutating func obey() {
    let text = String(decoding: pending.dropFirst(2), as: UTF8.self)
    pending = []
    let count = Int(text.dropLast()) ?? 1
    switch text.last {
    case "A": row = max(0, row - count)
    case "C": column = min(width - 1, column + count)
    case "J":
      rows[row].removeLast(max(0, rows[row].count - column))
      rows.removeLast(rows.count - row - 1)
    default: break
    }
  }
}
