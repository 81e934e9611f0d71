/// Spells a name as a script must: bare where it can be, quoted where it must.
enum NameSpelling {
  /// The words that are never names without quotes, save as a member or a key.
  static let reserved: Set<String> = [
    "wait", "upon", "send", "call", "set", "let", "emit", "start", "if", "choose", "split",
    "parallel", "repeat", "stage", "go", "use", "stop", "on", "when", "otherwise", "branch", "rest",
    "end", "or", "and", "not", "is", "default", "contains", "starts", "ends", "does", "did", "any",
    "every", "true", "false", "missing", "where", "matching", "as", "with", "within", "since",
    "without", "by", "to", "only", "retry", "skip", "park", "until", "up", "for", "in", "at", "per",
    "before", "after", "from", "else", "elif", "then", "null",
  ]

  /// The name as a script spells it.
  static func spelled(_ name: String, isMember: Bool = false) -> String {
    let isWord = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0)
    }
    let startsWell = name.unicodeScalars.first.map { !("0"..."9").contains($0) } ?? false
    if isWord, startsWell, isMember || !reserved.contains(name) { return name }
    return quoted(name)
  }

  /// The text in quotes, as a script spells it.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }
}
