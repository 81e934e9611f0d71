internal import Synchronization

/// Whether the data could be written when that was last tried, for whoever asks.
public final class WriteOutcome: Sendable {
  /// Why it failed; `nil` if it did not.
  private let failed = Mutex<String?>(nil)

  /// Creates the outcome of a store that can be written.
  public init() {}

  /// Why the data could not be written; `nil` if they could.
  public var failure: String? { failed.withLock(\.self) }

  /// Notes how the last attempt ended.
  func note(_ failure: String?) { failed.withLock { $0 = failure } }
}
