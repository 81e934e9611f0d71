/// What is drawn of a journey: nodes, edges between them, and what its head says.
package struct FlowChart: Equatable, Sendable {
  /// The title for people, or the name.
  package var title: String
  /// The name of the journey, where the title is another.
  package var name: String?
  /// What the head says, in the order of the language.
  package var facts: [Fact] = []
  /// The nodes, triggers first, then in the order of the script.
  package var nodes: [FlowNode] = []
  /// The edges, in the order of their nodes and arms.
  package var edges: [FlowEdge] = []
  /// The stages that hold a node, each behind the one around it.
  package var stages: [Stage] = []
  /// `true` if it shows what was passed and what was not.
  package var showsPassage = false

  /// A line of the head.
  package struct Fact: Equatable, Sendable {
    /// The word that the line begins with.
    package var word: String
    /// What it says.
    package var text: String
  }

  /// A named part of the journey.
  package struct Stage: Equatable, Sendable {
    /// The name.
    package var name: String
    /// The number of the stage around it; `nil` for one that stands in none.
    package var outer: Int?
    /// How many stages are around it.
    package var depth: Int
  }
}

/// An edge of a chart.
package struct FlowEdge: Equatable, Sendable {
  /// The number of the node that it leaves.
  package var source: Int
  /// The number of the node that it leads to.
  package var target: Int
  /// What must happen for it to be taken; `nil` where there is no choice.
  package var label: String?
  /// `true` if nobody took it, where that is drawn.
  package var isMissed = false
}
