internal import JourneyModel
public import JourneyServices
internal import Logging
internal import Synchronization

/// The keys that count now: those of the server's own keyring, and those of a set from elsewhere.
///
/// The files are looked at again and read when they have changed, so that a new key counts at once
/// and one that was taken away no longer does. A file that cannot be read changes nothing.
public final class TokenKeys: Sendable {
  /// What is known of the files.
  private struct Known: Sendable {
    /// The keys by id.
    var keys: [String: TokenKey] = [:]
    /// How often the files were read.
    var revision = 0
    /// What told the content of each file.
    var stamps: [KeyFile.Stamp?] = []
    /// When they were looked at.
    var lookedAt: Int64 = .min
  }

  /// The server's own keyring.
  private let keyring: KeyFile
  /// The set from elsewhere, and who makes tokens with it.
  private let set: (file: KeyFile, issuer: String)?
  /// Tells the time.
  private let clock: any ServiceClock
  /// What is known.
  private let known = Mutex(Known())

  /// Reads the keys; the keyring must be there.
  public init(
    keyring: KeyFile, set: (file: KeyFile, issuer: String)? = nil, clock: any ServiceClock
  ) async throws {
    self.keyring = keyring
    self.set = set
    self.clock = clock
    try await read(stamps)
  }

  /// The key of an id; `nil` if there is none.
  public func key(_ id: String) async -> TokenKey? {
    if let key = knownKey(id) { return key }
    await look()
    return known.withLock { $0.keys[id] }
  }

  /// The key of an id; `nil` if none is known, or the files are to be looked at first.
  func knownKey(_ id: String) -> TokenKey? {
    let now = clock.now.seconds
    return known.withLock {
      let isFresh = now >= $0.lookedAt && now - $0.lookedAt < TokenLimits.lookSeconds
      return isFresh ? $0.keys[id] : nil
    }
  }

  /// What tells the content of the files now.
  private var stamps: [KeyFile.Stamp?] { [keyring.stamp] + (set.map { [$0.file.stamp] } ?? []) }

  /// Looks at the files, and reads them if one has changed.
  private func look() async {
    let now = clock.now.seconds
    let stamps = stamps
    let hasChanged = known.withLock {
      $0.lookedAt = now
      return $0.stamps != stamps
    }
    guard hasChanged else { return }
    do {
      try await read(stamps)
    } catch {
      known.withLock { $0.stamps = stamps }
      Logger(label: "journey.access").error(
        "a file of keys cannot be read; those of before count on")
    }
  }

  /// Reads the files.
  private func read(_ stamps: [KeyFile.Stamp?]) async throws {
    guard let bytes = try keyring.read() else { throw KeyFileError("no keyring") }
    var keys = try await Keyring(bytes).keys()
    if let set {
      guard let bytes = try set.file.read() else { throw KeyFileError("nothing: it is not there") }
      keys = try await KeySet.keys(bytes, issuer: set.issuer) + keys
    }
    let byID = Dictionary(keys.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let now = clock.now.seconds
    known.withLock { known in
      let revision = known.revision + 1
      known = Known(
        keys: byID.mapValues { $0.read(as: revision) }, revision: revision, stamps: stamps,
        lookedAt: now)
    }
  }
}
