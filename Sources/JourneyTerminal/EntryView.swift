internal import JourneyModel

/// What is being typed as the rows of a terminal, with the cursor in them.
package struct EntryView {
  /// The rows.
  package private(set) var rows: [String] = [""]
  /// The row of the cursor.
  package private(set) var cursorRow = 0
  /// The column of the cursor.
  package private(set) var cursorColumn = 0
  /// The columns of the terminal.
  private let width: Int
  /// The column that the next character goes to.
  private var column = 0

  /// Lays out what is typed behind prompts: one before the first line, one before the others.
  package init(
    _ entry: EditedText, prompts: (first: Prompt, other: Prompt), width: Int, height: Int
  ) {
    self.width = max(2, width)
    add(prompts.first)
    add(entry.before, other: prompts.other)
    // A full row is followed by another, where the next character goes.
    if column >= self.width { breakRow() }
    (cursorRow, cursorColumn) = (rows.count - 1, column)
    add(entry.behind, other: prompts.other)
    crop(to: max(1, height))
  }

  /// Adds a prompt.
  private mutating func add(_ prompt: Prompt) {
    rows[rows.count - 1] += prompt.shown
    column += prompt.width
    if column >= width { breakRow() }
  }

  /// Adds text.
  private mutating func add(_ text: String, other prompt: Prompt) {
    for character in text {
      if character == "\n" {
        breakRow()
        add(prompt)
        continue
      }
      let shown = DisplayText.safe(String(character), from: column)
      let columns = DisplayText.width(shown)
      if column + columns > width { breakRow() }
      rows[rows.count - 1] += shown
      column += columns
    }
  }

  /// Goes on in another row.
  private mutating func breakRow() {
    rows.append("")
    column = 0
  }

  /// Leaves out rows that the terminal has no place for, the farthest from the cursor.
  private mutating func crop(to height: Int) {
    guard rows.count > height else { return }
    let first = min(max(0, cursorRow - height + 1), rows.count - height)
    rows = Array(rows[first..<first + height])
    cursorRow -= first
  }
}

/// What stands before what is typed.
public struct Prompt: Equatable, Sendable {
  /// The text.
  public var text: String
  /// `true` if it is set off.
  public var isStrong: Bool

  /// Creates a prompt.
  public init(_ text: String, isStrong: Bool = false) {
    self.text = text
    self.isStrong = isStrong
  }

  /// The columns that it takes.
  var width: Int { DisplayText.width(text) }

  /// The text as it is sent to the terminal.
  var shown: String { isStrong ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
