/// What an effect does outside.
public enum EffectKind: Equatable, Sendable {
  /// A message by a channel; `to` is the address, `nil` where the channel has none.
  case message(name: String, channel: String, to: String?)
  /// A call of an operation of a service.
  case call(service: String, operation: String)

  /// The channel, or `service.operation`: what has one rate, one breaker and one provider.
  public var receiver: String {
    switch self {
    case .message(_, let channel, _): channel
    case .call(let service, let operation): "\(service).\(operation)"
    }
  }
}
