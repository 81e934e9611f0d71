/// Writes a chart as DOT.
struct DOTWriter {
  /// The chart.
  let chart: FlowChart

  /// Returns the text.
  func text() -> String {
    let facts = chart.facts.map { "\($0.word) \($0.text)" }
    let title = ([chart.title] + facts).map(Self.escaped).joined(separator: "\\n")
    var lines = [
      "digraph \"\(Self.escaped(chart.name ?? chart.title))\" {",
      "  graph [label=\"\(title)\", labelloc=t, fontname=\"Helvetica\", rankdir=TB];",
      "  node [fontname=\"Helvetica\", fontsize=11, style=\"rounded,filled\", shape=box];",
      "  edge [fontname=\"Helvetica\", fontsize=10, color=\"#98a4b3\"];",
    ]
    lines += nodes(of: nil, indent: "  ")
    lines += chart.edges.map { edge in
      var looks = edge.label.map { ["label=\"\(Self.escaped($0))\""] } ?? []
      if edge.isMissed { looks.append("style=dashed") }
      let look = looks.isEmpty ? "" : " [\(looks.joined(separator: ", "))]"
      return "  n\(edge.source) -> n\(edge.target)\(look);"
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  /// The nodes that stand in a stage themselves, then the stages in it.
  private func nodes(of stage: Int?, indent: String) -> [String] {
    var lines: [String] = []
    for (number, node) in chart.nodes.enumerated() where node.stage == stage {
      let by = node.channels.joined(separator: " \(node.channelJoint) ")
      let parts = [node.heading] + (by.isEmpty ? [] : ["by \(by)"]) + node.details
      let words = parts.map(Self.escaped).joined(separator: "\\n")
      let missed = node.isMissed ? ", style=dashed" : ""
      lines.append(
        "\(indent)n\(number) [label=\"\(words)\", \(Self.look(of: node.kind))\(missed)];")
    }
    for (number, inner) in chart.stages.enumerated() where inner.outer == stage {
      lines.append("\(indent)subgraph cluster_\(number) {")
      lines.append(
        "\(indent)  label=\"\(Self.escaped(inner.name))\"; style=\"rounded,filled\"; "
          + "color=\"#dfe4ec\"; fillcolor=\"#f7f8fb\";")
      lines += nodes(of: number, indent: indent + "  ")
      lines.append("\(indent)}")
    }
    return lines
  }

  /// The shape and colours of a kind.
  private static func look(of kind: FlowNode.Kind) -> String {
    switch kind {
    case .trigger: "fillcolor=\"#e9f7ef\", color=\"#2b8a5a\""
    case .wait: "fillcolor=\"#fff7e3\", color=\"#b97d10\""
    case .send: "fillcolor=\"#eaf2ff\", color=\"#2b66c4\""
    case .call: "fillcolor=\"#f3eeff\", color=\"#7350c2\""
    case .change: "fillcolor=\"#f3f5f8\", color=\"#667385\""
    case .emit: "fillcolor=\"#e6f7f7\", color=\"#147d86\""
    case .condition: "shape=diamond, style=filled, fillcolor=\"#fff1ea\", color=\"#bf5a2c\""
    case .split: "shape=hexagon, style=filled, fillcolor=\"#fdeef5\", color=\"#b03c78\""
    case .loop: "fillcolor=\"#eef1fe\", color=\"#4a5cc0\""
    case .fork, .join: "style=filled, fillcolor=\"#46535f\", fontcolor=white"
    case .stop: "fillcolor=\"#faeeee\", color=\"#a44a4c\""
    case .end: "fillcolor=\"#edf0f4\", color=\"#46535f\""
    }
  }

  /// A text between quotes.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
