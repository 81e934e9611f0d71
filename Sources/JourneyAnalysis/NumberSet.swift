/// Some of the numbers below a limit, such as those of states: a table tells them without a hash.
struct NumberSet: Sendable {
  /// Whether each number is among them.
  private var isMember: [Bool]
  /// How many there are.
  private(set) var count = 0

  /// Prepares for numbers below a limit.
  init(below limit: Int) {
    isMember = Array(repeating: false, count: limit)
  }

  /// `true` if a number is among them.
  func contains(_ number: Int) -> Bool { isMember[number] }

  /// Adds a number.
  mutating func insert(_ number: Int) {
    if isMember[number] { return }
    isMember[number] = true
    count += 1
  }
}
