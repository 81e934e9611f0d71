/// Writes a chart as a Mermaid flowchart.
struct MermaidWriter {
  /// The chart.
  let chart: FlowChart

  /// Returns the text.
  func text() -> String {
    let title = chart.title.split(whereSeparator: \.isNewline).joined(separator: " ")
    var lines = [
      "---", "title: \(Self.quoted(title))", "---", "flowchart TD",
      "  accTitle: \(Self.plain(title))", "  accDescr: \(Self.plain(chart.summary))",
    ]
    lines += nodes(of: nil, indent: "  ")
    lines += chart.edges.map(Self.text)
    lines += Self.classes
    for kind in FlowNode.Kind.allCases {
      let members = chart.nodes.indices.filter { chart.nodes[$0].kind == kind }.map { "n\($0)" }
      if members.isEmpty { continue }
      lines.append("  class \(members.joined(separator: ",")) \(Self.style(kind))")
    }
    let missed = chart.nodes.indices.filter { chart.nodes[$0].isMissed }.map { "n\($0)" }
    if !missed.isEmpty {
      lines.append("  classDef missedStep stroke-dasharray:4 4,opacity:0.5")
      lines.append("  class \(missed.joined(separator: ",")) missedStep")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The nodes that stand in a stage themselves, then the stages in it.
  private func nodes(of stage: Int?, indent: String) -> [String] {
    var lines: [String] = []
    for (number, node) in chart.nodes.enumerated() where node.stage == stage {
      lines.append(indent + Self.text(node, number))
    }
    for (number, inner) in chart.stages.enumerated() where inner.outer == stage {
      lines.append("\(indent)subgraph s\(number)[\"\(Self.escaped(inner.name))\"]")
      lines += nodes(of: number, indent: indent + "  ")
      lines.append("\(indent)end")
    }
    return lines
  }

  /// A node in the shape of its kind.
  private static func text(_ node: FlowNode, _ number: Int) -> String {
    let by = node.channels.joined(separator: " \(node.channelJoint) ")
    let parts = [node.heading] + (by.isEmpty ? [] : ["by \(by)"]) + node.details
    let words = "\"\(parts.map(escaped).joined(separator: "<br/>"))\""
    switch node.kind {
    case .trigger, .stop, .end: return "n\(number)([\(words)])"
    case .wait: return "n\(number)(\(words))"
    case .send, .change: return "n\(number)[\(words)]"
    case .call, .emit: return "n\(number)[[\(words)]]"
    case .condition: return "n\(number){\(words)}"
    case .split, .loop: return "n\(number){{\(words)}}"
    case .fork, .join: return "n\(number)[\(words)]"
    }
  }

  /// An edge, with its words.
  private static func text(_ edge: FlowEdge) -> String {
    let words = edge.label.map { "|\"\(escaped($0))\"|" } ?? ""
    return "  n\(edge.source) \(edge.isMissed ? "-.->" : "-->")\(words) n\(edge.target)"
  }

  /// The name of the style of a kind: `end` alone would be a word of Mermaid's.
  private static func style(_ kind: FlowNode.Kind) -> String { "\(kind.rawValue)Step" }

  /// The colours of the kinds.
  private static let classes: [String] = [
    "  classDef triggerStep fill:#e9f7ef,stroke:#2b8a5a,color:#1c2530",
    "  classDef waitStep fill:#fff7e3,stroke:#b97d10,color:#1c2530",
    "  classDef sendStep fill:#eaf2ff,stroke:#2b66c4,color:#1c2530",
    "  classDef callStep fill:#f3eeff,stroke:#7350c2,color:#1c2530",
    "  classDef changeStep fill:#f3f5f8,stroke:#667385,color:#1c2530",
    "  classDef emitStep fill:#e6f7f7,stroke:#147d86,color:#1c2530",
    "  classDef conditionStep fill:#fff1ea,stroke:#bf5a2c,color:#1c2530",
    "  classDef splitStep fill:#fdeef5,stroke:#b03c78,color:#1c2530",
    "  classDef loopStep fill:#eef1fe,stroke:#4a5cc0,color:#1c2530",
    "  classDef forkStep fill:#46535f,stroke:#46535f,color:#ffffff",
    "  classDef joinStep fill:#46535f,stroke:#46535f,color:#ffffff",
    "  classDef stopStep fill:#faeeee,stroke:#a44a4c,color:#1c2530",
    "  classDef endStep fill:#edf0f4,stroke:#46535f,color:#1c2530",
  ]

  /// A text between quotes: what Mermaid would read as its own is written by its number.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "#", "<", ">", "&", "`", "\\", ";", "|", "[", "]", "{", "}", "(", ")", "%", "*",
        "~", "$", "_":
        result += scalar == "_" ? "_" : "#\(scalar.value);"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text without quotes, on one line.
  private static func plain(_ text: String) -> String {
    let marks: Set<Character> = ["#", ";", "{", "}", "%"]
    return String(text.map { $0.isNewline || marks.contains($0) ? " " : $0 })
  }

  /// A text in quotes, as the lines before the flowchart take it.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
