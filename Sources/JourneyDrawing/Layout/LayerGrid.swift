/// The items of a drawing in layers: nodes, words on edges, and bends of edges that pass layers.
///
/// Links lead from one layer to the next only.
struct LayerGrid {
  /// Something that takes up space in a layer.
  struct Item {
    /// What an item is.
    enum Kind { case node, label, bend }
    /// What it is.
    var kind: Kind
    /// The layer that it stands in.
    var layer: Int
    /// The space that it takes left of its middle, lanes beside a node included.
    var left: Double
    /// The space that it takes right of its middle.
    var right: Double
    /// The height.
    var height: Double
    /// The number of the innermost stage that it stands in.
    var stage: Int?
  }

  /// A piece of an edge, between neighbouring layers.
  struct Link {
    /// The item above.
    var upper: Int
    /// The item below.
    var lower: Int
    /// How far right of the middle of the upper item it begins.
    var upperOffset = 0.0
    /// How far right of the middle of the lower item it ends.
    var lowerOffset = 0.0
  }

  /// The chart.
  let chart: FlowChart
  /// The items: the nodes by their numbers, then labels and bends.
  var items: [Item] = []
  /// The links.
  var links: [Link] = []
  /// The items of each layer from left to right.
  var layers: [[Int]] = []
  /// The items that each edge passes, from its source to its target, both included; those of an
  /// edge that goes back from the upper node to the lower.
  var ways: [[Int]] = []
  /// The edges that go back.
  let goesBack: [Bool]
  /// The links above each item.
  private(set) var above: [[Int]] = []
  /// The links below each item.
  private(set) var below: [[Int]] = []
  /// The lines of the labels, by the numbers of their items.
  var labelLines: [Int: [String]] = [:]
  /// The lanes beside a node that are taken by edges that go back.
  private var lanes: [Int]
  /// The layer of each rank.
  private var layerOfRank: [Int] = []
  /// The bends by target and layer, which the edges to one node share.
  private var shared: [SharedBend: Int] = [:]

  /// A place in which all edges to a node bend.
  private struct SharedBend: Hashable {
    /// The node.
    var target: Int
    /// The layer.
    var layer: Int
  }

  /// The most bends of a drawing, so that no chart makes the layout slow: the edges beyond are
  /// drawn straight to their end, behind what they pass.
  static let bendsMax = 40_000

  /// The most bends that a drawing has before the edges to one node share them: a few lines side by
  /// side are easy to follow, hundreds are not, and they take time.
  private static let ownBendsMax = 600

  /// `true` if the edges to one node share their bends.
  private let sharesBends: Bool

  /// Fills the layers of a chart.
  init(_ chart: FlowChart, _ nodes: [NodeBox], _ ranking: Ranking) {
    self.chart = chart
    goesBack = ranking.goesBack
    lanes = nodes.map { _ in 0 }
    let layers = Self.layers(of: ranking, chart)
    layerOfRank = layers
    let bends = chart.edges.reduce(0) { sum, edge in
      sum + abs(layers[ranking.ranks[edge.target]] - layers[ranking.ranks[edge.source]])
    }
    sharesBends = bends > Self.ownBendsMax + chart.edges.count
    for (number, box) in nodes.enumerated() {
      items.append(
        Item(
          kind: .node, layer: layerOfRank[ranking.ranks[number]], left: box.width / 2,
          right: box.width / 2, height: box.height, stage: chart.nodes[number].stage))
    }
    for number in chart.edges.indices { ways.append(way(of: number)) }
    for (number, count) in lanes.enumerated() where count > 0 {
      items[number].left +=
        LayoutMeasures.laneOffset + Double(count - 1) * LayoutMeasures.laneGap
    }
    index()
    fillLayers()
  }

  /// The layer of each rank: between two ranks lies one for the words of the edges, if any.
  private static func layers(of ranking: Ranking, _ chart: FlowChart) -> [Int] {
    let count = (ranking.ranks.max() ?? -1) + 1
    var hasWords = [Bool](repeating: false, count: count)
    for (number, edge) in chart.edges.enumerated() where edge.label != nil {
      let isBack = ranking.goesBack[number]
      let rank = isBack ? ranking.ranks[edge.source] - 1 : ranking.ranks[edge.source]
      if rank >= 0 { hasWords[rank] = true }
    }
    var result: [Int] = []
    var layer = 0
    for rank in 0..<count {
      result.append(layer)
      layer += hasWords[rank] ? 2 : 1
    }
    return result
  }

  /// Lays an edge through the layers, and returns the items that it passes.
  private mutating func way(of number: Int) -> [Int] {
    let edge = chart.edges[number]
    if edge.source == edge.target {
      _ = takeLane(beside: edge.source)
      return [edge.source, edge.source]
    }
    return goesBack[number] ? wayBack(of: number, edge) : wayDown(of: number, edge)
  }

  /// Lays an edge that goes down.
  private mutating func wayDown(of number: Int, _ edge: FlowEdge) -> [Int] {
    var way = [edge.source]
    var layer = items[edge.source].layer + 1
    let end = items[edge.target].layer
    if let label = edge.label {
      let item = addLabel(label, layer: layer, stage: commonStage(edge))
      link(edge.source, item)
      way.append(item)
      layer += 1
    }
    while layer < end {
      let place = SharedBend(target: edge.target, layer: layer)
      if sharesBends, let bend = shared[place] {
        items[bend].stage = common(items[bend].stage, commonStage(edge))
        link(way[way.count - 1], bend)
        return way + followed(from: bend, to: edge.target)
      }
      guard items.count < chart.nodes.count + Self.bendsMax else { return way + [edge.target] }
      let bend = addBend(layer: layer, stage: commonStage(edge))
      shared[place] = bend
      link(way[way.count - 1], bend)
      way.append(bend)
      layer += 1
    }
    link(way[way.count - 1], edge.target)
    return way + [edge.target]
  }

  /// The bends from a shared one on, down to the node that they lead to.
  private func followed(from bend: Int, to target: Int) -> [Int] {
    var way = [bend]
    for layer in (items[bend].layer + 1)..<max(items[target].layer, items[bend].layer + 1) {
      guard let next = shared[SharedBend(target: target, layer: layer)] else { break }
      way.append(next)
    }
    return way + [target]
  }

  /// Lays an edge that goes back: beside its two nodes, and through the layers between them.
  private mutating func wayBack(of number: Int, _ edge: FlowEdge) -> [Int] {
    let upperOffset = takeLane(beside: edge.target)
    let lowerOffset = takeLane(beside: edge.source)
    var way = [edge.target]
    let last = items[edge.source].layer - 1
    for layer in stride(from: items[edge.target].layer + 1, through: last, by: 1) {
      guard items.count < chart.nodes.count + Self.bendsMax else { break }
      let stage = commonStage(edge)
      let label = layer == last ? edge.label : nil
      let item =
        label.map { addLabel($0, layer: layer, stage: stage) }
        ?? addBend(layer: layer, stage: stage)
      link(way[way.count - 1], item, upperOffset: way.count == 1 ? upperOffset : 0)
      way.append(item)
    }
    link(
      way[way.count - 1], edge.source, upperOffset: way.count == 1 ? upperOffset : 0,
      lowerOffset: lowerOffset)
    return way + [edge.source]
  }

  /// Takes the next lane beside a node; returns how far right of its middle that is.
  private mutating func takeLane(beside node: Int) -> Double {
    defer { lanes[node] += 1 }
    return -items[node].left - LayoutMeasures.laneOffset
      - Double(lanes[node]) * LayoutMeasures.laneGap
  }

  /// Adds the words of an edge.
  private mutating func addLabel(_ text: String, layer: Int, stage: Int?) -> Int {
    typealias Measures = LayoutMeasures
    let lines = TextWrap(
      size: Measures.labelSize, widthMax: Measures.labelWidthMax,
      linesMax: Measures.labelLinesMax
    ).lines(text)
    let width = lines.map { TextMeasure.width($0, size: Measures.labelSize) }.max() ?? 0
    let half = (width / 2 + 7).rounded(.up)
    labelLines[items.count] = lines
    items.append(
      Item(
        kind: .label, layer: layer, left: half, right: half,
        height: Double(lines.count) * Measures.labelLine + 6, stage: stage))
    return items.count - 1
  }

  /// Adds a bend.
  private mutating func addBend(layer: Int, stage: Int?) -> Int {
    items.append(Item(kind: .bend, layer: layer, left: 0, right: 0, height: 0, stage: stage))
    return items.count - 1
  }

  /// Adds a link.
  private mutating func link(
    _ upper: Int, _ lower: Int, upperOffset: Double = 0, lowerOffset: Double = 0
  ) {
    links.append(
      Link(upper: upper, lower: lower, upperOffset: upperOffset, lowerOffset: lowerOffset))
  }

  /// Lists the links of each item.
  private mutating func index() {
    above = items.map { _ in [] }
    below = items.map { _ in [] }
    for (number, link) in links.enumerated() {
      guard items[link.lower].layer == items[link.upper].layer + 1 else { continue }
      below[link.upper].append(number)
      above[link.lower].append(number)
    }
  }
}
