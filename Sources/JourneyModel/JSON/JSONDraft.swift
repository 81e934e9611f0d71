/// A JSON value that is written once, all on one line, with the places of its parts: to lay it out
/// in lines is then to copy stretches of that line.
///
/// To lay the definitions of five hundred journeys out takes a sixth of the instructions that it
/// takes to put each together as a tree and to try, at every bracket, whether what is behind it
/// fits.
struct JSONDraft: ~Copyable {
  /// The value on one line.
  private(set) var line = ByteSink()
  /// Its parts, each before those inside it.
  private(set) var parts: ContiguousArray<Part> = []
  /// The arrays and objects that have not ended, by their numbers.
  private var open: [Int] = []
  /// Where the key begins that was written last, if its value has not.
  private var keyStart: Int?
  /// `true` if nothing stands yet in the array or object that was begun last.
  private var isFirst = true

  /// A part: a value with its key, if it has one.
  struct Part {
    /// Where it begins on the line, its key included.
    var start: Int
    /// Where its value begins.
    var value: Int
    /// Where it ends.
    var end: Int
    /// The number of the next part that is not inside it.
    var next: Int
    /// `true` for an object.
    var isObject: Bool
  }

  /// As many parts as a definition of some dozen states has.
  private static let usualCount = 512

  /// Creates an empty draft.
  init() { parts.reserveCapacity(Self.usualCount) }

  /// Begins an object.
  mutating func beginObject() { begin(isObject: true) }

  /// Ends the object begun last.
  mutating func endObject() {
    if !isFirst { line.append(0x20) }
    end(0x7D)
  }

  /// Begins an array.
  mutating func beginArray() { begin(isObject: false) }

  /// Ends the array begun last.
  mutating func endArray() { end(0x5D) }

  /// Writes the key of the member that comes next, which needs no escapes.
  mutating func key(_ key: StaticString) {
    beginKey()
    line.appendQuoted(key)
    line.append(0x3A, 0x20)
  }

  /// Writes the key of the member that comes next, a name that somebody has given.
  mutating func key(named name: String) {
    beginKey()
    line.appendQuoted(name)
    line.append(0x3A, 0x20)
  }

  /// Writes what stands before a key.
  private mutating func beginKey() {
    if isFirst { line.append(0x20) } else { line.append(0x2C, 0x20) }
    keyStart = line.count
  }

  /// Writes a text.
  mutating func text(_ text: String) {
    let start = beginPlain()
    line.appendQuoted(text)
    endPlain(start)
  }

  /// Writes a word of ours, which needs no escapes.
  mutating func word(_ word: StaticString) {
    let start = beginPlain()
    line.appendQuoted(word)
    endPlain(start)
  }

  /// Writes a number, spelled shortest.
  mutating func number(_ number: ExactDecimal) {
    let start = beginPlain()
    if number.isWhole {
      line.append(decimal: number.wholePart)
    } else {
      line.append(number.description)
    }
    endPlain(start)
  }

  /// Writes a whole number.
  mutating func integer(_ number: Int) {
    self.number(ExactDecimal(number) ?? ExactDecimal(millionths: .max))
  }

  /// Writes a truth value.
  mutating func boolean(_ boolean: Bool) { plain(boolean ? "true" : "false") }

  /// Writes `null`.
  mutating func null() { plain("null") }

  /// Writes a value with all that is in it.
  mutating func node(_ node: JSONNode) {
    switch node.value {
    case .null: null()
    case .boolean(let boolean): self.boolean(boolean)
    case .number(let number): self.number(number)
    case .text(let text): self.text(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.node(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(named: member.key)
        self.node(member.value)
      }
      endObject()
    }
  }

  /// Returns the value in lines, a line break at the end.
  consuming func laidOut() -> [UInt8] {
    var layout = JSONLayout(capacity: line.count * 2)
    layout.append(0, of: self, indentation: 0, isLast: true, mustBreak: true)
    return layout.bytes
  }

  /// Writes a value that holds no others.
  private mutating func plain(_ words: StaticString) {
    let start = beginPlain()
    line.append(words)
    endPlain(start)
  }

  /// Begins a value that holds no others; returns where it stands, its key included, and where it
  /// begins itself.
  private mutating func beginPlain() -> (part: Int, value: Int) {
    let start = place()
    return (start, line.count)
  }

  /// Ends a value that holds no others, whose place is known only now: it is noted in one go.
  private mutating func endPlain(_ start: (part: Int, value: Int)) {
    parts.append(
      Part(
        start: start.part, value: start.value, end: line.count, next: parts.count + 1,
        isObject: false))
    isFirst = false
  }

  /// Begins an array or object.
  private mutating func begin(isObject: Bool) {
    let start = place()
    open.append(parts.count)
    parts.append(Part(start: start, value: line.count, end: 0, next: 0, isObject: isObject))
    line.append(isObject ? 0x7B : 0x5B)
    isFirst = true
  }

  /// Ends the array or object begun last.
  private mutating func end(_ byte: UInt8) {
    line.append(byte)
    if let number = open.popLast() {
      parts[number].end = line.count
      parts[number].next = parts.count
    }
    isFirst = false
  }

  /// Goes to the place of a value, behind its key or the value before it; returns where it begins,
  /// its key included.
  private mutating func place() -> Int {
    if let start = keyStart {
      keyStart = nil
      return start
    }
    if !isFirst { line.append(0x2C, 0x20) }
    return line.count
  }
}
