internal import JourneyLanguage
internal import JourneyModel

/// Completes what is being typed at the prompt, by the completion of editors.
struct PromptCompletion {
  /// The conversation.
  private let conversation: Conversation

  /// What an entry can begin with besides lines of the language.
  private static let beginnings = ["user.", "did ", "now", "today", "where", "why"]
  /// What goes on with `expect`, and begins no question.
  private static let expectations: Set<String> = [
    "sent", "nothing", "called", "emitted", "waiting", "stopped", "completed", "exited",
    "converted", "not",
  ]

  /// Completes for a conversation.
  init(_ conversation: Conversation) {
    self.conversation = conversation
  }

  /// What could stand in the place of the end of the first text, of which the second follows.
  func offer(before: String, behind: String) -> (replacedBytes: Int, texts: [String]) {
    if before.trimmed.first == PromptCommand.sign { return command(before) }
    let word = before.ending(while: { $0.isLetter || $0 == "_" })
    if before.dropLast(word.count).allSatisfy(\.isWhitespace) { return beginning(word) }
    return language(before: before, behind: behind)
  }

  /// The texts that begin as what is typed does, in the same letters or not.
  private func fitting(_ typed: String, _ texts: [String]) -> (replacedBytes: Int, texts: [String])
  {
    let wanted = typed.lowercased()
    return (typed.utf8.count, texts.filter { $0.lowercased().hasPrefix(wanted) })
  }

  /// What an entry can begin with.
  private func beginning(_ typed: String) -> (replacedBytes: Int, texts: [String]) {
    let lines = Keywords.testLines.map { $0 + " " }
    return fitting(typed, lines + Self.beginnings)
  }

  // MARK: Commands

  /// What can be written in a command.
  private func command(_ before: String) -> (replacedBytes: Int, texts: [String]) {
    let text = before.drop(while: \.isWhitespace)
    guard let blank = text.firstIndex(of: " ") else {
      return fitting(
        String(text), PromptCommand.allCases.map { $0.spelled + ($0.form.isEmpty ? "" : " ") })
    }
    let typed = String(text[text.index(after: blank)...])
    switch WrittenCommand(String(text))?.command {
    case .switch: return fitting(typed, conversation.forks.map(\.name))
    case .trace: return fitting(typed, ["on", "off"])
    case .load, .save:
      let last = typed.ending(while: { $0 != " " })
      return fitting(last, FileNames.beginning(with: last))
    default: return (0, [])
    }
  }

  // MARK: The language

  /// What can be written within a line of the language.
  private func language(before: String, behind: String) -> (replacedBytes: Int, texts: [String]) {
    let entry = Entry(before, from: "", line: 1)
    let head = conversation.script.before(
      entry.kind, after: conversation.fork.said.map(\.text),
      beginning: conversation.fork.beginning?.text)
    let typed = Array((head + before).utf8)
    let document = Document(
      uri: "", path: conversation.workspace.scriptPath, version: 0,
      bytes: typed + Array(behind.utf8) + Array("\nend\n".utf8), encoding: .utf8)
    let completion = Completion(
      document: document, workspace: conversation.serverWorkspace, client: ClientAbilities())
    guard let (expectation, span, items) = completion.items(at: typed.count),
      span.start >= head.utf8.count
    else { return (0, []) }
    let word = String(decoding: typed[span.start...], as: UTF8.self)
    let isFirst = entry.kind == .question && span.start == head.utf8.count
    let all = ranked(items).filter { !isFirst || !Self.expectations.contains($0.label) }
    let texts = all.filter { Self.fits($0, word, isInText: expectation.isInText) }
      .map { $0.text ?? $0.label }
    return (typed.count - span.start, Self.distinct(texts.filter { $0 != "end" }))
  }

  /// The things in the order in which editors show them.
  private func ranked(_ items: [CompletionItem]) -> [CompletionItem] {
    items.enumerated().sorted {
      ($0.element.rank.rawValue, $0.offset) < ($1.element.rank.rawValue, $1.offset)
    }.map(\.element)
  }

  /// `true` if something begins as what is typed does.
  private static func fits(_ item: CompletionItem, _ typed: String, isInText: Bool) -> Bool {
    let wanted = typed.lowercased()
    return (item.text ?? item.label).lowercased().hasPrefix(wanted)
      || !isInText && item.label.lowercased().hasPrefix(wanted)
  }

  /// Each text once, in order.
  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension Conversation {
  /// What could stand in the place of the end of the first text, of which the second follows: how
  /// many bytes it takes the place of, and the texts.
  public func completions(
    before: String, behind: String
  ) -> (replacedBytes: Int, texts: [String]) {
    PromptCompletion(self).offer(before: before, behind: behind)
  }

  /// The workspace as editors see it.
  fileprivate var serverWorkspace: ServerWorkspace {
    ServerWorkspace(
      catalog: workspace.catalog, catalogDocument: nil, open: [:], folder: nil, encoding: .utf8)
  }
}

extension LoadedWorkspace {
  /// A path for what is entered: that of a script, so that it is taken for one.
  fileprivate var scriptPath: String {
    paths.last { $0.hasSuffix(ScriptFinder.suffix) } ?? "session" + ScriptFinder.suffix
  }
}

extension String {
  /// The longest end whose characters all satisfy a condition.
  fileprivate func ending(while condition: (Character) -> Bool) -> String {
    String(reversed().prefix(while: condition).reversed())
  }
}
