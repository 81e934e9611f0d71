extension LayerGrid {
  /// How often the layers are put in order, down and up: more has hardly an effect.
  private static let sweeps = 12

  /// Puts the items into their layers, in the order in which a reader of the script meets them.
  mutating func fillLayers() {
    layers = [[Int]](repeating: [], count: (items.map(\.layer).max() ?? -1) + 1)
    var isPlaced = items.map { _ in false }
    for root in items.indices where items[root].kind == .node && above[root].isEmpty {
      var stack = [root]
      while let item = stack.popLast() {
        guard !isPlaced[item] else { continue }
        isPlaced[item] = true
        layers[items[item].layer].append(item)
        stack.append(contentsOf: below[item].reversed().map { links[$0].lower })
      }
    }
    for item in items.indices where !isPlaced[item] { layers[items[item].layer].append(item) }
  }

  /// Orders the layers so that few links cross, by the middles of their neighbours.
  mutating func reduceCrossings() {
    arrange(downwards: true)
    var best = layers
    var fewest = crossings()
    for sweep in 0..<Self.sweeps where fewest > 0 {
      arrange(downwards: sweep % 2 == 1)
      let count = crossings()
      if count < fewest { (best, fewest) = (layers, count) }
    }
    layers = best
  }

  /// Orders every layer by the one above it, or below.
  private mutating func arrange(downwards: Bool) {
    var places = items.map { _ in 0.0 }
    for layer in layers {
      for (place, item) in layer.enumerated() { places[item] = Double(place) }
    }
    let order = downwards ? Array(layers.indices) : layers.indices.reversed()
    for number in order {
      layers[number] = arranged(layers[number], downwards: downwards, places)
      for (place, item) in layers[number].enumerated() { places[item] = Double(place) }
    }
  }

  /// A layer ordered by the places of the neighbours; the items of a stage stay side by side.
  private func arranged(_ layer: [Int], downwards: Bool, _ places: [Double]) -> [Int] {
    var keys: [Double] = []
    for item in layer {
      let neighbours = self.neighbours(of: item, isAbove: downwards)
      let sum = neighbours.reduce(0.0) { $0 + places[$1.item] + $1.offset / 10_000 }
      keys.append(neighbours.isEmpty ? keys.last ?? -1 : sum / Double(neighbours.count))
    }
    let paths = layer.map(stages(around:))
    var groups: [Int: (sum: Double, count: Double, first: Int)] = [:]
    for (place, path) in paths.enumerated() {
      for stage in path {
        let old = groups[stage] ?? (0, 0, place)
        groups[stage] = (old.sum + keys[place], old.count + 1, old.first)
      }
    }
    let ranks = layer.indices.map { place in
      paths[place].compactMap { groups[$0] }.map { SortKey($0.sum / $0.count, $0.first) }
        + [SortKey(keys[place], place)]
    }
    return layer.indices.sorted { ranks[$0].lexicographicallyPrecedes(ranks[$1]) }
      .map { layer[$0] }
  }

  /// A key with what decides between equal ones.
  private struct SortKey: Comparable {
    /// The key.
    var value: Double
    /// The place so far.
    var place: Int

    /// Creates a key.
    init(_ value: Double, _ place: Int) {
      self.value = value
      self.place = place
    }

    /// The order from left to right.
    static func < (left: SortKey, right: SortKey) -> Bool {
      (left.value, left.place) < (right.value, right.place)
    }
  }

  /// The items that an item is linked with on one side, with where the link meets them.
  func neighbours(of item: Int, isAbove: Bool) -> [(item: Int, offset: Double)] {
    isAbove
      ? above[item].map { (links[$0].upper, links[$0].upperOffset) }
      : below[item].map { (links[$0].lower, links[$0].lowerOffset) }
  }

  /// How many links cross.
  private func crossings() -> Int {
    var places = items.map { _ in 0 }
    for layer in layers {
      for (place, item) in layer.enumerated() { places[item] = place }
    }
    return layers.indices.dropLast().reduce(0) { $0 + crossings(below: $1, places) }
  }

  /// How many links cross between a layer and the next: the pairs that stand in another order below
  /// than above, counted in a tree of sums.
  private func crossings(below number: Int, _ places: [Int]) -> Int {
    var ends: [(Int, Int)] = []
    for item in layers[number] {
      for link in below[item] { ends.append((places[item], places[links[link].lower])) }
    }
    ends.sort { $0 < $1 }
    var tree = [Int](repeating: 0, count: layers[number + 1].count + 1)
    var count = 0
    for (passed, end) in ends.enumerated() {
      var before = 0
      var place = end.1 + 1
      while place > 0 {
        before += tree[place]
        place -= place & -place
      }
      count += passed - before
      place = end.1 + 1
      while place < tree.count {
        tree[place] += 1
        place += place & -place
      }
    }
    return count
  }
}
