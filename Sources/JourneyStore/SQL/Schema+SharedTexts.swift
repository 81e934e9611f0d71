extension Schema {
  /// Texts that many rows have in common, each once.
  ///
  /// What is in a store already stays as it is spelled: to go over all rows would take as long as
  /// there are many.
  static let sharedTexts: StaticString = """
    create table shared_text (
      number integer primary key, content text not null unique
    ) strict, without rowid;
    """
}
