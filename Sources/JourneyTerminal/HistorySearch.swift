/// A search in what was typed before, from the newest to the oldest.
struct HistorySearch {
  /// What was being typed before it.
  let was: EditedText
  /// What is looked for.
  private(set) var wanted = ""
  /// The entry that holds it; `nil` before any does.
  private(set) var found: String?
  /// `true` if nothing older holds it.
  private(set) var isFruitless = false
  /// What is looked through.
  private let entries: ArraySlice<String>
  /// What is older than this is still to be looked through.
  private var limit: Int

  /// Begins a search.
  init(in entries: ArraySlice<String>, was: EditedText) {
    self.entries = entries
    self.was = was
    limit = entries.endIndex
  }

  /// Adds to what is looked for.
  mutating func look(for text: String) {
    wanted += text
    look(before: min(entries.endIndex, limit + 1))
  }

  /// Looks for one character less.
  mutating func shorten() {
    _ = wanted.popLast()
    look(before: entries.endIndex)
  }

  /// Looks for an older entry.
  mutating func lookFurther() { look(before: limit) }

  /// Looks through what is older than an entry.
  private mutating func look(before place: Int) {
    guard !wanted.isEmpty else { return }
    let index = entries[..<place].lastIndex { entry in
      entry.indices.contains { entry[$0...].hasPrefix(wanted) }
    }
    isFruitless = index == nil
    guard let index else { return }
    limit = index
    found = entries[index]
  }
}
