import Foundation
import JourneyTools
import Testing

/// A session as a terminal shows it: prompts with what is typed, and the answers.
struct Transcript {
  /// The entries that stand behind prompts.
  let entries: [String]

  /// A prompt: the simulated time, and the course if it is not the first.
  private static var prompt: Regex<Substring> {
    #/^[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?(?: \([^)]*\))?> /#
  }
  /// What stands before the other lines of an entry.
  private static var continuation: Regex<Substring> { #/^ {10,}\| ?/# }

  /// Reads what was typed in a session.
  init(_ text: String) {
    var entries: [String] = []
    for line in text.components(separatedBy: "\n") {
      if let match = line.prefixMatch(of: Self.prompt) {
        entries.append(String(line[match.range.upperBound...]))
      } else if let match = line.prefixMatch(of: Self.continuation), !entries.isEmpty {
        entries[entries.count - 1] += "\n" + line[match.range.upperBound...]
      }
    }
    self.entries = entries
  }

  /// The session, with the answers that some scripts give.
  func played(on paths: [String]) throws -> String {
    let conversation = try Self.conversation(paths)
    var shown = ""
    for entry in entries {
      let lines = entry.components(separatedBy: "\n")
      shown += conversation.prompt + lines[0] + "\n"
      for line in lines.dropFirst() { shown += conversation.continuationPrompt + line + "\n" }
      shown += conversation.answer(entry, from: "input", line: 1).text
    }
    return shown
  }

  /// A conversation about scripts of the repository.
  static func conversation(_ paths: [String], hasColor: Bool = false) throws -> Conversation {
    let files = paths.map { $0.hasPrefix("/") ? $0 : "\(repository)/\($0)" }
    let loaded = try WorkspaceLoader().load(files)
    try #require(!loaded.hasErrors)
    return try Conversation(loaded, hasColor: hasColor)
  }

  /// The repository.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}
