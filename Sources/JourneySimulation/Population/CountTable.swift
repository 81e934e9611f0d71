/// How many times something happens that happens so often in the mean, each time by itself: the
/// distribution of Poisson.
///
/// Only sums and products are taken, so that every machine comes to the same numbers.
package struct CountTable {
  /// The chance, in 2⁻⁶⁴, of at most so many times.
  private let atMost: [UInt64]

  /// The most times that are told apart, far behind any mean that a pace allows over ten years.
  private static let countMax = 200_000
  /// 2⁶⁴, which chances are multiplied by.
  private static let whole = 18_446_744_073_709_551_616.0
  /// What is left of a chance where a table ends: less than one person in a billion.
  private static let negligible = 1e-12

  /// Works out the table for a mean.
  package init(mean: Double) {
    guard mean > 0 else {
      atMost = []
      return
    }
    var weights = Self.weights(mean: mean)
    let sum = weights.reduce(0, +)
    var total = 0.0
    weights = weights.map { weight in
      total += weight
      return total / sum
    }
    atMost = weights.map { $0 >= 1 ? .max : UInt64($0 * Self.whole) }
  }

  /// Weights in the proportion of the chances: worked out from the likeliest count outwards, so
  /// that none of them is too small to tell.
  private static func weights(mean: Double) -> [Double] {
    let peak = min(Int(mean), countMax)
    var down: [Double] = []
    var weight = 1.0
    for count in stride(from: peak, to: 0, by: -1) {
      weight *= Double(count) / mean
      down.append(weight)
    }
    var up: [Double] = []
    weight = 1.0
    for count in (peak + 1)...(countMax + 1) {
      weight *= mean / Double(count)
      guard weight > negligible else { break }
      up.append(weight)
    }
    return down.reversed() + [1] + up
  }

  /// Draws how many times.
  package func draw(_ stream: inout DrawStream) -> Int {
    let point = stream.next()
    var low = 0
    var high = atMost.count
    while low < high {
      let middle = (low + high) / 2
      if atMost[middle] < point { low = middle + 1 } else { high = middle }
    }
    return min(low, max(0, atMost.count - 1))
  }
}
