internal import Foundation
public import JourneyServices
internal import Synchronization

/// Whether the server can take work in, and why not.
public final class Readiness: Sendable {
  /// How far the process is.
  public enum Phase: Sendable {
    /// It reads what it needs.
    case starting
    /// It answers.
    case running
    /// It finishes what is under way.
    case stopping
  }

  /// When one who was told no may ask again: a start and a stop take some seconds.
  static let retryAfterSeconds = 2
  /// The free bytes below which the disk is full: what a burst of events takes until somebody has
  /// made room.
  static let freeBytesMin = 16 << 20

  /// How far the process is.
  private let phase = Mutex(Phase.starting)
  /// The folder of the data; `nil` where none is looked at.
  private let folder: String?

  /// Whether the data could be written last; `nil` where nothing is.
  private let writing: WriteOutcome?

  /// Creates the readiness of a server with a folder of data.
  public init(folder: String? = nil, writing: WriteOutcome? = nil) {
    self.folder = folder
    self.writing = writing
  }

  /// Notes how far the process is.
  public func reach(_ phase: Phase) {
    self.phase.withLock { $0 = phase }
  }

  /// What stands in the way; `nil` if nothing does.
  public var obstacle: String? {
    switch phase.withLock({ $0 }) {
    case .starting: "the server is starting"
    case .stopping: "the server is stopping"
    case .running:
      if !hasRoom {
        "the disk is full; make room for the data"
      } else if writing?.failure != nil {
        "the data cannot be written now; the log says why"
      } else {
        nil
      }
    }
  }

  /// `true` unless the disk of the data is full.
  private var hasRoom: Bool {
    guard let folder,
      let facts = try? FileManager.default.attributesOfFileSystem(forPath: folder),
      let free = facts[.systemFreeSize] as? NSNumber
    else { return true }
    return free.intValue >= Self.freeBytesMin
  }
}
