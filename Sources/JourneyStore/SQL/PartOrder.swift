/// The order in which the parts are gone through: node after node where nodes share the data, and
/// the parts of each upwards.
///
/// So whatever is written for several parts at once is of one node, which commits it alone, without
/// a second phase.
public struct PartOrder: Equatable, Sendable {
  /// The parts in their order.
  public let parts: [Int]
  /// Where each part stands in it.
  private let positions: [Int]
  /// The node of each part, by the number that the database has for it.
  private let nodes: [Int]
  /// `true` if there are several nodes.
  package let isSpread: Bool

  /// The order where all parts lie on one node: upwards.
  static let upwards = PartOrder(nodes: [Int](repeating: 0, count: Part.count))

  /// Orders the parts by their nodes, one for each part.
  public init(nodes: [Int]) {
    self.nodes = nodes
    isSpread = nodes.contains { $0 != nodes[0] }
    let parts = nodes.indices.sorted { (nodes[$0], $0) < (nodes[$1], $1) }
    self.parts = parts
    positions = parts.indices.sorted { parts[$0] < parts[$1] }
  }

  /// The position of a part.
  public func position(of part: Int) -> Int { positions[part] }

  /// The positions from one on that are of the same node, up to an end.
  package func stretch(from position: Int, to end: Int) -> Range<Int> {
    guard isSpread else { return position..<end }
    let node = nodes[parts[position]]
    let next = (position..<end).first { nodes[parts[$0]] != node }
    return position..<(next ?? end)
  }

  /// The elements by the node on which their part lies, each in the order in which they stand;
  /// nothing at all of no elements.
  public func byNode<Element>(
    _ elements: [Element], part: (Element) -> Int
  ) -> [[Element]] {
    guard isSpread else { return elements.isEmpty ? [] : [elements] }
    let byNode = Dictionary(grouping: elements) { nodes[part($0)] }
    return byNode.sorted { $0.key < $1.key }.map(\.value)
  }
}
