/// The statements of the store in the words of PostgreSQL.
///
/// They are written once, for SQLite, in what both know; what differs is little enough to be put
/// into other words: how values stand in a statement, which index SQLite is to take, and the names
/// of types.
enum PostgresDialect {
  /// Returns a statement with its values as `$1`, `$2` and so on, and without hints for SQLite;
  /// what stands in comments is for PostgreSQL.
  static func statement(_ sql: some StringProtocol) -> String {
    var words = Substring(sql).split(whereSeparator: \.isWhitespace)
    words.removeAll { $0 == "/*" || $0 == "*/" }
    words.removeAll(of: ["not", "indexed"], following: 0)
    words.removeAll(of: ["indexed", "by"], following: 1)
    return numbered(words.joined(separator: " "))
  }

  /// Returns the statements of a script that makes tables.
  static func script(_ sql: some StringProtocol) -> [String] {
    Substring(sql).split(separator: ";").compactMap { statement in
      let words = statement.split(whereSeparator: \.isWhitespace).map(typed)
      return words.isEmpty ? nil : words.joined(separator: " ").replacing(tableKind, with: "")
    }
  }

  /// What SQLite is told of each table, and PostgreSQL does for all.
  private static let tableKind = " strict, without rowid"

  /// The word for a type; any other word as it is.
  ///
  /// Text is compared byte by byte, as SQLite does, whatever the language of the database is.
  private static func typed(_ word: Substring) -> String {
    let comma = word.hasSuffix(",") ? "," : ""
    switch word.dropLast(comma.count) {
    case "integer": return "bigint" + comma
    case "blob": return "bytea" + comma
    case "text": return #"text collate "C""# + comma
    default: return String(word)
    }
  }

  /// The text with each `?` and `?3` as `$1` and `$3`; what stands in quotes stays.
  private static func numbered(_ sql: String) -> String {
    var result = ""
    var (count, isQuoted, isMark) = (0, false, false)
    for character in sql {
      if isMark, !character.isNumber {
        count += 1
        result += String(count)
      }
      isMark = character == "?" && !isQuoted
      if character == "'" { isQuoted.toggle() }
      result.append(isMark ? "$" : character)
    }
    return isMark ? result + String(count + 1) : result
  }
}

extension [Substring] {
  /// Removes a phrase wherever it stands, with so many words that follow it: what SQLite is told of
  /// the index that it is to take.
  fileprivate mutating func removeAll(of phrase: [Substring], following count: Int) {
    while let place = indices.first(where: { self[$0...].starts(with: phrase) }) {
      removeSubrange(place..<Swift.min(place + phrase.count + count, endIndex))
    }
  }
}
