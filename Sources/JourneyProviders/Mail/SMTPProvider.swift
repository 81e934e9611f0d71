public import JourneyModel
public import NIOSSL
internal import Synchronization

/// Sends messages as e-mails.
///
/// Mail servers know no keys: the name of the mail is made of it, and a repeat may be a second one.
public struct SMTPProvider: Provider {
  /// `false`: whoever asks twice may send twice.
  public let honoursKey = false
  /// How long a mail may take where the catalog does not say: servers look at mails before they
  /// take them.
  static let limitStandard = Duration.seconds(30)

  /// Where the server is.
  private let url: OutgoingURL
  /// Who sends.
  private let from: MailAddress
  /// The user, if the server asks for one.
  private let account: SMTPAccount?
  /// How long the whole of it may take.
  private let limit: Duration
  /// Renders messages.
  private let templates: MessageTemplates
  /// Decides where mail may go.
  private let guardian: OutgoingGuard
  /// What vouches for the server; `nil` for those that the system trusts.
  private let trustRoots: NIOSSLTrustRoots?
  /// Tells the time.
  private let clock: ProviderClock

  /// Creates a provider.
  public init(
    url: OutgoingURL, from: MailAddress, account: SMTPAccount? = nil, limit: Duration? = nil,
    templates: MessageTemplates, guardian: OutgoingGuard, trustRoots: NIOSSLTrustRoots? = nil,
    clock: ProviderClock
  ) {
    self.url = url
    self.from = from
    self.account = account
    self.limit = limit ?? Self.limitStandard
    self.templates = templates
    self.guardian = guardian
    self.trustRoots = trustRoots
    self.clock = clock
  }

  /// Makes an attempt.
  public func deliver(_ delivery: Delivery) async -> DeliveryOutcome {
    let mail: MailMessage
    do { mail = try self.mail(delivery) } catch { return .refused(reason: error.description) }
    let progress = Progress()
    if let outcome = await TimeLimit.run(limit, { await send(mail, progress) }) { return outcome }
    let reason = "`\(url.host)` did not answer in time"
    return progress.isHandedOver
      ? .unknown(reason: reason) : .failed(reason: reason, retryAfterSeconds: nil)
  }

  /// How far an attempt has come.
  private final class Progress: Sendable {
    /// `true` once the whole mail may have been taken.
    private let state = Mutex(false)

    /// `true` once the whole mail may have been taken.
    var isHandedOver: Bool { state.withLock { $0 } }

    /// The whole mail may be taken from now on.
    func handOver() { state.withLock { $0 = true } }
  }

  /// The mail of a message.
  private func mail(_ delivery: Delivery) throws(MessageTemplates.Problem) -> MailMessage {
    guard case .message(let name, let channel, let to) = delivery.kind else {
      throw MessageTemplates.Problem(description: "a channel takes messages only")
    }
    guard let to = to.flatMap({ MailAddress($0) }) else {
      throw MessageTemplates.Problem(description: "there is no e-mail address to send to")
    }
    let content = try templates.content(of: name, by: channel, for: delivery)
    guard let content, let subject = content[.subject],
      content[.text] != nil || content[.html] != nil
    else {
      let names = "`\(name).\(channel).subject` and `\(name).\(channel).text`"
      throw MessageTemplates.Problem(
        description: "`\(name)` has no templates \(names) in `\(TemplateName.folder)`")
    }
    return MailMessage(
      from: from, to: to, subject: subject, text: content[.text], html: content[.html],
      key: delivery.key, moment: clock.now())
  }

  /// Hands a mail over.
  private func send(_ mail: MailMessage, _ progress: Progress) async -> DeliveryOutcome {
    do {
      let connection = try await connect()
      let server = SMTPServer(
        url: url, account: account, ownName: String(from.host), isListed: guardian.lists(url),
        isLoopback: connection.isLoopback)
      try await connection.send(mail, by: server) { progress.handOver() }
      return .accepted(answer: nil)
    } catch let failure as SMTPFailure {
      return DeliveryOutcome(failure, host: url.host, isHandedOver: progress.isHandedOver)
    } catch {
      return DeliveryOutcome(.lost, host: url.host, isHandedOver: progress.isHandedOver)
    }
  }

  /// Connects to one of the checked addresses.
  private func connect() async throws(SMTPFailure) -> SMTPConnection {
    let addresses: [InternetAddress]
    do { addresses = try await guardian.addresses(for: url) } catch {
      switch error {
      case .forbidden(let reason): throw .refused(reason)
      case .notFound(let reason): throw .unavailable(reason)
      }
    }
    for address in addresses {
      if let connection = try? await SMTPConnection(
        url: url, address: address, trustRoots: trustRoots)
      {
        return connection
      }
    }
    throw .unavailable("`\(url.host)` cannot be reached")
  }
}
