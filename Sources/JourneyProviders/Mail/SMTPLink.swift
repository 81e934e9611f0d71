internal import NIOCore
internal import Synchronization

/// A conversation with a mail server in which one mail follows the other.
///
/// It rests between two mails for a while, and ends by itself when nobody has one.
final class SMTPLink: Sendable {
  /// The most mails of one conversation: servers want to share the load out anew now and then.
  static let mailsMax = 100
  /// How long it rests, in seconds: a burst of messages goes on within, and no server has hung up.
  static let restSeconds: Int64 = 20

  /// A mail that waits for its turn, and who waits for what becomes of it.
  private struct Job: Sendable {
    /// The mail.
    let mail: MailMessage
    /// Called before the line that makes it the server's.
    let handedOver: @Sendable () -> Void
    /// Who waits.
    let answer: CheckedContinuation<Result<Void, SMTPFailure>, Never>
  }

  /// How far it is.
  private struct State {
    /// The mails that were begun.
    var mails = 0
    /// Why there are no more; `nil` while there may be.
    var end: SMTPFailure?
    /// Ends it, if nobody has a mail by then.
    var alarm: Scheduled<Void>?
  }

  /// The connection.
  private let connection: SMTPConnection
  /// Where mails are put.
  private let jobs: AsyncStream<Job>.Continuation
  /// How far it is.
  private let state: StateBox

  /// The state, which the conversation itself knows too.
  private final class StateBox: Sendable {
    /// The state.
    let value = Mutex(State())
  }

  /// Begins a conversation over a connection.
  init(_ connection: SMTPConnection, with server: SMTPServer) {
    self.connection = connection
    let (stream, jobs) = AsyncStream.makeStream(of: Job.self)
    let state = StateBox()
    (self.jobs, self.state) = (jobs, state)
    Task {
      let end = await Self.converse(over: connection, with: server, stream)
      state.value.withLock { $0.end = end }
      jobs.finish()
      for await job in stream { job.answer.resume(returning: .failure(end)) }
    }
  }

  /// Ends the conversation, once what is under way is done.
  deinit { jobs.finish() }

  /// Greets, and hands over mail by mail until there are no more; returns why it has ended.
  private static func converse(
    over connection: SMTPConnection, with server: SMTPServer, _ jobs: AsyncStream<Job>
  ) async -> SMTPFailure {
    do {
      try await connection.converse(with: server) { session in
        try await session.begin()
        for await job in jobs { try await hand(job, to: &session) }
        await session.end()
      }
      return .lost
    } catch {
      return error as? SMTPFailure ?? .lost
    }
  }

  /// Hands one mail over; a mail that is refused leaves the conversation as it was.
  private static func hand(
    _ job: Job, to session: inout SMTPSession
  ) async throws(SMTPFailure) {
    do {
      try await session.send(job.mail, handedOver: job.handedOver)
      job.answer.resume(returning: .success(()))
    } catch {
      job.answer.resume(returning: .failure(error))
      guard case .refused = error else { throw error }
    }
  }

  /// Hands a mail over.
  func send(
    _ mail: MailMessage, handedOver: @escaping @Sendable () -> Void
  ) async throws(SMTPFailure) {
    state.value.withLock { $0.mails += 1 }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { answer in
        let job = Job(mail: mail, handedOver: handedOver, answer: answer)
        guard case .enqueued = jobs.yield(job) else {
          return answer.resume(returning: .failure(state.value.withLock(\.end) ?? .lost))
        }
      }
    } onCancel: {
      connection.close()
    }
    try result.get()
  }

  /// Lets it rest; `false` if it has had its mails, or has ended.
  func rest() -> Bool {
    let alarm = connection.schedule(inSeconds: Self.restSeconds) { [jobs, state] in
      state.value.withLock { $0.end = $0.end ?? .lost }
      jobs.finish()
    }
    return state.value.withLock { state in
      guard state.end == nil, state.mails < Self.mailsMax else {
        alarm.cancel()
        return false
      }
      state.alarm = alarm
      return true
    }
  }

  /// Lets it go on; `false` if it has ended.
  func wake() -> Bool {
    state.value.withLock { state in
      state.alarm?.cancel()
      state.alarm = nil
      return state.end == nil && connection.isOpen
    }
  }
}
