import JourneyModel

extension JourneyComparison {
  /// Compares two sends that are the same step.
  mutating func compare(
    _ left: SendAction, with right: SendAction, _ one: JourneyState, _ other: JourneyState
  ) {
    let name = "`\(right.message)`"
    if left.message != right.message {
      report(
        .sends, .changed, "\(name) is sent, no longer `\(left.message)`", old: one, new: other)
    }
    if left.kind != right.kind {
      report(
        .sends, .changed,
        "\(name) is a \(right.kind.rawValue) message, no longer a \(left.kind.rawValue) one",
        old: one, new: other)
    }
    compare("goes", channels(of: left), channels(of: right), name, one, other)
    compare(
      "goes", left.to.map { "to \(spelling.text($0))" }, right.to.map { "to \(spelling.text($0))" },
      name, one, other)
    compareArguments(left.arguments, right.arguments, name, one, other)
    compare(
      "leaves", left.onlyIf.map { "only if \(spelling.text($0))" },
      right.onlyIf.map { "only if \(spelling.text($0))" }, name, one, other)
    if left.failure != right.failure || left.topic != right.topic {
      compareRest(left, right, name, one, other)
    }
  }

  /// The channels of a send, in the words of the script.
  private func channels(of send: SendAction) -> String {
    "by " + send.channels.joined(separator: send.isByEach ? " and " : " or ")
  }

  /// Compares a clause of a send.
  private mutating func compare(
    _ verb: String, _ left: String?, _ right: String?, _ name: String, _ one: JourneyState,
    _ other: JourneyState
  ) {
    guard left != right else { return }
    switch (left, right) {
    case (let left?, let right?):
      report(
        .sends, .changed, "\(name) \(verb) `\(right)`, no longer `\(left)`", old: one, new: other)
    case (let left?, nil):
      report(.sends, .removed, "\(name) no longer \(verb) `\(left)`", old: one, new: other)
    case (nil, let right?):
      report(.sends, .added, "\(name) \(verb) `\(right)` now", old: one, new: other)
    case (nil, nil): return
    }
  }

  /// Compares what two sends give to the message.
  private mutating func compareArguments(
    _ left: [Argument], _ right: [Argument], _ name: String, _ one: JourneyState,
    _ other: JourneyState
  ) {
    for argument in left {
      let text = spelling.text([argument])
      guard let twin = right.first(where: { $0.name == argument.name }) else {
        report(.sends, .removed, "\(name) no longer gets `\(text)`", old: one, new: other)
        continue
      }
      compare("gets", text, spelling.text([twin]), name, one, other)
    }
    for argument in right where !left.contains(where: { $0.name == argument.name }) {
      report(
        .sends, .added, "\(name) gets `\(spelling.text([argument]))` as well", old: one, new: other)
    }
  }

  /// Compares the topic of two sends, and what becomes of a failure.
  private mutating func compareRest(
    _ left: SendAction, _ right: SendAction, _ name: String, _ one: JourneyState,
    _ other: JourneyState
  ) {
    compare(
      "counts", left.topic.map { "about \($0)" }, right.topic.map { "about \($0)" }, name, one,
      other)
    guard left.failure != right.failure else { return }
    report(
      .sends, .changed, "\(name) does something else where it cannot be sent", old: one, new: other)
  }
}
