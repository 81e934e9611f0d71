/// How values are spread, as a server tells it: how many are at most so large, for some sizes.
struct Spread {
  /// The sizes, the least first, with how many values are at most so large.
  private var steps: [(size: Double, count: Double)]

  /// Reads a figure of a server.
  init(_ name: String, in metrics: [String: Double]) {
    let start = "\(name)_bucket{le=\""
    steps = metrics.compactMap { key, count in
      guard key.hasPrefix(start) else { return nil }
      let text = key.dropFirst(start.count).prefix { $0 != "\"" }
      return (text == "+Inf" ? .infinity : Double(text) ?? .infinity, count)
    }.sorted { $0.size < $1.size }
  }

  /// The values that came after those of an earlier spread.
  func without(_ earlier: Spread) -> Spread {
    var spread = self
    for (index, step) in earlier.steps.enumerated() where index < spread.steps.count {
      spread.steps[index].count -= step.count
    }
    return spread
  }

  /// The size that so large a share of the values does not pass.
  func bound(of share: Double) -> Double {
    let total = steps.last?.count ?? 0
    return steps.first { $0.count >= share * total }?.size ?? .infinity
  }
}
