/// Text that is being typed, with the cursor in it; it may have several lines.
package struct EditedText: Equatable {
  /// What stands before the cursor.
  package private(set) var before = ""
  /// What stands behind it.
  package private(set) var behind = ""

  /// The whole text.
  var text: String { before + behind }
  /// `true` if there is none.
  var isEmpty: Bool { before.isEmpty && behind.isEmpty }
  /// `true` if nothing stands behind the cursor.
  var isAtEnd: Bool { behind.isEmpty }

  /// The part of the cursor's line before it.
  private var lineBefore: Substring { before.suffix(while: { $0 != "\n" }) }
  /// The part of the cursor's line behind it.
  private var lineBehind: Substring { behind.prefix { $0 != "\n" } }

  /// Begins with a text, the cursor at its end.
  package init(_ text: String = "") {
    before = text
  }

  /// Inserts a text at the cursor.
  mutating func insert(_ text: some StringProtocol) { before += text }

  /// Puts a text in the place of some bytes before the cursor.
  mutating func replace(bytesBefore count: Int, with text: String) {
    before = String(decoding: before.utf8.dropLast(count), as: UTF8.self) + text
  }

  // MARK: Moving

  /// Moves one character to the left.
  mutating func moveLeft() {
    if let character = before.popLast() { behind = String(character) + behind }
  }

  /// Moves one character to the right.
  mutating func moveRight() {
    if !behind.isEmpty { before.append(behind.removeFirst()) }
  }

  /// Moves to the beginning of the line.
  mutating func moveToStart() { moveLeft(lineBefore.count) }

  /// Moves to the end of the line.
  mutating func moveToEnd() { moveRight(lineBehind.count) }

  /// Moves one word to the left.
  mutating func moveWordLeft() { moveLeft(wordBefore.count) }

  /// Moves one word to the right.
  mutating func moveWordRight() { moveRight(wordBehind.count) }

  /// Moves a line up; `false` if there is none.
  mutating func moveUp() -> Bool {
    let column = lineBefore.count
    guard column < before.count else { return false }
    moveLeft(column + 1)
    moveLeft(max(0, lineBefore.count - column))
    return true
  }

  /// Moves a line down; `false` if there is none.
  mutating func moveDown() -> Bool {
    let column = lineBefore.count
    guard lineBehind.count < behind.count else { return false }
    moveRight(lineBehind.count + 1)
    moveRight(min(column, lineBehind.count))
    return true
  }

  /// Moves so many characters to the left.
  private mutating func moveLeft(_ count: Int) {
    behind = before.suffix(count) + behind
    before.removeLast(min(count, before.count))
  }

  /// Moves so many characters to the right.
  private mutating func moveRight(_ count: Int) {
    before += behind.prefix(count)
    behind.removeFirst(min(count, behind.count))
  }

  // MARK: Deleting

  /// Deletes the character before the cursor.
  mutating func deleteBefore() { _ = before.popLast() }

  /// Deletes the character behind the cursor.
  mutating func deleteBehind() {
    if !behind.isEmpty { behind.removeFirst() }
  }

  /// Deletes to the beginning of the line, and returns what that was; at its beginning, the line
  /// break before it.
  mutating func cutToStart() -> String { cutBefore(max(1, lineBefore.count)) }

  /// Deletes to the end of the line, and returns what that was; at its end, the line break.
  mutating func cutToEnd() -> String { cutBehind(max(1, lineBehind.count)) }

  /// Deletes the word before the cursor, and returns it.
  mutating func cutWordBefore() -> String { cutBefore(wordBefore.count) }

  /// Deletes the word behind the cursor, and returns it.
  mutating func cutWordBehind() -> String { cutBehind(wordBehind.count) }

  /// Deletes characters before the cursor, and returns them.
  private mutating func cutBefore(_ count: Int) -> String {
    let cut = String(before.suffix(count))
    before.removeLast(cut.count)
    return cut
  }

  /// Deletes characters behind the cursor, and returns them.
  private mutating func cutBehind(_ count: Int) -> String {
    let cut = String(behind.prefix(count))
    behind.removeFirst(cut.count)
    return cut
  }

  /// Swaps the characters around the cursor; at the end, those before it.
  mutating func swap() {
    if behind.isEmpty { moveLeft() }
    guard let left = before.popLast(), !behind.isEmpty else { return }
    before.append(behind.removeFirst())
    before.append(left)
  }

  // MARK: Words

  /// The word before the cursor, with what stands between it and the cursor.
  private var wordBefore: Substring {
    let word = before.dropLastSigns.suffix(while: Self.isPartOfWord)
    return before[word.startIndex...]
  }

  /// The word behind the cursor, with what stands between it and the cursor.
  private var wordBehind: Substring {
    let rest = behind.drop { !Self.isPartOfWord($0) }.drop(while: Self.isPartOfWord)
    return behind[..<rest.startIndex]
  }

  /// `true` for a character that words are made of.
  fileprivate static func isPartOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

extension StringProtocol {
  /// The longest end whose characters all satisfy a condition.
  package func suffix(while condition: (Character) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }

  /// Everything but what stands behind the last word.
  fileprivate var dropLastSigns: SubSequence {
    let signs = suffix { !EditedText.isPartOfWord($0) }
    return self[..<signs.startIndex]
  }
}
