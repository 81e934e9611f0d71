/// The limits that keep any input from exhausting the parser, and why they are where they are.
enum ParserLimits {
  /// The most bytes of a script: a hundred times the longest journey that people still read.
  static let scriptBytesMax = 1_048_576
  /// The most blocks within each other; the parser's stack grows with them.
  static let blocksMax = 64
  /// The most expressions within each other; the parser's stack grows with them.
  static let expressionsMax = 128
  /// The greatest height of an expression's tree, for chains such as `a + b + c` too, so that
  /// whoever walks it by recursion is safe.
  static let heightMax = 256
  /// The most words of one statement that are mended before the rest of it is given up.
  static let repairsMax = 4
  /// How many findings the reading that goes by indentation may give more for each item that has
  /// lost its first word: the other reading loses it whole, and what is wrong in it.
  static let lostItemWeight = 2
}
