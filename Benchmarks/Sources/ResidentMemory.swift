import Foundation

/// The memory that this process holds.
enum ResidentMemory {
  /// The bytes that are in memory now.
  static var bytes: Int {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
      .split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return (pages ?? 0) * Int(getpagesize())
  }
}
