import JourneyAnalysis
import JourneyLanguage
import JourneyModel

/// A script of a test, compiled, with all that was found in it and in its graph.
struct CompiledScript {
  /// What the compiler gave.
  let result: Compiler.Result
  /// The script.
  let source: SourceFile

  /// Compiles a script, against the shop's catalog unless another is given.
  init(_ text: String, name: String = "test.journey", catalog: Catalog? = ShopCatalog.catalog) {
    source = SourceFile(name: name, text: text)
    let compiler = Compiler(catalog: catalog) {
      ["Europe/Berlin", "Europe/Paris", "UTC"].contains($0)
    }
    result = compiler.compile(source)
  }

  /// Compiles a journey of these steps, which starts with an abandoned cart.
  init(steps: String, head: String = "trigger on cart_abandoned") {
    self.init("journey rescue\n\(head)\n\(steps)\nend\n")
  }

  /// The names of all findings: of the script, then of its graph.
  var names: [String] {
    result.diagnostics.map(\.code.name) + structure.map(\.code.name)
  }

  /// What is wrong with the graphs.
  var structure: [Finding] {
    result.definitions.flatMap { Analysis.findings(in: $0) }
  }

  /// The only definition.
  var definition: JourneyDefinition? { result.definitions.first }

  /// The ids of the states of the first journey, in order.
  var stateIDs: [String] { definition?.states.map(\.id) ?? [] }

  /// The state of this id.
  func state(_ id: String) -> JourneyState.Kind? {
    definition?.states.first { $0.id == id }?.kind
  }
}
