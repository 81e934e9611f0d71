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
  /// The conversations that rest.
  private let pool = SMTPPool()

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
      if let link = await pool.take(), try await isTaken(mail, by: link, progress) {
        return .accepted(answer: nil)
      }
      try await hand(mail, to: try await connect(), progress)
      return .accepted(answer: nil)
    } catch {
      return DeliveryOutcome(error, host: url.host, isHandedOver: progress.isHandedOver)
    }
  }

  /// Hands a mail over in a conversation that has rested; `false` if that has ended meanwhile, and
  /// the mail may be handed over in another.
  private func isTaken(
    _ mail: MailMessage, by link: SMTPLink, _ progress: Progress
  ) async throws(SMTPFailure) -> Bool {
    do {
      try await hand(mail, to: link, progress)
      return true
    } catch {
      if case .refused = error { throw error }
      if progress.isHandedOver || Task.isCancelled { throw error }
      return false
    }
  }

  /// Hands a mail over, and lets the conversation rest if it can go on.
  private func hand(
    _ mail: MailMessage, to link: SMTPLink, _ progress: Progress
  ) async throws(SMTPFailure) {
    do {
      try await link.send(mail) { progress.handOver() }
    } catch {
      if case .refused = error { await pool.give(link) }
      throw error
    }
    await pool.give(link)
  }

  /// Ends the conversations that rest.
  public func close() async { await pool.close() }

  /// Connects to one of the checked addresses.
  private func connect() async throws(SMTPFailure) -> SMTPLink {
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
        let server = SMTPServer(
          url: url, account: account, ownName: String(from.host), isListed: guardian.lists(url),
          isLoopback: connection.isLoopback)
        return SMTPLink(connection, with: server)
      }
    }
    throw .unavailable("`\(url.host)` cannot be reached")
  }
}
