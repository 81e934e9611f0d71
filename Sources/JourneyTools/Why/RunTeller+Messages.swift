internal import JourneyEngine
internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Messages that left, were held or skipped, and calls.
extension RunTeller {
  /// Tells what became of a message.
  func departed(
    _ state: Int, _ account: DepartureAccount, at moment: Moment
  ) -> AccountEntry {
    guard case .send(let action, _) = definition.states[state].kind else {
      return entry(state, at: moment, "a message was due")
    }
    let name = "`\(action.message)`"
    var entry = entry(state, at: moment, "")
    entry.message = action.message
    entry.isDecision = true
    if let channel = account.sentBy {
      entry.what = "\(name) \(isDeliveredOutside ? "is to leave" : "left") by \(channel)"
      entry.details = account.channels.prefix { $0.channel != channel }.compactMap(refused)
      let arguments = String(decoding: account.arguments, as: UTF8.self)
      if arguments != "{}" { entry.details.append("with \(arguments)") }
      if let condition = account.condition { entry = deciding(entry, condition) }
      entry.otherwise = entry.otherwise.map { _ in
        "would not have left \(words.otherwise(account.condition ?? Self.none) ?? "")"
      }
      return entry
    }
    entry.what = "\(name) was skipped: \(reason(account))"
    return skipped(entry, account)
  }

  /// Evidence of nothing.
  private static let none = Evidence(expression: .literal(.missing), value: .missing)

  /// Why a message was skipped, in words.
  private func reason(_ account: DepartureAccount) -> String {
    switch account.reason {
    case "consent": "it is not allowed"
    case "unreachable": "there is no address"
    case "limit": "a limit was used up"
    case "send only if": "`send only if` did not hold"
    case "only if": "`only if` did not hold"
    default: account.reason ?? "nobody knows why"
    }
  }

  /// Adds what decided that a message was skipped.
  private func skipped(_ entry: AccountEntry, _ account: DepartureAccount) -> AccountEntry {
    var entry = entry
    if let limit = account.limit { return limited(entry, limit) }
    if account.reason == "only if" || account.reason == "send only if" {
      entry = deciding(entry, account.condition)
      entry.otherwise = account.condition.flatMap(words.otherwise).map { "would have left \($0)" }
      return entry
    }
    entry.details = account.channels.compactMap(refused)
    entry.otherwise =
      "would have left with " + account.channels.map(allowed).joined(separator: ", or with ")
    return entry
  }

  /// What would have let a message leave by a channel.
  private func allowed(_ answer: DepartureAccount.ChannelAnswer) -> String {
    if answer.refusal == "unreachable" { return "an address for `\(answer.channel)`" }
    let missing = flags(answer.preferences).filter { flag in
      flag.name != "transactional" && !(flag.value ?? (unknownConsent == .allow))
    }
    let names = missing.map { "`\($0.name)`" }.joined(separator: ", ")
    return (names.isEmpty ? "`transactional`" : names) + " allowed for `\(answer.channel)`"
  }

  /// What is on record of a channel, by its name.
  private func flags(_ preferences: ChannelPreferences) -> [(name: String, value: Bool?)] {
    [
      ("reachable", preferences.reachable), ("subscribed", preferences.subscribed),
      ("marketing", preferences.marketing), ("transactional", preferences.transactional),
    ]
  }

  /// Why a channel could not be used; `nil` for one that could.
  private func refused(_ answer: DepartureAccount.ChannelAnswer) -> String? {
    guard let refusal = answer.refusal else { return nil }
    if refusal == "unreachable" { return "\(answer.channel): there is no address" }
    let texts = flags(answer.preferences).map { flag in
      "\(flag.name) is \(flag.value.map { $0 ? "yes" : "no" } ?? "not on record")"
    }
    return "\(answer.channel): \(texts.joined(separator: ", "))"
  }

  /// Adds the limit that was used up, and by what.
  private func limited(
    _ entry: AccountEntry, _ reached: DepartureAccount.ReachedLimit
  ) -> AccountEntry {
    var entry = entry
    let limit = ExpressionSpelling.text(reached.limit)
    let owner = reached.isOfWorkspace ? "the workspace's" : "the journey's"
    entry.details = ["\(owner) limit is \(limit)"]
    entry.details += reached.counted.map { row in
      "`\(row.name)` left on \(seen.text(row.at))"
        + (reached.isOfWorkspace ? " from `\(row.journeyID)`" : "")
    }
    let index = reached.counted.count - reached.limit.messages
    if reached.counted.indices.contains(index),
      let free = seen.zones.adding(
        reached.limit.per, to: reached.counted[index].at, zone: seen.zone)
    {
      entry.otherwise = "would have left from \(seen.text(free)) on"
    }
    return entry
  }

  /// Tells what became of a message or a call that left outside of its step.
  func settled(_ effect: OutboxRecord, at moment: Moment) -> AccountEntry {
    let state = effect.delivery.flatMap { index(of: $0.stateID) }
    if effect.kind == "call", let state { return called(state, effect, at: moment) }
    var entry =
      state.map { self.entry($0, at: moment, "") } ?? AccountEntry(at: moment, what: "")
    entry.message = effect.name
    entry.isDecision = true
    entry.what = outcome(of: effect)
    if effect.delivery?.settledAt == nil {
      entry.details = ["somebody has to decide what becomes of it"]
    }
    return entry
  }

  /// What became of a message, in words.
  private func outcome(of effect: OutboxRecord) -> String {
    let name = "`\(effect.name)`"
    let why = effect.reason.map { ": \($0)" } ?? ""
    return switch effect.status {
    case .sent: "\(name) left by \(effect.channel)"
    case .skipped: "\(name) was skipped\(why)"
    case .unknown: "nobody knows whether \(name) left by \(effect.channel)\(why)"
    default: "\(name) could not leave by \(effect.channel)\(why)"
    }
  }

  /// Tells that quiet hours hold a message.
  func held(_ state: Int, at moment: Moment, until: Moment) -> AccountEntry {
    var entry = entry(state, at: moment, "quiet hours hold it until \(seen.text(until))")
    if case .send(let action, _) = definition.states[state].kind { entry.message = action.message }
    entry.details = definition.settings.quiet.map { "quiet \(ExpressionSpelling.text($0))" }
    entry.isDecision = true
    return entry
  }

  /// Tells what a service answered.
  func called(_ state: Int, _ row: OutboxRecord, at moment: Moment) -> AccountEntry {
    let what =
      switch row.status {
      case .failed: "`\(row.name)` failed"
      case .sent: "`\(row.name)` answered " + String(decoding: row.answer ?? [], as: UTF8.self)
      default: "nobody was asked, so the answer is missing"
      }
    var entry = entry(state, at: moment, what)
    entry.details = ["with " + String(decoding: row.arguments, as: UTF8.self)]
    return entry
  }
}
