/// The manual page of the command, in the macros of man(7).
///
/// ArgumentParser's own generator is not used: it runs the lines of examples together, and loses
/// lines that begin with a dot.
struct ManualPage {
  /// The whole page.
  let text: String

  /// What every verb takes, which is told once.
  private static let common: Set = ["version", "help"]

  /// Creates the page of a command.
  init(of command: CommandDescription.Verb, version: String) {
    let name = command.commandName
    var lines = [".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\" \"User Commands\""]
    lines += [".SH NAME", "\(name) \\- \(Self.escaped(command.abstract ?? ""))"]
    lines += [".SH SYNOPSIS", ".B \(name)", ".I verb", "[argument ...]"]
    lines += [".SH DESCRIPTION"] + Self.prose(command.discussion)
    lines += [".SH OPTIONS OF EVERY VERB"]
    lines += (command.arguments ?? []).flatMap(Self.entry)
    lines += [".SH VERBS"]
    lines += command.verbs().flatMap { Self.section(of: $0.verb, words: [name] + $0.words) }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// What is told of a verb.
  private static func section(of verb: CommandDescription.Verb, words: [String]) -> [String] {
    let own = (verb.arguments ?? []).filter { argument in
      argument.names?.contains { common.contains($0.name) } != true
    }
    return [".SS \(escaped(words.joined(separator: " ")))", escaped(verb.abstract ?? "")]
      + [".PP"] + prose(verb.discussion) + own.flatMap(entry)
  }

  /// What is told of an argument.
  private static func entry(_ argument: CommandDescription.Argument) -> [String] {
    let value = argument.valueName.map { "\\fI\(escaped($0))\\fR" } ?? ""
    let names = (argument.names ?? []).map { "\\fB\(escaped($0.spelling))\\fR" }
    let heading: String
    switch argument.kind {
    case "positional": heading = value + (argument.isRepeating ? " ..." : "")
    case "flag": heading = names.joined(separator: ", ")
    default: heading = names.joined(separator: ", ") + " " + value
    }
    let fallback = argument.defaultValue.map { " (Without it: \($0).)" } ?? ""
    return [".TP", heading, escaped((argument.abstract ?? "") + fallback)]
  }

  /// Sets prose: paragraphs are filled, what is indented stays as it is.
  private static func prose(_ text: String?) -> [String] {
    var lines: [String] = []
    var isExample = false
    for line in (text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      let indented = line.hasPrefix("  ")
      if indented != isExample { lines.append(indented ? ".EX" : ".EE") }
      isExample = indented
      lines.append(line.isEmpty ? ".PP" : escaped(line))
    }
    return lines + (isExample ? [".EE"] : [])
  }

  /// A character beyond ASCII by its number, since the encoding of the page is not known.
  private static func named(_ character: Character) -> String {
    character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
    }
    .joined()
  }

  /// Text in which nothing is taken for a request.
  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "`": result += "\\(ga"
      default: result += character.isASCII ? String(character) : named(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
