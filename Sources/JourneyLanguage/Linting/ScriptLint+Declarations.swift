import JourneyModel

extension ScriptLint {
  /// Reports constants, audiences and fragments that nothing uses.
  mutating func checkDeclarations() {
    for item in tree.items {
      switch item {
      case .constant(let declaration) where !namesRead.contains(declaration.name.text):
        reportUnused(
          ScriptLintCode.unusedConstant, declaration.name, "nothing reads the constant",
          declaration.span)
      case .audience(let declaration) where !audiencesRead.contains(declaration.name.text):
        reportUnused(
          ScriptLintCode.unusedAudience, declaration.name, "nothing asks for the audience",
          declaration.span)
      case .fragment(let fragment) where !fragmentsUsed.contains(fragment.name.text):
        reportUnused(
          ScriptLintCode.unusedFragment, fragment.name, "nothing uses the fragment", fragment.span)
      case .constant, .audience, .fragment, .journey, .test: continue
      }
    }
  }

  /// Reports a declaration that nothing uses.
  private mutating func reportUnused(
    _ code: DiagnosticCode, _ name: NameSyntax, _ message: String, _ span: SourceSpan
  ) {
    report(
      code, at: name.span, "\(message) `\(name.text)`", help: "leave it out",
      fix: .init(span: span, replacement: "", isSafe: false))
  }

  /// The most lines of a journey that one can overlook.
  private static let journeyLinesMax = 300
  /// The most lines of a script that one can overlook.
  private static let scriptLinesMax = 2_000

  /// Reports what is longer than can be overlooked.
  mutating func checkSizes() {
    for case .journey(let journey) in tree.items {
      let lines = source.line(at: journey.span.end) - source.line(at: journey.span.start) + 1
      guard lines > Self.journeyLinesMax else { continue }
      report(
        ScriptLintCode.longJourney, at: journey.name.span,
        "`\(journey.name.text)` has \(lines) lines",
        help: "let it `emit` an event that starts a second journey, "
          + "or keep what recurs in a `fragment`")
    }
    if source.lineCount > Self.scriptLinesMax {
      report(
        ScriptLintCode.longScript, at: SourceSpan(0, 0),
        "this script has \(source.lineCount) lines", help: "give each journey a script of its own")
    }
  }

  /// Reports a journey that has no title for people.
  mutating func checkTitle(of journey: JourneySyntax) {
    guard journey.title == nil else { return }
    report(
      ScriptLintCode.missingTitle, at: journey.name.span, "`\(journey.name.text)` has no title",
      help: "write one behind its name, in quotes, for those who read the reports")
  }

  /// Reports a stage without a step.
  mutating func checkStage(_ name: NameSyntax, _ steps: [StepSyntax]) {
    checkQuotes(name)
    guard steps.isEmpty else { return }
    report(
      ScriptLintCode.emptyStage, at: name.span, "nothing happens in the stage `\(name.text)`",
      help: "give it steps, or leave it out")
  }

  /// The time by which most people are up: quiet hours that hold then are likely the wrong way
  /// round.
  private static let noon = TimeOfDay(seconds: 12 * 3_600)
  /// The time at which most people sleep.
  private static let night = TimeOfDay(seconds: 3 * 3_600)

  /// A pause at noon may be shorter than this; what lasts longer is meant for the night.
  private static let pauseSecondsMax = 4 * 3_600

  /// Reports quiet hours, the only ones of a journey, that hold at noon and do not at night.
  mutating func checkQuiet(of journey: JourneySyntax) {
    let spans = journey.settings.compactMap { setting in
      if case .quiet(let from, let to, _) = setting.kind { (from, to) } else { nil }
    }
    guard spans.count == 1, let (from, to) = spans.first,
      from.value < Self.noon, Self.noon < to.value, Self.night < from.value,
      to.value.seconds - from.value.seconds > Self.pauseSecondsMax
    else { return }
    let span = from.span.joined(with: to.span)
    let between = source.text(SourceSpan(from.span.end, to.span.start))
    report(
      ScriptLintCode.quietByDay, at: span, "messages are held by day, and leave by night",
      help: "change the two times round",
      fix: .init(
        span: span, replacement: source.text(to.span) + between + source.text(from.span),
        isSafe: false))
  }

  /// Reports a channel that a send names twice.
  mutating func checkChannels(of send: SendSyntax) {
    for channel in send.channels { checkQuotes(channel) }
    for (index, channel) in send.channels.enumerated().dropFirst() {
      guard send.channels.prefix(index).contains(where: { $0.text == channel.text }) else {
        continue
      }
      let before = send.channels[index - 1].span.end
      report(
        ScriptLintCode.repeatedChannel, at: channel.span,
        "`\(channel.text)` is among the channels already",
        fix: .init(span: SourceSpan(before, channel.span.end), replacement: ""))
    }
  }
}
