/// What can be asked of the prompt itself, apart from the lines of the language.
enum PromptCommand: String, CaseIterable {
  /// Who waits where.
  case whereabouts = "where"
  /// Why the last steps went as they did.
  case why
  /// What was said.
  case lines
  /// Takes lines back.
  case undo
  /// Begins another course here.
  case fork
  /// Lists the courses.
  case forks
  /// Goes on with another course.
  case `switch`
  /// Shows each step with its instructions, or no more.
  case trace
  /// Writes the session down as a test.
  case save
  /// Plays a file.
  case load
  /// Says what can be typed.
  case help
  /// Ends the session.
  case quit

  /// What begins a command.
  static let sign: Character = ":"

  /// The commands that can be written without the sign, since no line of a test begins so.
  static let plain: Set<PromptCommand> = [.whereabouts, .why, .help, .quit]

  /// The command as it is written.
  var spelled: String { ":\(rawValue)" }

  /// What follows it.
  var form: String {
    switch self {
    case .whereabouts, .why, .lines, .forks, .trace, .help, .quit: ""
    case .undo: " [N]"
    case .fork: " [NAME]"
    case .switch: " NAME"
    case .save: " \"NAME\" [FILE]"
    case .load: " FILE"
    }
  }

  /// What it does.
  var summary: String {
    switch self {
    case .whereabouts: "who waits where, until when, and for what"
    case .why: "what decided at the last line"
    case .lines: "what was said so far, with what can be expected"
    case .undo: "take back the last line, or the last N"
    case .fork: "begin another course from here"
    case .forks: "the courses"
    case .switch: "go on with another course"
    case .trace: "show each step with its instructions, or no more"
    case .save: "write the session down as a test that passes"
    case .load: "play the test in a file, or its lines"
    case .help: "this"
    case .quit: "end the session (Ctrl-D)"
    }
  }
}

/// A command with what was written behind it.
struct WrittenCommand {
  /// The command; `nil` if there is none of that name.
  let command: PromptCommand?
  /// Its name as it was written.
  let name: String
  /// What was written behind it: words, or texts in quotes.
  let arguments: [String]

  /// Reads a line; `nil` if it is no command.
  init?(_ line: String) {
    let text = line.trimmed
    guard let first = text.first else { return nil }
    let isMarked = first == PromptCommand.sign
    let words = Self.words(of: isMarked ? String(text.dropFirst()) : text)
    name = words.first ?? ""
    arguments = Array(words.dropFirst())
    let named = PromptCommand(rawValue: name)
    let close = PromptCommand.allCases.filter {
      isMarked && $0.rawValue.hasPrefix(words.first ?? "")
    }
    command = named ?? (close.count == 1 && !(words.first ?? "").isEmpty ? close[0] : nil)
    if isMarked { return }
    guard let named, PromptCommand.plain.contains(named), arguments.isEmpty else { return nil }
  }

  /// The words of a line; a text in quotes is one.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    var isEscaped = false
    var isBegun = false
    for character in line {
      if isEscaped {
        word.append(character)
        isEscaped = false
      } else if isQuoted, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
        isBegun = true
      } else if !isQuoted, character == " " || character == "\t" {
        if isBegun { words.append(word) }
        (word, isBegun) = ("", false)
      } else {
        word.append(character)
        isBegun = true
      }
    }
    return isBegun ? words + [word] : words
  }
}

extension String {
  /// The text without blanks and line breaks at its ends.
  var trimmed: String {
    let blanks: Set<Character> = [" ", "\t", "\n", "\r\n", "\r"]
    let text = drop { blanks.contains($0) }
    return String(text.reversed().drop { blanks.contains($0) }.reversed())
  }
}
