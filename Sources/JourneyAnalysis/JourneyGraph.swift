public import JourneyModel

/// A definition with its graph, which is read once for all that looks at it.
public struct JourneyGraph: Sendable {
  /// The definition.
  public let definition: JourneyDefinition
  /// Its states and links.
  let states: StateGraph

  /// Reads the graph of a definition.
  public init(_ definition: JourneyDefinition) {
    self.definition = definition
    states = StateGraph(definition)
  }
}
