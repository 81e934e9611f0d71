/// What somebody presses, whatever bytes their terminal sends for it.
package enum Key: Equatable {
  /// Text, typed or pasted.
  case text(String)
  /// Enter.
  case enter
  /// A line break that ends nothing: Alt and Enter.
  case lineBreak
  /// Tab.
  case tab
  /// Deletes the character before the cursor.
  case backspace
  /// Deletes the character at the cursor.
  case delete
  /// The arrows.
  case left, right, up, down
  /// One word on or back.
  case wordLeft, wordRight
  /// The beginning and the end of the line.
  case home, end
  /// Deletes the word before the cursor, or behind it.
  case deleteWordBefore, deleteWordBehind
  /// Deletes to the beginning of the line, or to its end.
  case deleteToStart, deleteToEnd
  /// Puts back what was deleted last.
  case putBack
  /// Swaps the two characters around the cursor.
  case swap
  /// Looks for an older entry.
  case search
  /// Gives up what is being typed: Ctrl-C.
  case interrupt
  /// Gives up a search: Ctrl-G.
  case cancel
  /// Ctrl-D: deletes, or ends the input where there is nothing to delete.
  case endOfInput
  /// Empties the screen.
  case clearScreen
  /// Goes back to the shell for a while: Ctrl-Z.
  case suspend
  /// Anything else.
  case unknown
}
