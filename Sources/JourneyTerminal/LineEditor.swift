internal import JourneyModel

/// Reads entries from a terminal: keys move the cursor, bring back what was typed before and
/// complete what is being typed.
public final class LineEditor {
  /// What came of reading.
  public enum Outcome: Equatable {
    /// An entry.
    case entry(String)
    /// What was typed was given up.
    case interrupted
    /// The input is over.
    case ended
  }

  /// The terminal.
  private let terminal: Terminal
  /// What was typed before.
  private let history: EntryHistory
  /// What the language says.
  private let rules: EntryRules
  /// The bytes that are no key yet; what was typed ahead may lie in them from entry to entry.
  private var decoder = KeyDecoder()
  /// How many rows the cursor stands below the first that is shown.
  private var cursorRow = 0

  /// How long the rest of a key may take to come, in milliseconds: terminals send it at once, and
  /// slow lines within a few of these.
  private static let sequenceMilliseconds: Int32 = 50
  /// The columns between two texts that are offered.
  private static let gap = 2
  /// The most texts that are shown at once: a screen of them.
  private static let offersMax = 100
  /// Removes everything from the cursor on.
  private static let erase = "\r\u{1B}[J"
  /// Lets the terminal ring, or flash.
  private static let bell = "\u{07}"

  /// Prepares to read entries.
  public init(_ terminal: Terminal, history: EntryHistory, rules: EntryRules) {
    self.terminal = terminal
    self.history = history
    self.rules = rules
  }

  /// Reads an entry behind a prompt; its other lines stand behind another.
  public func read(_ first: Prompt, other: Prompt) -> Outcome {
    terminal.readingKeys {
      var editing = Editing(after: history.entries, rules: rules)
      cursorRow = 0
      show(editing, first, other)
      while true {
        guard let key = nextKey({ show(editing, first, other) }) else { return .ended }
        if let outcome = answer(editing.press(key), &editing, first, other) { return outcome }
      }
    }
  }

  /// Waits for a key, while the window may change; `nil` once none can come.
  private func nextKey(_ showAgain: () -> Void) -> Key? {
    while true {
      switch terminal.read(within: decoder.isWaiting ? Self.sequenceMilliseconds : nil) {
      case .byte(let byte): if let key = decoder.take(byte) { return key }
      case .nothing: if let key = decoder.giveUp() { return key }
      case .disturbed: showAgain()
      case .ended: return nil
      }
    }
  }

  /// Does what a key led to; returns what came of reading once it is over.
  private func answer(
    _ effect: Editing.Effect, _ editing: inout Editing, _ first: Prompt, _ other: Prompt
  ) -> Outcome? {
    switch effect {
    case .entered(let text):
      leave(editing, first, other)
      history.add(text)
      return .entry(text)
    case .interrupted:
      leave(editing, first, other, mark: "^C")
      return .interrupted
    case .ended:
      leave(editing, first, other)
      return .ended
    case .refused:
      terminal.write(Self.bell)
      return nil
    case .changed: break
    case .offered(let texts):
      leave(editing, first, other)
      terminal.write(columns(of: texts))
    case .cleared:
      terminal.write("\u{1B}[H\u{1B}[2J")
      cursorRow = 0
    case .suspended:
      leave(editing, first, other)
      terminal.suspend()
    }
    show(editing, first, other)
    return nil
  }

  /// Shows what is being typed in the place of what was shown.
  private func show(_ editing: Editing, _ first: Prompt, _ other: Prompt) {
    let size = terminal.size
    let prompt = editing.search.map { Prompt("(search `\($0.wanted)`) ") } ?? first
    let view = EntryView(
      editing.entry, prompts: (prompt, other), width: size.columns, height: size.rows)
    var text = Self.up(cursorRow) + Self.erase + view.rows.joined(separator: "\r\n")
    text += Self.up(view.rows.count - 1 - view.cursorRow) + "\r"
    if view.cursorColumn > 0 { text += "\u{1B}[\(view.cursorColumn)C" }
    terminal.write(text)
    cursorRow = view.cursorRow
  }

  /// Leaves what is being typed as it stands, with all of it shown, and goes below it.
  private func leave(_ editing: Editing, _ first: Prompt, _ other: Prompt, mark: String = "") {
    var text = EditedText(editing.entry.text)
    text.insert(mark)
    let view = EntryView(
      text, prompts: (first, other), width: terminal.size.columns, height: .max)
    terminal.write(
      Self.up(cursorRow) + Self.erase + view.rows.joined(separator: "\r\n") + "\r\n")
    cursorRow = 0
  }

  /// Moves the cursor up by some rows.
  private static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }

  /// Texts side by side, as many as a row holds.
  private func columns(of texts: [String]) -> String {
    let shown = texts.prefix(Self.offersMax).map { DisplayText.safe($0) }
    let width = (shown.map { DisplayText.width($0) }.max() ?? 0) + Self.gap
    let each = max(1, terminal.size.columns / width)
    var lines = stride(from: 0, to: shown.count, by: each).map { start in
      let row = shown[start..<min(start + each, shown.count)]
      return row.dropLast().map { Self.padded($0, to: width) }.joined() + (row.last ?? "")
    }
    if texts.count > shown.count { lines.append("… and \(texts.count - shown.count) more") }
    return lines.map { $0 + "\r\n" }.joined()
  }

  /// A text with blanks behind it up to a width.
  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayText.width(text)))
  }
}
