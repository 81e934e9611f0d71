internal import JourneyModel
internal import JourneyStore

/// How much room each receiver has, and which lanes have said when they want to be asked again.
struct SendingLanes {
  /// How many attempts each receiver is asked for now.
  private var underWay: [String: Int] = [:]
  /// Until when lanes are not asked.
  private var closedUntil: [EffectLane: Moment] = [:]

  /// How many attempts of a lane may be begun now.
  func room(in lane: EffectLane, at now: Moment) -> Int {
    if let until = closedUntil[lane], until > now { return 0 }
    return ServiceLimits.attemptsPerLaneMax - underWay[lane.receiver, default: 0]
  }

  /// From when on a lane may be asked; `nil` while its receiver has no room, which the end of an
  /// attempt changes.
  func opening(of lane: EffectLane) -> Moment? {
    guard underWay[lane.receiver, default: 0] < ServiceLimits.attemptsPerLaneMax else { return nil }
    return closedUntil[lane] ?? Moment(microseconds: .min)
  }

  /// Notes that a lane wants to be asked again at a moment.
  mutating func close(_ lane: EffectLane, until moment: Moment) { closedUntil[lane] = moment }

  /// Notes that an attempt begins.
  mutating func begin(_ receiver: String) { underWay[receiver, default: 0] += 1 }

  /// Notes that an attempt has ended at a moment.
  ///
  /// It may have shown that the receiver is back: a lane that was to wait for long is asked again.
  mutating func end(_ receiver: String, at now: Moment) {
    underWay[receiver, default: 1] -= 1
    for isRetry in [true, false] {
      let lane = EffectLane(receiver: receiver, isRetry: isRetry)
      guard let until = closedUntil[lane], until.microseconds - now.microseconds > Self.long
      else { continue }
      closedUntil[lane] = nil
    }
  }

  /// What a lane waits for longer than that is no rate, which lets the next one through soon.
  private static let long = Moment.perSecond
}
