/// How many states kept their ids under edits of one sort.
struct EditTally {
  /// How many edits there were.
  var edits = 0
  /// How many states stood for steps that were not edited.
  var states = 0
  /// How many of them kept their ids.
  var kept = 0

  /// The share of states that kept their ids, in hundredths of a per cent, rounded down.
  var keptShare: Int { states == 0 ? 10_000 : kept * 10_000 / states }

  /// The tally of this one and another.
  static func + (left: Self, right: Self) -> Self {
    EditTally(
      edits: left.edits + right.edits, states: left.states + right.states,
      kept: left.kept + right.kept)
  }

  /// The tally as a row of a table.
  func row(_ name: String) -> String {
    let share = "\(keptShare / 100).\(keptShare % 100 / 10)\(keptShare % 10) %"
    return Self.row(name, ["\(edits)", "\(states)", "\(states - kept)", share])
  }

  /// The head of the table.
  static let head = row("edit", ["edits", "states", "renamed", "kept"])

  /// A row: the name to the left, the cells to the right.
  private static func row(_ name: String, _ cells: [String]) -> String {
    let padded = cells.map { String(repeating: " ", count: max(0, 10 - $0.count)) + $0 }
    return name + String(repeating: " ", count: max(0, 20 - name.count)) + padded.joined()
  }
}
