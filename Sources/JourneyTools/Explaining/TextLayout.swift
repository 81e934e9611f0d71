/// Lays out prose for a terminal of 80 columns or more.
enum TextLayout {
  /// The columns that prose takes.
  private static let width = 80

  /// The lines of a paragraph, none wider than the layout unless it is one word.
  static func wrapped(_ text: String, width: Int = width) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The lines of a text, some columns in.
  static func indented(_ text: String, by columns: Int = 4) -> [String] {
    let indent = String(repeating: " ", count: columns)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.isEmpty ? "" : indent + $0 }
  }

  /// Two texts at the two ends of a line.
  static func spread(_ left: String, _ right: String) -> String {
    let space = max(2, width - left.count - right.count)
    return left + String(repeating: " ", count: space) + right
  }
}
