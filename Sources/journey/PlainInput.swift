import Foundation
import JourneyTools

/// A conversation with input that is no terminal, or one that cannot move its cursor: each entry is
/// answered, with prompts only where somebody types.
struct PlainInput {
  /// The conversation.
  private let conversation: Conversation
  /// What messages call the input.
  private static let name = "input"

  /// Prepares a conversation.
  init(_ conversation: Conversation) {
    self.conversation = conversation
  }

  /// Answers all entries, and ends the command with a failure if one of them failed.
  func run() throws {
    var splitter = EntrySplitter()
    var failures = 0
    var isOver = false
    var isOpen = false
    while !isOver {
      try prompt(isOpen)
      guard let line = readLine() else { break }
      let entry = splitter.take(line)
      isOpen = entry == nil
      if let entry { (failures, isOver) = try answer(entry, failures) }
    }
    if !isOver, let rest = splitter.rest() { (failures, _) = try answer(rest, failures) }
    if failures > 0 {
      let lines = failures == 1 ? "1 line has" : "\(failures) lines have"
      throw Failure(message: "\(lines) failed", status: Failure.findingsStatus)
    }
  }

  /// Asks for an entry, or for more of it, if somebody sits at a terminal.
  private func prompt(_ isOpen: Bool) throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return }
    try Console.print(isOpen ? conversation.continuationPrompt : conversation.prompt)
  }

  /// Answers an entry; returns how many have failed, and whether the session is over.
  private func answer(
    _ entry: (text: String, line: Int), _ failures: Int
  ) throws -> (failures: Int, isOver: Bool) {
    let answer = conversation.answer(entry.text, from: Self.name, line: entry.line)
    try Console.print(answer.text)
    return (failures + (answer.isFailure ? 1 : 0), answer.isOver)
  }
}
