/// Numbers as people read them.
enum Figures {
  /// The number with a comma between groups of three digits: `87,562`.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }

  /// The number with its noun: `1 event`, `2 events`.
  static func counted(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A share of a whole with one decimal: `12.5 %`; a dash where there is no whole.
  static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let thousandths = (part * 2000 / whole + 1) / 2
    return "\(thousandths / 10).\(thousandths % 10) %"
  }

  /// The text with blanks before it up to a width.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The text with blanks behind it up to a width.
  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
