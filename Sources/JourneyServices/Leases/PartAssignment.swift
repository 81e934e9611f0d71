internal import JourneyModel
internal import JourneyStore

/// Which worker is to hold which part.
///
/// Each part goes to the worker whose name gives the largest hash with it (rendezvous hashing,
/// Thaler and Ravishankar, 1998): all who know the same workers come to the same answer without a
/// word, and a worker that comes or goes moves no part but its own.
public struct PartAssignment: Equatable, Sendable {
  /// The workers, in order of their names.
  let workers: [String]
  /// The places of the workers that the parts go to.
  private let places: [Int]

  /// Assigns all parts to workers.
  public init(to workers: [String]) {
    let workers = workers.sorted()
    self.workers = workers
    let hashes = workers.map { StableHash.of($0.utf8) }
    places = (0..<Part.count).map { part in
      hashes.indices.max { Self.rank(hashes[$0], part) < Self.rank(hashes[$1], part) } ?? 0
    }
  }

  /// The worker that a part goes to; `nil` where there are none.
  public func worker(of part: Int) -> String? { workers.isEmpty ? nil : workers[places[part]] }

  /// How much a worker is the one for a part.
  private static func rank(_ worker: UInt64, _ part: Int) -> UInt64 {
    withUnsafeBytes(of: (worker.littleEndian, UInt64(part).littleEndian)) { StableHash.of($0) }
  }
}
