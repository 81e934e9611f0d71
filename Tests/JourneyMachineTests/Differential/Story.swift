/// What has happened in a session, line by line, for people who look into a difference.
final class Story {
  /// `true` if it is told; otherwise no line is even made.
  let isTold: Bool
  /// The lines.
  private(set) var lines: [String] = []

  /// Creates an empty story.
  init(isTold: Bool) { self.isTold = isTold }

  /// Adds a line.
  func tell(_ line: @autoclosure () -> String) { if isTold { lines.append(line()) } }
}
