import JourneyModel

/// The messages of a way that limits let leave at its times.
struct LimitedPath {
  /// The places at which limits keep a message from leaving.
  private(set) var skipped: Set<Int> = []
  /// The places at which messages leave that count, in the order of their times.
  private var leaving: [(time: Int64, number: Int)] = []

  /// Asks the limits at each message of a way, in the order of its times.
  init(
    _ path: TimedPath, times: [Int64], _ count: MessageCount, limits: [MessageLimit],
    in graph: TimedGraph
  ) {
    var sent: [[Int64]] = limits.map { _ in [] }
    let places = path.places.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    for place in places {
      let node = path.places[place].node
      guard let action = graph.message(at: node) else { continue }
      let limiting = limits.indices.filter { limits[$0].limits(action) }
      let isReached = limiting.contains { index in
        let start = times[place] - Stretch(limits[index].per).least
        return sent[index].count { $0 > start } >= limits[index].messages
      }
      if isReached {
        skipped.insert(place)
      } else {
        for index in limiting { sent[index].append(times[place]) }
        leaving.append((times[place], count.categories[node]?.count ?? 0))
      }
    }
  }

  /// The most messages that leave within any window of a length.
  func most(within window: Int64) -> Int {
    leaving.map { first in
      leaving.reduce(0) { sum, other in
        first.time <= other.time && other.time < first.time + window ? sum + other.number : sum
      }
    }.max() ?? 0
  }
}
