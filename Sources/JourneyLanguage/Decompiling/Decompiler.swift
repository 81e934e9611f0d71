public import JourneyModel

/// Turns a definition back into a script, in canonical layout.
///
/// The script of a compiled definition compiles to the same definition again, ids included: its
/// states stand in the order of the script, and their ids tell the blocks. Any other graph is
/// nested as far as its ways allow, with `stage` and `go to` where they do not; its script behaves
/// the same. Comments, constants, audiences and fragments do not come back: a definition holds what
/// they stood for.
public struct Decompiler: Sendable {
  /// The catalog that the script will be read with; `nil` where there is none.
  private let catalog: Catalog?

  /// Creates a decompiler for the definitions of a workspace.
  public init(catalog: Catalog? = nil) {
    self.catalog = catalog
  }

  /// Returns the script of a definition.
  public func script(of definition: JourneyDefinition) -> String {
    let text = lines(of: definition).map(\.text).joined(separator: "\n") + "\n"
    return Formatter.format(SourceFile(name: "\(definition.journeyID).journey", text: text)) ?? text
  }

  /// The lines of the script, not laid out yet, with the parts of the definition that they say.
  func lines(of definition: JourneyDefinition) -> [ScriptLine] {
    var body = StepLines(catalog: catalog)
    body.write(steps(of: definition))
    return HeadLines(definition).lines + body.lines + [ScriptLine(text: "end", part: .journey)]
  }

  /// The steps, with jumps and the stages that they lead to: as in the script that the definition
  /// was compiled from, or else as its graph tells.
  private func steps(of definition: JourneyDefinition) -> [OutlinedStep] {
    let graph = TidyGraph(definition)
    if let outline = OutlineReader.read(definition) {
      let placed = self.placed(outline, of: definition, graph)
      if !BranchJumps.lead(outOfBranchesIn: placed) { return labelled(placed, graph) }
    }
    let outline = StageOutline.wrap(GraphOutline.outline(graph))
    return labelled(placed(outline, of: definition, graph), graph)
  }

  /// The steps of an outline with jumps to states between them.
  private func placed(
    _ outline: [OutlinedStep], of definition: JourneyDefinition, _ graph: TidyGraph
  ) -> [OutlinedStep] {
    let named = outline + missingStages(definition, in: outline)
    return JumpPlacer(ends: graph.ends).place(
      named, entry: graph.states[graph.start].id, behind: graph.end)
  }

  /// The steps with stages for the jumps.
  private func labelled(_ steps: [OutlinedStep], _ graph: TidyGraph) -> [OutlinedStep] {
    StageLabels.label(steps, ends: graph.ends, end: graph.end)
  }

  /// Empty stages for those that are promised and that no step stands in.
  private func missingStages(
    _ definition: JourneyDefinition, in outline: [OutlinedStep]
  ) -> [OutlinedStep] {
    let promised = definition.settings.promises.compactMap { promise -> String? in
      if case .everyPathPasses(let stage) = promise.kind { return stage }
      return nil
    }
    let names = StageOutline.names(in: outline)
    return promised.distinct.filter { !names.contains($0) }.map { .stage($0, []) }
  }
}
