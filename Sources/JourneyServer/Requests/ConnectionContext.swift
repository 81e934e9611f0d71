public import Hummingbird
internal import NIOCore

/// What is known of a request beside the request: from where it came.
public struct ConnectionContext: RequestContext {
  /// What the framework keeps.
  public var coreContext: CoreRequestContextStorage
  /// The connection.
  private let channel: any Channel

  /// The address of the other side; empty where it has none.
  var address: String { channel.remoteAddress?.ipAddress ?? "" }

  /// Creates the context of a request that came over a channel.
  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// Gives the answer under way more time than usual, or less.
  func allowAnswer(seconds: Int64) {
    guard seconds != RequestLimits.answerSeconds else { return }
    channel.pipeline.fireUserInboundEventTriggered(AnswerTime(seconds: seconds))
  }
}
