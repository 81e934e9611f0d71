internal import JourneyLanguage
internal import JourneyModel

/// What the tokens before a place tell about the statement that is being written.
struct Surroundings {
  /// The tokens before the place.
  let tokens: [Token]

  /// A list of named values that is being written.
  enum List {
    /// The parameters of a message.
    case message(String)
    /// The attributes of an event.
    case event(String)
    /// What a journey is started with.
    case start(String)
    /// The parameters of an operation.
    case parameters(service: String, operation: String)
    /// The answer of an operation.
    case answer(service: String, operation: String)
    /// The attributes of a user.
    case user
    /// Preferences by channel.
    case preferences
    /// The preferences of one channel.
    case channelPreferences
    /// What a request brings.
    case request
  }

  /// The tokens of the statement, from its first word.
  var statement: ArraySlice<Token> {
    let start = tokens.lastIndex { token in
      token.kind == .word
        && (token.roles.contains(.step)
          || token.startsLine && token.roles.contains(.known)
            && !Self.clauses.contains(token.value))
    }
    return tokens[(start ?? 0)...]
  }

  /// Words at the beginning of a line that go on with the statement above.
  private static let clauses: Set<String> = [
    "with", "where", "matching", "as", "within", "only", "or", "and", "by", "retry", "to", "in",
    "is", "not", "default", "up", "every", "until",
  ]

  /// The message of the send or expectation that is being written.
  var message: String? {
    let statement = self.statement
    guard let head = statement.firstIndex(where: { $0.isWord("send") || $0.isWord("sent") })
    else { return nil }
    let name = statement[(head + 1)...].first { !$0.isWord("transactional") }
    return name?.value
  }

  /// The channels that the send names already.
  var channels: [String] {
    let statement = self.statement
    guard let by = statement.firstIndex(where: { $0.isWord("by") }) else { return [] }
    return statement[(by + 1)...].filter { !$0.isWord("or") && !$0.isWord("and") }.map(\.value)
  }

  /// The list of named values, and the names that it has already; `nil` in none.
  var list: (List, given: Set<String>)? {
    var depth = 0
    var given: Set<String> = []
    for index in tokens.indices.reversed() {
      let token = tokens[index]
      if token.isSign(")") || token.isSign("]") || token.isSign("}") { depth += 1 }
      if depth == 0, token.isSign("=") || token.isSign(":"), index > 0 {
        given.insert(tokens[index - 1].value)
      }
      if depth == 0, token.isWord("with") { return head(before: index).map { ($0, given) } }
      guard token.isSign("(") || token.isSign("[") || token.isSign("{") else { continue }
      if depth == 0 {
        return token.isSign("[") ? nil : bracket(at: index).map { ($0, given) }
      }
      depth -= 1
    }
    return nil
  }

  /// What the list behind a `with` is for.
  private func head(before index: Int) -> List? {
    for place in tokens[..<index].indices.reversed() where place + 1 < index {
      let next = tokens[place + 1].value
      switch tokens[place].kind == .word ? tokens[place].value : "" {
      case "send":
        let name = next == "transactional" ? tokens[min(place + 2, index - 1)].value : next
        return .message(name)
      case "sent": return .message(next)
      case "emit", "emitted": return .event(next)
      case "start": return .start(next)
      case "called" where place + 3 < tokens.count:
        return .parameters(service: next, operation: tokens[place + 3].value)
      default: continue
      }
    }
    return nil
  }

  /// What the list in a bracket is for.
  private func bracket(at index: Int) -> List? {
    let before = tokens[..<index].suffix(4).map(\.value)
    let head = { (distance: Int) -> String in
      before.count >= distance ? before[before.count - distance] : ""
    }
    if tokens[index].isSign("(") {
      guard head(4) == "call", head(2) == "." else { return nil }
      return .parameters(service: head(3), operation: head(1))
    }
    switch head(1) {
    case "user": return .user
    case "preferences": return .preferences
    case "request": return .request
    case ":": return isWithinPreferences(index) ? .channelPreferences : nil
    default: break
    }
    if head(2) == "event" { return .event(head(1)) }
    if head(4) == "respond", head(2) == "." { return .answer(service: head(3), operation: head(1)) }
    return nil
  }

  /// `true` if the bracket before this one belongs to `preferences`.
  private func isWithinPreferences(_ index: Int) -> Bool {
    guard let outer = tokens[..<index].lastIndex(where: { $0.isSign("{") }), outer > 0 else {
      return false
    }
    return tokens[outer - 1].isWord("preferences")
  }

  /// The signs that close what is open in the statement.
  var closers: String {
    var open: [String] = []
    for token in statement where token.kind == .sign {
      switch token.value {
      case "(": open.append(")")
      case "[": open.append("]")
      case "{": open.append("}")
      case ")", "]", "}": _ = open.popLast()
      default: continue
      }
    }
    return open.reversed().joined()
  }
}

extension Token {
  /// `true` if this is a word of the language.
  func isWord(_ word: String) -> Bool { kind == .word && value == word }

  /// `true` if this is a sign.
  func isSign(_ sign: String) -> Bool { kind == .sign && value == sign }
}
