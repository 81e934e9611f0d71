/// The limits that keep fragments from growing beyond all bounds, and why they are where they are.
enum FragmentLimits {
  /// The most steps that all uses of a script stand for: ten fragments that use each other twice
  /// make a thousand of one step, and nobody reads that many.
  static let stepsMax = 20_000
  /// The most blocks and uses within each other; whoever walks the steps does so by recursion.
  static let depthMax = ParserLimits.blocksMax
}
