/// Spells a name as a script must: bare where it can be, quoted where it must.
public enum NameSpelling {
  /// The name as a script spells it.
  public static func spelled(_ name: String, isMember: Bool = false) -> String {
    let isWord = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0)
    }
    let startsWell = name.unicodeScalars.first.map { !("0"..."9").contains($0) } ?? false
    if isWord, startsWell, isMember || !ReservedWords.all.contains(name) { return name }
    return quoted(name)
  }

  /// The text in quotes, as a script spells it.
  public static func quoted(_ text: String) -> String {
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
