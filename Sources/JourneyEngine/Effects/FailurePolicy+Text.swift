internal import JourneyModel
internal import JourneyStore

/// A failure policy in the words of the store.
extension FailurePolicy.Action {
  /// What comes before the reason of a `stop`.
  private static let stopPrefix = "stop:"

  /// `skip`, `park`, `stop` or `stop:` with its reason.
  var text: String {
    switch self {
    case .skip: "skip"
    case .park: "park"
    case .stop(nil): "stop"
    case .stop(let reason?): Self.stopPrefix + reason
    }
  }

  /// Reads a policy; what is not one parks, since that loses nothing.
  init(text: String) {
    if text == "skip" {
      self = .skip
    } else if text == "stop" {
      self = .stop(reason: nil)
    } else if text.hasPrefix(Self.stopPrefix) {
      self = .stop(reason: String(text.dropFirst(Self.stopPrefix.count)))
    } else {
      self = .park
    }
  }
}

extension OutboxDelivery {
  /// What becomes of the run if the effect fails for good.
  var policy: FailurePolicy.Action { FailurePolicy.Action(text: failure) }
}
