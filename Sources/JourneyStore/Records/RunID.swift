/// What a run is called outside: its part and its number there.
public struct RunID: Hashable, Sendable, CustomStringConvertible {
  /// The part of its user.
  public var part: Int
  /// The number within the part.
  public var number: Int64

  /// Creates a name.
  public init(part: Int, number: Int64) {
    self.part = part
    self.number = number
  }

  /// The name of a run of a user.
  public init(userID: String, number: Int64) {
    self.init(part: Part.of(userID), number: number)
  }

  /// Reads a name as it is written; `nil` for another text.
  public init?(_ text: String) {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2, let part = Int(halves[0]), let number = Int64(halves[1]),
      (0..<Part.count).contains(part), number > 0
    else { return nil }
    self.init(part: part, number: number)
  }

  /// The part and the number: `17-4711`.
  public var description: String { "\(part)-\(number)" }
}
