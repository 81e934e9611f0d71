import JourneyModel

extension Rewording {
  /// A place where a phrase stands, and what is meant there.
  struct Match {
    /// The tokens of the phrase.
    let places: Range<Int>
    /// What is meant.
    let text: String
  }

  /// Returns the phrase that begins at a place; `nil` if it does not stand there.
  func match(_ tokens: [Token], at start: Int, in source: SourceFile) -> Match? {
    var place = start
    var found: [(slot: Slot, text: String)] = []
    for part in written {
      switch part {
      case .said(let words):
        let token = tokens[place]
        guard token.kind == .word || token.kind == .sign, words.contains(token.value) else {
          return nil
        }
        place += 1
      case .slot(let slot):
        guard let (end, text) = slot.match(tokens, at: place, in: source) else { return nil }
        found.append((slot, text))
        place = end
      }
    }
    return Match(places: start..<place, text: filled(with: found))
  }

  /// Returns the meant phrase with its slots filled, those of one sort in their order.
  private func filled(with found: [(slot: Slot, text: String)]) -> String {
    var left = found
    return meant.map { piece in
      guard let place = left.firstIndex(where: { $0.slot.rawValue == piece }) else { return piece }
      return left.remove(at: place).text
    }.joined()
  }
}

extension Rewording.Slot {
  /// Returns where what fills the slot from a place on ends, and how the language writes that.
  ///
  /// The last of the tokens is the end of the file, which fills none.
  fileprivate func match(
    _ tokens: [Token], at start: Int, in source: SourceFile
  ) -> (end: Int, text: String)? {
    let token = tokens[start]
    switch self {
    case .hour: return Self.hour(tokens, at: start)
    case .duration: return Self.duration(tokens, at: start)
    case .values: return Self.values(tokens, at: start, in: source)
    default: break
    }
    guard isFilled(by: token, before: tokens[min(start + 1, tokens.count - 1)]) else { return nil }
    let isFixed = token.kind == .time || token.kind == .date
    return (start + 1, isFixed ? token.value : source.text(token.span))
  }

  /// Returns `true` if a token fills the slot.
  private func isFilled(by token: Token, before next: Token) -> Bool {
    let isWord = token.kind == .word
    return switch self {
    case .number: token.kind == .number && Self.isBare(token, before: next)
    case .unit: isWord && token.roles.contains(.unit)
    case .weekday: isWord && token.roles.contains(.weekday)
    case .time: token.kind == .time
    case .date: token.kind == .date
    case .text: token.kind == .text
    case .name: token.kind == .text || isWord && !token.roles.contains(.reserved)
    case .hour, .duration, .values: false
    }
  }

  /// Returns `true` for a whole number with no unit behind it.
  private static func isBare(_ number: Token, before next: Token) -> Bool {
    !number.value.contains(".") && !next.roles.contains(.unit)
  }

  /// Returns an hour as the time that it is.
  private static func hour(_ tokens: [Token], at start: Int) -> (end: Int, text: String)? {
    let digits = tokens[start].value
    guard tokens[start].kind == .number, digits.utf8.count < 3, let hour = Int(digits), hour < 24
    else { return nil }
    let unit = tokens[start + 1]
    let isLong = unit.kind == .word && unit.roles.contains(.unit)
    if isLong, unit.value != "hours", unit.value != "hour" { return nil }
    return (start + (isLong ? 2 : 1), (digits.utf8.count < 2 ? "0" : "") + digits + ":00")
  }

  /// Returns a length of time.
  private static func duration(_ tokens: [Token], at start: Int) -> (end: Int, text: String)? {
    var end = start
    while tokens[end].kind == .number, tokens[end + 1].roles.contains(.unit) { end += 2 }
    if end == start { return nil }
    return (end, tokens[start..<end].map(\.value).joined(separator: " "))
  }

  /// Returns texts and numbers with commas between them.
  private static func values(
    _ tokens: [Token], at start: Int, in source: SourceFile
  ) -> (end: Int, text: String)? {
    var texts: [String] = []
    var end = start
    while tokens[end].kind == .text || tokens[end].kind == .number {
      texts.append(source.text(tokens[end].span))
      end += 1
      guard tokens[end].says(",") || tokens[end].says("or"),
        [.text, .number].contains(tokens[end + 1].kind)
      else { return (end, texts.joined(separator: ", ")) }
      end += 1
    }
    return nil
  }
}
