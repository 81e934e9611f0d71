import JourneyModel

extension PersonModel {
  /// Sends a message, or lets quiet hours hold it.
  mutating func send(
    _ person: PersonState, _ run: Int, _ index: Int, _ action: SendAction, _ next: String
  ) {
    if action.kind == .marketing, isQuiet(person.hour) {
      if person.runs[run].tokens[index].extra == 1 { return }
      var held = person
      held.runs[run].tokens[index].extra = 1
      return add(held)
    }
    if case .after(let message, _) = question, action.message == message, person.hasHappened {
      found(1)
    }
    var people = [person]
    let attempts = action.isByEach ? action.channels.map { [$0] } : [action.channels]
    for channels in attempts {
      people = people.flatMap { person in
        channels.flatMap { outcomes(person, action, by: $0) }
      }
    }
    // In the order in which they came: where all is given up at last, it is at the same place.
    var seen: Set<PersonState> = []
    for person in people where seen.insert(person).inserted { go(person, run, index, to: next) }
  }

  /// What can become of a message by a channel.
  private mutating func outcomes(
    _ person: PersonState, _ action: SendAction, by channel: String
  ) -> [PersonState] {
    var bits: UInt8 = 0
    var isReached = false
    if action.kind == .marketing {
      for (number, limit) in settings.limits.enumerated() {
        guard limit.topic == nil || limit.topic == action.topic,
          limit.channel == nil || limit.channel == channel
        else { continue }
        bits |= 1 << UInt8(number)
        let others = person.sends.count {
          $0.limits >> UInt8(number) & 1 == 1 && Int($0.age) < units(limit.per)
        }
        if others >= limit.messages { isReached = true }
      }
    }
    // Nobody need consent, and so leave room under a limit.
    let isSkippable = action.kind == .marketing && !settings.limits.isEmpty
    if isReached { return [person] }
    var sent = person
    if bits != 0 { sent.sends.append(.init(age: 0, limits: bits)) }
    return counted(sent, action, by: channel) + (isSkippable ? [person] : [])
  }

  /// A state with a message counted in its window, or in one that begins.
  private mutating func counted(
    _ person: PersonState, _ action: SendAction, by channel: String
  ) -> [PersonState] {
    guard case .most(let most) = question, action.kind != .internal,
      !most.isMarketingOnly || action.kind == .marketing,
      most.channel == nil || most.channel == channel
    else { return [person] }
    var counted = person
    counted.window = max(0, person.window)
    counted.count = min(person.count + 1, Int8(most.upTo))
    found(Int(counted.count))
    return person.window >= 0 ? [counted] : [person, counted]
  }
}
