import Foundation

/// As much of a TextMate grammar as `grammar/journey.tmLanguage.json` uses: `match` with captures,
/// `begin` and `end`, `include` from the repository.
///
/// Source: https://macromates.com/manual/en/language_grammars
struct EditorGrammar {
  /// The patterns that are tried in order.
  private let patterns: [Pattern]

  /// A pattern of the grammar.
  private final class Pattern {
    /// What it matches, or what it begins with.
    let start: NSRegularExpression
    /// What it ends with; `nil` for a plain match.
    let end: NSRegularExpression?
    /// What may stand between the two.
    let inner: [Pattern]
    /// The scope of the whole.
    let name: String?
    /// The scopes of the groups.
    let captures: [Int: String]

    /// Reads a pattern.
    init(_ node: [String: Any], inner: [Pattern]) throws {
      self.inner = inner
      let text = (node["match"] ?? node["begin"]) as? String ?? ""
      start = try NSRegularExpression(pattern: text)
      end = try (node["end"] as? String).map { try NSRegularExpression(pattern: $0) }
      name = node["name"] as? String
      var captures: [Int: String] = [:]
      for (key, value) in node["captures"] as? [String: [String: String]] ?? [:] {
        captures[Int(key) ?? 0] = value["name"]
      }
      self.captures = captures
    }
  }

  /// A stretch of a line with its scope.
  struct Stretch: Equatable {
    /// The text.
    var text: String
    /// The scope; `nil` for what the grammar leaves plain.
    var scope: String?
  }

  /// Reads the grammar of the editors.
  static func ofLanguage() throws -> EditorGrammar {
    let file = Fixtures.examples.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "grammar/journey.tmLanguage.json")
    let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let repository = root?["repository"] as? [String: [String: Any]] ?? [:]
    func flattened(_ nodes: [[String: Any]]) throws -> [Pattern] {
      try nodes.flatMap { node -> [Pattern] in
        if let include = node["include"] as? String {
          return try flattened(repository[String(include.dropFirst())].map { [$0] } ?? [])
        }
        if node["match"] == nil, node["begin"] == nil {
          return try flattened(node["patterns"] as? [[String: Any]] ?? [])
        }
        let inner = try flattened(
          node["begin"] == nil ? [] : node["patterns"] as? [[String: Any]] ?? [])
        return [try Pattern(node, inner: inner)]
      }
    }
    return EditorGrammar(
      patterns: try flattened(root?["patterns"] as? [[String: Any]] ?? []))
  }

  /// Cuts a text into stretches, line by line.
  func stretches(of text: String) -> [Stretch] {
    var result: [Stretch] = []
    var open: Pattern?
    for line in text.components(separatedBy: "\n") {
      let whole = line as NSString
      var at = 0
      while at <= whole.length {
        let range = NSRange(location: at, length: whole.length - at)
        if let pattern = open {
          let end = pattern.end?.firstMatch(in: line, range: range)?.range
          let inner = first(of: pattern.inner, in: line, range)
          if let inner, end.map({ inner.1.range.location < $0.location }) ?? true {
            let before = whole.substring(from: at, to: inner.1.range.location)
            result.append(Stretch(text: before, scope: pattern.name))
            result += parts(of: inner.1, inner.0, in: whole)
            at = inner.1.range.location + inner.1.range.length
            continue
          }
          let stop = end.map { $0.location + $0.length } ?? whole.length
          result.append(Stretch(text: whole.substring(from: at, to: stop), scope: pattern.name))
          if end != nil { open = nil }
          at = stop
          if stop == whole.length { break }
          continue
        }
        guard let (pattern, match) = first(of: patterns, in: line, range) else {
          result.append(Stretch(text: whole.substring(from: at, to: whole.length), scope: nil))
          break
        }
        result.append(
          Stretch(text: whole.substring(from: at, to: match.range.location), scope: nil))
        if pattern.end != nil { open = pattern }
        result += parts(of: match, pattern, in: whole)
        at = match.range.location + match.range.length
        if at == whole.length, open == nil { break }
      }
    }
    return result.filter { !$0.text.trimmingCharacters(in: .whitespaces).isEmpty }
  }

  /// The pattern that matches first; of several at one place the first of the grammar.
  private func first(
    of patterns: [Pattern], in line: String, _ range: NSRange
  ) -> (Pattern, NSTextCheckingResult)? {
    var best: (Pattern, NSTextCheckingResult)?
    for pattern in patterns {
      guard let match = pattern.start.firstMatch(in: line, range: range), match.range.length > 0
      else { continue }
      if best.map({ match.range.location < $0.1.range.location }) ?? true {
        best = (pattern, match)
      }
    }
    return best
  }

  /// The groups of a match with their scopes.
  private func parts(
    of match: NSTextCheckingResult, _ pattern: Pattern, in line: NSString
  ) -> [Stretch] {
    guard pattern.name == nil, !pattern.captures.isEmpty else {
      let name = pattern.name ?? pattern.captures[0]
      return [Stretch(text: line.substring(with: match.range), scope: name)]
    }
    return (1..<match.numberOfRanges).compactMap { group in
      let range = match.range(at: group)
      if range.location == NSNotFound { return nil }
      return Stretch(text: line.substring(with: range), scope: pattern.captures[group])
    }
  }
}

extension NSString {
  /// The text between two places.
  fileprivate func substring(from start: Int, to end: Int) -> String {
    substring(with: NSRange(location: start, length: max(0, end - start)))
  }
}
