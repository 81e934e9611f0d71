import JourneyModel

extension Lexer {
  /// Scans a date or a time as it is written elsewhere, and reports it; `false` if none begins
  /// here.
  mutating func scanForeignDateIfPresent() -> Bool {
    let first = digitCount(at: 0)
    guard first == 1 || first == 2 || first == 4, let sign = peek(first),
      sign == UInt8(ascii: ".") || sign == UInt8(ascii: "/")
    else { return false }
    let second = digitCount(at: first + 1)
    let third = digitCount(at: first + second + 2)
    guard 1...2 ~= second, peek(first + second + 1) == sign,
      first == 4 ? 1...2 ~= third : third == 4
    else { return false }
    let start = offset
    let end = start + first + second + third + 2
    let written = source.text(SourceSpan(start, end))
    let dates = Self.dates(written, isDayFirst: sign == UInt8(ascii: "."))
    guard let date = dates.first else { return false }
    offset = end
    report(
      SyntaxCode.foreignHabit, start,
      dates.count == 1
        ? "`\(written)` is written `\(date)` here" : "`\(written)` may be one day or another",
      help: dates.count == 1 ? nil : "write `\(date)` or `\(dates[1])`",
      replacement: dates.count == 1 ? date : nil)
    add(.date, from: start, value: date)
    return true
  }

  /// How many digits follow each other from a place on.
  private func digitCount(at distance: Int) -> Int {
    var count = 0
    while isDigit(peek(distance + count)) { count += 1 }
    return count
  }

  /// The days that three numbers may be, in the form of the language.
  private static func dates(_ written: String, isDayFirst: Bool) -> [String] {
    let numbers = written.split { !$0.isNumber }.map { $0.count < 2 ? "0" + $0 : String($0) }
    let isYearFirst = numbers[0].count == 4
    let orders = isYearFirst ? [[0, 1, 2]] : isDayFirst ? [[2, 1, 0]] : [[2, 1, 0], [2, 0, 1]]
    var dates: [String] = []
    for order in orders {
      let date = order.map { numbers[$0] }.joined(separator: "-")
      if CivilDate(date) != nil, !dates.contains(date) { dates.append(date) }
    }
    return dates
  }

  /// Makes the number or time that was just scanned the one that it is with an `am` or `pm` behind
  /// it, and reports that; `false` if none follows.
  mutating func scanHalfOfDayIfPresent(from start: Int) -> Bool {
    var blanks = 0
    while peek(blanks) == UInt8(ascii: " ") { blanks += 1 }
    guard let first = peek(blanks).map({ $0 | 0x20 }),
      first == UInt8(ascii: "a") || first == UInt8(ascii: "p"),
      peek(blanks + 1).map({ $0 | 0x20 }) == UInt8(ascii: "m"),
      !(peek(blanks + 2).map { isLetter($0) || isDigit($0) } ?? false),
      let time = Self.time(
        result.tokens[result.tokens.count - 1].value, isAfternoon: first == UInt8(ascii: "p"))
    else { return false }
    offset += blanks + 2
    let written = source.text(SourceSpan(start, offset))
    report(
      SyntaxCode.foreignHabit, start, "`\(written)` is written `\(time)` here", replacement: time)
    let last = result.tokens.count - 1
    result.tokens[last].kind = .time
    result.tokens[last].value = time
    result.tokens[last].span = SourceSpan(start, offset)
    triviaStart = offset
    return true
  }

  /// The time of the whole day that an hour, or a time, of half the day is.
  private static func time(_ written: String, isAfternoon: Bool) -> String? {
    let parts = written.split(separator: ":")
    guard let hour = parts.first.flatMap({ Int($0) }), 1...12 ~= hour else { return nil }
    let whole = String(hour % 12 + (isAfternoon ? 12 : 0))
    let minutes = parts.dropFirst().joined(separator: ":")
    return (whole.utf8.count < 2 ? "0" : "") + whole + ":" + (minutes.isEmpty ? "00" : minutes)
  }
}
