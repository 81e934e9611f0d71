internal import JourneyModel

/// Why a run sent a message, or why it did not.
struct MessageQuestion {
  /// The message.
  let message: String
  /// The version of the run.
  let definition: JourneyDefinition

  /// Leaves of an account what led to the message; where it never came to that, where the run took
  /// another way.
  func asked(of account: RunAccount) -> RunAccount {
    var account = account
    if let last = account.entries.lastIndex(where: { $0.message == message }) {
      account.entries = account.entries[...last].filter { $0.isDecision && isAboutIt($0) }
      return account
    }
    let towards = statesTowardsIt
    guard !towards.isEmpty else {
      account.remarks = [AccountEntry(what: "this version does not send `\(message)`")]
      account.entries = []
      return account
    }
    let turn = turn(of: account, towards)
    account.remarks = [remark(account, turn)]
    let last = hasEnded(account, at: turn) ? account.entries.count : turn ?? account.entries.count
    account.entries = account.entries.enumerated().filter { index, entry in
      index <= last && entry.isDecision && entry.message == nil
    }.map(\.element)
    return account
  }

  /// `true` if a run ended while it was still on the way to the message.
  private func hasEnded(_ account: RunAccount, at turn: Int?) -> Bool {
    account.end != nil && turn == account.entries.lastIndex { $0.state != nil }
  }

  /// `true` for an entry that is about no other message.
  private func isAboutIt(_ entry: AccountEntry) -> Bool {
    entry.message == nil || entry.message == message
  }

  /// The states from which the message can still be sent.
  private var statesTowardsIt: Set<String> {
    var found = Set(
      definition.states.filter {
        if case .send(let action, _) = $0.kind { action.message == message } else { false }
      }.map(\.id))
    var count = 0
    while found.count > count {
      count = found.count
      for state in definition.states where !found.isDisjoint(with: state.kind.links) {
        found.insert(state.id)
      }
    }
    return found
  }

  /// The index of the last entry from whose state the message could still be sent.
  private func turn(of account: RunAccount, _ towards: Set<String>) -> Int? {
    account.entries.lastIndex { entry in
      entry.state.map { towards.contains(definition.states[$0].id) } ?? false
    }
  }

  /// What became of the message in a run that did not come to it.
  private func remark(_ account: RunAccount, _ turn: Int?) -> AccountEntry {
    let last = account.entries.last
    if account.end == nil, turn == account.entries.indices.last {
      return AccountEntry(
        at: last?.at, line: last?.line, script: last?.script,
        what: "`\(message)` may still be sent: the run waits here")
    }
    let place = turn.map { account.entries[$0] }
    if let end = account.end, hasEnded(account, at: turn) {
      return AccountEntry(
        at: last?.at,
        what: "`\(message)` was not sent: the run ended before it, as \(Self.end(end))")
    }
    return AccountEntry(
      at: place?.at, line: place?.line, script: place?.script,
      what: "`\(message)` was not sent: the run went another way here")
  }

  /// The end of a run in words.
  private static func end(_ end: String) -> String {
    ["completed", "exited"].contains(end) ? end : "\"\(end)\""
  }
}
