/// What keys do to what is being typed; it knows nothing of terminals.
package struct Editing {
  /// What a key leads to.
  package enum Effect: Equatable {
    /// It is shown anew.
    case changed
    /// Nothing can be done.
    case refused
    /// It is whole, and given away.
    case entered(String)
    /// It was given up.
    case interrupted
    /// The input is over.
    case ended
    /// Several texts could stand here.
    case offered([String])
    /// The screen is emptied.
    case cleared
    /// The shell is wanted for a while.
    case suspended
  }

  /// What is being typed.
  package private(set) var entry = EditedText()
  /// The search in what was typed before; `nil` outside of one.
  private(set) var search: HistorySearch?
  /// What the language says.
  private let rules: EntryRules
  /// What was typed before, and what is being typed at its end.
  private var entries: [String]
  /// The place in that.
  private var position: Int
  /// What was deleted last.
  private var cut = ""

  /// Begins an entry, with what was typed before.
  package init(after entries: [String], rules: EntryRules) {
    self.entries = entries + [""]
    self.rules = rules
    position = entries.count
  }

  /// Takes a key.
  package mutating func press(_ key: Key) -> Effect {
    if search != nil, let effect = pressInSearch(key) { return effect }
    switch key {
    case .enter: return enter()
    case .tab: return complete()
    case .up: return entry.moveUp() ? .changed : recall(position - 1)
    case .down: return entry.moveDown() ? .changed : recall(position + 1)
    case .search:
      search = HistorySearch(in: entries.dropLast(), was: entry)
      return .changed
    case .interrupt: return .interrupted
    case .endOfInput where entry.isEmpty: return .ended
    case .clearScreen: return .cleared
    case .suspend: return .suspended
    case .cancel, .unknown: return .refused
    default: return edit(key)
    }
  }

  /// Does what a key does to the text alone.
  private mutating func edit(_ key: Key) -> Effect {
    let old = entry
    switch key {
    case .text(let text): entry.insert(Self.plain(text))
    case .lineBreak: entry.insert("\n")
    case .backspace: entry.deleteBefore()
    case .delete, .endOfInput: entry.deleteBehind()
    case .left: entry.moveLeft()
    case .right: entry.moveRight()
    case .wordLeft: entry.moveWordLeft()
    case .wordRight: entry.moveWordRight()
    case .home: entry.moveToStart()
    case .end: entry.moveToEnd()
    case .deleteWordBefore: cut = entry.cutWordBefore()
    case .deleteWordBehind: cut = entry.cutWordBehind()
    case .deleteToStart: cut = entry.cutToStart()
    case .deleteToEnd: cut = entry.cutToEnd()
    case .putBack: entry.insert(cut)
    case .swap: entry.swap()
    default: break
    }
    return entry == old ? .refused : .changed
  }

  /// What is pasted, as it can stand in a text: other line breaks and tabs as scripts have them.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for character in text {
      switch character {
      case "\r\n", "\r", "\n": plain += "\n"
      case "\t": plain += "  "
      default: plain.append(character)
      }
    }
    return plain
  }

  /// Gives the text away if it is whole, and goes on with another line if it is not.
  private mutating func enter() -> Effect {
    let text = entry.text
    if rules.isWhole(text) { return .entered(text) }
    entry.insert("\n")
    return .changed
  }

  /// Shows another entry of those before.
  private mutating func recall(_ place: Int) -> Effect {
    guard entries.indices.contains(place) else { return .refused }
    entries[position] = entry.text
    position = place
    entry = EditedText(entries[place])
    return .changed
  }

  // MARK: Completion

  /// Types as much as is certain, and offers what is not.
  private mutating func complete() -> Effect {
    let offer = rules.offer(entry.before, entry.behind)
    let typed = String(decoding: entry.before.utf8.suffix(offer.replacedBytes), as: UTF8.self)
    guard !offer.texts.isEmpty else { return .refused }
    let start = offer.texts.count == 1 ? offer.texts[0] : offer.sharedStart
    if start != typed, start.count >= typed.count || offer.texts.count == 1 {
      entry.replace(bytesBefore: offer.replacedBytes, with: start)
      return .changed
    }
    return offer.texts.count == 1 ? .refused : .offered(offer.texts)
  }

  // MARK: Search

  /// Takes a key within a search; `nil` if it ends the search and does what it does otherwise.
  private mutating func pressInSearch(_ key: Key) -> Effect? {
    switch key {
    case .text(let text): search?.look(for: text)
    case .backspace: search?.shorten()
    case .search: search?.lookFurther()
    case .interrupt, .cancel:
      entry = search?.was ?? entry
      search = nil
      return .changed
    default:
      search = nil
      return nil
    }
    entry = search?.found.map { EditedText($0) } ?? entry
    return search?.isFruitless == true ? .refused : .changed
  }
}
