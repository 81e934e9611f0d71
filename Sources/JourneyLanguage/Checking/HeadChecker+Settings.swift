import JourneyModel

extension HeadChecker {
  /// Checks the entry rule.
  func check(_ entry: EntrySyntax, at span: SourceSpan, in scope: Scope) -> EntryRule {
    if let every = entry.every { expressions.checkPositive(every) }
    if entry.newestWins, entry.kind == .unlimited {
      findings.report(
        TypeCode.pointlessNewestWins, at: span,
        "`newest wins` never goes with `entry unlimited`, where runs stand side by side",
        help: "say `entry one at a time newest wins`")
    }
    let key = entry.key.flatMap { checkKey($0, of: entry.kind, in: scope) }
    return EntryRule(
      kind: entry.kind, key: key, every: entry.every?.value,
      newestWins: entry.newestWins)
  }

  /// Checks the key of an entry rule; `nil` if that was to be `user`.
  private func checkKey(
    _ syntax: ExpressionSyntax, of kind: EntryRule.Kind, in scope: Scope
  ) -> Expression? {
    var keyScope = scope
    keyScope.allowsBareAttributes = true
    keyScope.event = scope.entry
    keyScope.eventRoot = .entry
    for (name, binding) in keyScope.bindings where binding.subject.isEvent {
      keyScope.bindings[name]?.root = .entry
    }
    if kind == .once, case .name(let name) = syntax.kind, isSlipOfUser(name, in: keyScope) {
      reportSlipOfUser(name)
      return nil
    }
    return expressions.check(syntax, in: keyScope).expression
  }

  /// Returns `true` if a key is likely `user`, misspelt: nothing here has that name, or nothing
  /// tells what there is.
  private func isSlipOfUser(_ name: NameSyntax, in scope: Scope) -> Bool {
    guard Suggestion.isSlip(name.text, of: "user"), scope.bindings[name.text] == nil,
      context.constants[name.text] == nil
    else { return false }
    guard context.catalog.events != nil, let entry = scope.entry else { return true }
    return findings.muted { expressions.resolve([name], in: entry, owner: nil).isInvalid }
  }

  /// Reports a key that is likely `user`, misspelt.
  private func reportSlipOfUser(_ name: NameSyntax) {
    findings.report(
      NameCode.unknownName, at: name.span, "nothing here is called `\(name.text)`",
      help: "did you mean `user`? what an event tells is written `entry.\(name.text)`",
      fix: .init(span: name.span, replacement: "user", isSafe: false))
  }

  /// Checks quiet hours: they must last some time.
  func checkQuiet(
    _ from: Spanned<TimeOfDay>, _ to: Spanned<TimeOfDay>, _ zone: ZoneSyntax?
  ) -> QuietHours {
    if from.value == to.value {
      findings.report(
        TypeCode.emptyQuietHours, at: from.span.joined(with: to.span),
        "quiet hours from \(from.value) to \(to.value) last no time",
        help: "give two different times")
    }
    expressions.checkZone(zone)
    return QuietHours(from: from.value, to: to.value, zone: zone?.reference)
  }

  /// Checks a limit: it must let something pass.
  func checkLimit(
    _ count: Spanned<ExactDecimal>, _ topic: NameSyntax?, _ per: DurationSyntax,
    _ channel: NameSyntax?
  ) -> MessageLimit {
    if count.value.millionths == 0 {
      findings.report(
        TypeCode.emptyLimit, at: count.span, "a limit of 0 lets no message pass",
        help: "leave the sends out, or allow 1")
    } else {
      expressions.checkCount(count, from: 1)
    }
    expressions.checkPositive(per)
    if let topic { checkTopic(topic) }
    if let channel { expressions.checkChannel(channel) }
    return MessageLimit(
      messages: count.value.wholePart, per: per.value, topic: topic?.text, channel: channel?.text)
  }

  /// Reports a topic that no message has.
  private func checkTopic(_ topic: NameSyntax) {
    guard let messages = context.catalog.messages else { return }
    let topics = messages.compactMap(\.topic)
    if topics.contains(topic.text) { return }
    context.reportUnknown(
      NameCode.unknownTopic, topic, "no message has the topic `\(topic.text)`", among: topics)
  }

  /// Reports settings that stand only once, from the second one on.
  func checkDuplicates() {
    var seen: [String: SourceSpan] = [:]
    for setting in journey.settings {
      guard let name = setting.kind.singleName else { continue }
      guard let first = seen[name] else {
        seen[name] = setting.span
        continue
      }
      findings.report(
        NameCode.duplicateSetting, at: setting.span, "`\(name)` is set twice",
        help: "leave one of them out", notes: [.init(span: first, message: "here it is set first")])
    }
  }
}

extension Subject {
  /// `true` for an event, or one of several.
  fileprivate var isEvent: Bool {
    switch self {
    case .event, .entry: true
    case .value, .lost: false
    }
  }
}

extension SettingSyntax.Kind {
  /// The words of a setting that stands only once.
  fileprivate var singleName: String? {
    switch self {
    case .entry: "entry"
    case .sendOnlyIf: "send only if"
    case .timeZone: "time zone"
    case .holdout: "holdout"
    case .priority: "priority"
    case .exclusive: "exclusive"
    case .trigger, .exitOn, .exitWhen, .goal, .quiet, .limit, .promise: nil
    }
  }
}
