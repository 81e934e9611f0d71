/// Puts lines that come one by one together to entries.
public struct EntrySplitter {
  /// The lines of an entry that is not whole yet.
  private var open: [String] = []
  /// How many lines came.
  private var count = 0

  /// Begins without any lines.
  public init() {}

  /// Takes a line; returns the entry that it completes, if it does, with the number of its first
  /// line.
  public mutating func take(_ line: String) -> (text: String, line: Int)? {
    count += 1
    open.append(line)
    let text = open.joined(separator: "\n")
    let isOver = open.count > 1 && line.allSatisfy(\.isWhitespace)
    guard isOver || Conversation.isWhole(text) else { return nil }
    return rest()
  }

  /// Returns what is not whole, at the end of all lines.
  public mutating func rest() -> (text: String, line: Int)? {
    guard !open.isEmpty else { return nil }
    defer { open = [] }
    return (open.joined(separator: "\n"), count - open.count + 1)
  }
}
