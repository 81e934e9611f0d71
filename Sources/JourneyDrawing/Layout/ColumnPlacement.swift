/// Gives every item its place across: near its neighbours, never too near those beside it.
///
/// Layer by layer, each is put where the sum of squared distances to what it is linked with is
/// least among all places that keep the order and the gaps; then chains are drawn straight where
/// there is room.
struct ColumnPlacement {
  /// The grid.
  private let grid: LayerGrid
  /// The middle of each item.
  private var places: [Double]
  /// The space that an item needs from the middle of the one at its left.
  private var gaps: [Double]
  /// The number of each item in its layer.
  private var positions: [Int]

  /// How often all layers are placed, down and up.
  private static let sweeps = 10

  /// How often chains are drawn straight: what one leaves room for, the next may take.
  private static let straightenings = 3

  /// Returns the middle of each item of a grid.
  static func places(of grid: LayerGrid) -> [Double] {
    var placement = ColumnPlacement(grid)
    for _ in 0..<sweeps {
      placement.sweep(isAbove: true, isBelow: false)
      placement.sweep(isAbove: false, isBelow: true)
    }
    for _ in 0..<sweeps { placement.sweep(isAbove: true, isBelow: true) }
    for _ in 0..<straightenings { placement.straighten() }
    return placement.places.map { $0.rounded() }
  }

  /// Puts the items of each layer side by side, its middle at nought.
  private init(_ grid: LayerGrid) {
    self.grid = grid
    places = grid.items.map { _ in 0 }
    gaps = places
    positions = grid.items.map { _ in 0 }
    for layer in grid.layers {
      var x = 0.0
      for (position, item) in layer.enumerated() {
        positions[item] = position
        if position > 0 { gaps[item] = grid.gap(between: layer[position - 1], and: item) }
        x += gaps[item]
        places[item] = x
      }
      for item in layer { places[item] -= x / 2 }
    }
  }

  /// Places every layer by those above it, or below, or both.
  private mutating func sweep(isAbove: Bool, isBelow: Bool) {
    let order = isAbove ? Array(grid.layers.indices) : grid.layers.indices.reversed()
    for number in order { place(grid.layers[number], isAbove: isAbove, isBelow: isBelow) }
  }

  /// A run of items that stand as near to each other as they may.
  private struct Block {
    /// The sum of the weights.
    var weight: Double
    /// The weighted sum of the wishes.
    var sum: Double
    /// How many items.
    var count: Int
    /// Where the first of them stands.
    var place: Double { sum / weight }
  }

  /// Places a layer: the wishes of neighbours that would come too near are averaged.
  private mutating func place(_ layer: [Int], isAbove: Bool, isBelow: Bool) {
    var blocks: [Block] = []
    var shift = 0.0
    for item in layer {
      shift += gaps[item]
      let wish = wish(of: item, isAbove: isAbove, isBelow: isBelow)
      var block = Block(
        weight: wish.weight, sum: wish.weight * (wish.place - shift), count: 1)
      while let last = blocks.last, last.place > block.place {
        block.weight += last.weight
        block.sum += last.sum
        block.count += last.count
        blocks.removeLast()
      }
      blocks.append(block)
    }
    shift = 0
    var items = layer[...]
    for block in blocks {
      for item in items.prefix(block.count) {
        shift += gaps[item]
        places[item] = block.place + shift
      }
      items = items.dropFirst(block.count)
    }
  }

  /// Where an item would stand by its links, and how much it matters.
  private func wish(
    of item: Int, isAbove: Bool, isBelow: Bool
  ) -> (place: Double, weight: Double) {
    var sum = 0.0
    var weight = 0.0
    func add(_ numbers: [Int]) {
      for number in numbers {
        let link = grid.links[number]
        let isUpper = link.upper == item
        let other = isUpper ? link.lower : link.upper
        let own = isUpper ? link.upperOffset : link.lowerOffset
        let far = isUpper ? link.lowerOffset : link.upperOffset
        let strength = Self.strength(grid.items[link.upper].kind, grid.items[link.lower].kind)
        sum += strength * (places[other] + far - own)
        weight += strength
      }
    }
    if isAbove { add(grid.above[item]) }
    if isBelow { add(grid.below[item]) }
    return weight > 0 ? (sum / weight, weight) : (places[item], 0.01)
  }

  /// How much a link wants to be straight: bends most of all.
  private static func strength(_ upper: LayerGrid.Item.Kind, _ lower: LayerGrid.Item.Kind)
    -> Double
  {
    switch (upper, lower) {
    case (.bend, .bend): 8
    case (.bend, .label), (.label, .bend): 5
    case (.label, _), (_, .label): 2
    case (.bend, _), (_, .bend): 2
    case (.node, .node): 3
    }
  }

  /// Draws chains straight: items below each other that nearly are so get one place, as far as
  /// those beside them leave room.
  private mutating func straighten() {
    var isLinked = grid.items.map { _ in false }
    var next: [Int: Int] = [:]
    for item in grid.items.indices {
      guard let lower = nearest(grid.below[item]),
        nearest(grid.above[lower.item], isUp: true)?
          .item == item
      else { continue }
      next[item] = lower.item
      isLinked[lower.item] = true
    }
    for item in grid.items.indices where !isLinked[item] {
      var chain = [item]
      while let lower = next[chain[chain.count - 1]] { chain.append(lower) }
      align(chain[...])
    }
  }

  /// The farthest that items may be apart to be drawn below each other.
  private static let nearestMax = 26.0

  /// The item at the far end of the straightest of some links, if it is straight enough.
  private func nearest(_ numbers: [Int], isUp: Bool = false) -> (item: Int, distance: Double)? {
    var best: (item: Int, distance: Double)?
    for number in numbers {
      let link = grid.links[number]
      if link.upperOffset != 0 || link.lowerOffset != 0 { continue }
      let distance = abs(places[link.upper] - places[link.lower])
      let isOnly = numbers.count == 1
      if distance >= (best?.distance ?? (isOnly ? Self.farthest : Self.nearestMax)) { continue }
      best = (isUp ? link.upper : link.lower, distance)
    }
    return best
  }

  /// Gives a chain one place, or its longest parts that can have one.
  private mutating func align(_ chain: ArraySlice<Int>) {
    var rest = chain
    while let first = rest.first {
      var room = self.room(of: first)
      var part = [first]
      for item in rest.dropFirst() {
        let other = self.room(of: item)
        guard room.overlaps(other) else { break }
        room = room.clamped(to: other)
        part.append(item)
      }
      let wished = part.reduce(0.0) { $0 + places[$1] } / Double(part.count)
      let place = min(max(wished, room.lowerBound), room.upperBound)
      for item in part { places[item] = place }
      rest = rest.dropFirst(part.count)
    }
  }

  /// Where an item may stand while those beside it stay.
  private func room(of item: Int) -> ClosedRange<Double> {
    let layer = grid.layers[grid.items[item].layer]
    let position = positions[item]
    let low = position > 0 ? places[layer[position - 1]] + gaps[item] : -Self.farthest
    let high =
      position + 1 < layer.count
      ? places[layer[position + 1]] - gaps[layer[position + 1]] : Self.farthest
    return low <= high ? low...high : places[item]...places[item]
  }

  /// Farther than anything is drawn.
  private static let farthest = 1e9
}
