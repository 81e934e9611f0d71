internal import Foundation
internal import Logging

/// The files and connections that the process may have open at once.
public enum OpenFiles {
  /// How many a server needs that has as many connections as it takes.
  static let needed = RequestLimits.connectionsMax + RequestLimits.filesBesideConnections

  /// Takes as many as the process may have; the log is told if they are few.
  ///
  /// Systems begin with a small number for the sake of old programs, and let each take more.
  public static func takeAll() {
    var limit = rlimit()
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(files, &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    guard setrlimit(files, &limit) == 0, limit.rlim_max < rlim_t(needed) else { return }
    Logger(label: "journey.server").warning(
      "only \(limit.rlim_max) files and connections may be open at once; let it have \(needed)")
  }
}
