import JourneyTerminal
import JourneyTools

/// A conversation in a terminal, until somebody ends it.
struct PromptLoop {
  /// The conversation.
  private let conversation: Conversation
  /// What reads entries.
  private let editor: LineEditor

  /// Prepares a conversation, with what was typed in earlier ones.
  init(_ conversation: Conversation, on terminal: Terminal, environment: [String: String]) {
    self.conversation = conversation
    conversation.mayGoOn = { !InterruptWatch.wasPressed() }
    let path = EntryHistory.path(for: "journey", environment: environment)
    editor = LineEditor(
      terminal, history: EntryHistory(path: path),
      rules: EntryRules(
        isWhole: Conversation.isWhole,
        offer: { before, behind in
          let (bytes, texts) = conversation.completions(before: before, behind: behind)
          return CompletionOffer(replacedBytes: bytes, texts: texts)
        }))
  }

  /// Talks; Ctrl-C ends what is typed, or what takes long, and the session goes on.
  func run() {
    write(conversation.greeting)
    InterruptWatch.hearing(talk)
  }

  /// Answers one entry after the other.
  private func talk() {
    while true {
      InterruptWatch.wasPressed()
      let prompt = Prompt(conversation.prompt, isStrong: conversation.hasColor)
      switch editor.read(prompt, other: Prompt(conversation.continuationPrompt)) {
      case .interrupted: continue
      case .ended: return
      case .entry(let text):
        let answer = conversation.answer(text, from: "input", line: 1)
        write(answer.text)
        if answer.isOver { return }
      }
    }
  }

  /// Writes text; a terminal that is gone ends the session at the next entry.
  private func write(_ text: String) {
    try? Console.print(text)
  }
}
