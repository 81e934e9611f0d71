/// Lengths of time as people say them.
enum LengthWords {
  /// The units, the largest first, in seconds.
  private static let units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")]

  /// The two largest units of a length that is not zero: `2 days 3 hours`.
  static func told(_ seconds: Int) -> String {
    guard let largest = units.firstIndex(where: { seconds >= $0.0 }) else { return "no time" }
    var rest = seconds
    var parts: [String] = []
    for (size, noun) in units[largest..<min(largest + 2, units.count)] where rest >= size {
      parts.append(Figures.counted(rest / size, noun))
      rest %= size
    }
    return parts.joined(separator: " ")
  }
}
