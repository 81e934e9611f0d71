extension FlowChart {
  /// What the picture shows, for those who cannot see it.
  package var summary: String {
    let starts = nodes.filter { $0.kind == .trigger }.map(\.sentence)
    let steps = nodes.count { ![.trigger, .join, .end, .stop].contains($0.kind) }
    let sends = nodes.filter { $0.kind == .send }.map(\.sentence)
    var parts = ["A flow chart of \(steps) \(steps == 1 ? "step" : "steps")"]
    if !starts.isEmpty { parts.append("It starts \(starts.joined(separator: ", or "))") }
    if !sends.isEmpty { parts.append("It can \(sends.joined(separator: "; "))") }
    if !facts.isEmpty {
      let words = facts.map { "\($0.word) \($0.text)" }
      parts.append("Its head says: \(words.joined(separator: "; "))")
    }
    return parts.joined(separator: ". ") + "."
  }
}
