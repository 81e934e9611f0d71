internal import JourneyStore

extension UserProfile {
  /// The person's own address on a channel; `nil` where none is known, or the channel has none.
  func address(by channel: String) -> String? {
    switch channel {
    case "email": email
    case "sms": phone
    case "push": mainDeviceID
    default: nil
    }
  }
}
