/// Texts that many rows have in common, each kept once.
extension SQLStore {
  /// Gives numbers to the texts of changes that many rows will have in common, before they are
  /// committed: two servers that meet the same text for the first time wait for each other for
  /// one row alone.
  func numberSharedTexts(of changes: [PartChange]) throws(StoreError) {
    for change in changes {
      for user in change.users {
        for event in user.events where event.hasSharedAttributes { try number(event.attributes) }
      }
    }
  }

  /// Gives a number to a text, unless it has one or there are too many.
  private func number(_ text: [UInt8]) throws(StoreError) {
    if sharedTexts.knows(text) || sharedTexts.isFull { return }
    try readSharedTexts()
    if sharedTexts.knows(text) || sharedTexts.isFull { return }
    try committing { () throws(StoreError) in
      // Where another server takes the number first, the text is spelled out once more.
      try connection.statement(
        """
        insert into shared_text (number, content)
        select coalesce(max(number), 0) + 1, cast(? as text) from shared_text where true
        on conflict do nothing
        """
      )
      .with(text: text).run()
    }
    try readSharedTexts()
  }

  /// Reads the texts that have numbers.
  private func readSharedTexts() throws(StoreError) {
    let rows = try connection.statement("select number, content from shared_text")
    while try rows.step() {
      let number = rows.int64()
      sharedTexts.add(rows.utf8(), number: number)
    }
  }

  /// The text that a row keeps.
  func sharedText(_ stored: [UInt8]) throws(StoreError) -> [UInt8] {
    if let text = sharedTexts.text(stored) { return text }
    try readSharedTexts()
    guard let text = sharedTexts.text(stored) else {
      throw StoreError(
        .failed, "the text that `\(String(decoding: stored, as: UTF8.self))` stands for is lost")
    }
    return text
  }
}
