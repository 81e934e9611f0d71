import JourneyAnalysis
import JourneyModel
import Testing

/// What limits of the workspace keep of a journey's promises.
@Suite struct WorkspaceLimitTests {
  /// A message that leaves whenever somebody comes.
  private func journey(in zone: ZoneReference?) -> JourneyDefinition {
    var settings = JourneySettings()
    settings.timeZone = zone
    settings.entry = EntryRule(kind: .unlimited)
    let action = SendAction(message: "m", kind: .marketing, channels: ["email"])
    return JourneyDefinition(
      journeyID: "j", triggers: [Trigger(id: "t", kind: .event(EventPattern(event: "go")))],
      settings: settings, start: "m",
      states: [
        JourneyState(id: "m", kind: .send(action, next: "end")),
        JourneyState(id: "end", kind: .end),
      ])
  }

  /// `true` if one message a day, by the clocks of the workspace, keeps a promise of one in a time.
  private func keeps(_ window: CalendarDuration, in zone: ZoneReference?) -> Bool {
    let limit = MessageLimit(messages: 1, per: CalendarDuration(days: 1))
    let promise = JourneyPromise(.atMost(1, isMarketingOnly: false, channel: nil, in: window))
    return PromiseProof(journey(in: zone), limits: [limit]).verdict(on: promise) == .kept
  }

  @Test func `days of the workspace are those of a journey without a zone of its own`() {
    #expect(keeps(CalendarDuration(days: 1), in: nil))
    #expect(!keeps(CalendarDuration(days: 1), in: .named("America/New_York")))
    #expect(!keeps(CalendarDuration(days: 1), in: .user(default: nil)))
  }

  @Test func `a day is no less than 22 hours anywhere`() {
    let hours = CalendarDuration(microseconds: 22 * 3_600 * Moment.perSecond)
    #expect(keeps(hours, in: nil))
    #expect(keeps(hours, in: .named("America/New_York")))
  }
}
