/// The channels of a message that stand in one row of its node, each with its icon.
struct ChannelRow: Equatable {
  /// A channel or a word between two of them.
  struct Part: Equatable {
    /// The words.
    var text: String
    /// `true` for a channel, which has an icon.
    var isChannel: Bool
    /// Where it begins in the row.
    var x: Double
  }

  /// The parts from left to right.
  var parts: [Part] = []
  /// The width of the row.
  var width = 0.0

  /// The width of the icon of a channel with the space behind it.
  static let iconWidth = 18.0
  /// The space between two parts.
  private static let gap = 6.0

  /// The rows of a message; none of another step.
  static func rows(of node: FlowNode) -> [ChannelRow] {
    var rows: [ChannelRow] = []
    var row = ChannelRow()
    for (index, channel) in node.channels.enumerated() {
      var longer = row
      if index > 0 { longer.add(node.channelJoint, isChannel: false) }
      longer.add(channel, isChannel: true)
      if longer.width > LayoutMeasures.textWidthMax, !row.parts.isEmpty {
        rows.append(row)
        row = ChannelRow()
        row.add(node.channelJoint, isChannel: false)
        row.add(channel, isChannel: true)
      } else {
        row = longer
      }
    }
    return row.parts.isEmpty ? rows : rows + [row]
  }

  /// Adds a part at the right.
  private mutating func add(_ text: String, isChannel: Bool) {
    let x = parts.isEmpty ? 0 : width + Self.gap
    parts.append(Part(text: text, isChannel: isChannel, x: x))
    width =
      x + TextMeasure.width(text, size: LayoutMeasures.detailSize)
      + (isChannel ? Self.iconWidth : 0)
  }
}
