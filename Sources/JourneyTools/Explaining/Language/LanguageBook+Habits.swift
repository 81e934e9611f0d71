extension LanguageBook {
  /// Words of other languages.
  static let habitEntries: [LanguageEntry] = [
    LanguageEntry(
      ["else", "elif", "then", "null"],
      rules: ["HABIT"],
      """
      Words of other languages. What was meant is clear: `else` is `otherwise`, `elif` is \
      `otherwise if`, `then` is nothing, `null` is `missing`. The check reports them once, and \
      `--fix` writes what the language says.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed

          if entry.total > 100
            send great_thanks by email
          otherwise
            send thanks by email
          end
        end
        """)
  ]
}
