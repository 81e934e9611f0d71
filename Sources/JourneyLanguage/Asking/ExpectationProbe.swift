import JourneyModel

/// Collects what could stand at the end of a script that is being typed.
///
/// The parser looks for words and names anyway; with a probe it says so where the text ends.
final class ExpectationProbe {
  /// The place of the token that ends the script.
  let place: Int
  /// The words that could stand there, in the order in which they were looked for.
  private(set) var words: [String] = []
  /// The kinds of names and values that could.
  private(set) var roles: Set<NameRole> = []
  /// The statements that could begin there; `nil` where none can.
  private(set) var statements: Expectation.Statements?
  /// The first words of the blocks around it, the innermost last.
  private(set) var blocks: [Expectation.Block] = []

  /// Creates a probe at the token that ends a script.
  init(place: Int) {
    self.place = place
  }

  /// Notes words that could stand at the end.
  func note(_ words: [String]) {
    for word in words where !word.contains(" ") && !self.words.contains(word) {
      self.words.append(word)
    }
  }

  /// Notes something that could stand at the end.
  func note(role: NameRole) {
    roles.insert(role)
  }

  /// Notes the statements that could begin at the end; the innermost block tells first.
  func note(_ statements: Expectation.Statements, in blocks: [OpenBlock]) {
    if self.statements != nil { return }
    self.statements = statements
    self.blocks = blocks.map {
      Expectation.Block(word: $0.word, start: $0.keyword.start, arms: $0.arms.sorted())
    }
  }
}

extension Parser {
  /// Notes something that could stand here if the script ends here.
  func noteRole(_ role: NameRole) {
    if let probe, probe.place == position { probe.note(role: role) }
  }

  /// Notes the statements that could begin where the script ends.
  func noteStatements(_ statements: Expectation.Statements) {
    guard let probe, current.kind == .endOfFile else { return }
    probe.note(statements, in: blocks)
  }
}
