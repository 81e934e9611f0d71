import JourneyLanguage
import JourneyModel

/// A definition that was turned into a script and compiled again.
struct DecompiledScript {
  /// The script.
  let text: String
  /// What came of it.
  let result: Compiler.Result

  /// Decompiles and compiles a definition.
  init(_ definition: JourneyDefinition, catalog: Catalog?) {
    text = Decompiler(catalog: catalog).script(of: definition)
    result = Compiler(catalog: catalog).compile(
      SourceFile(name: "\(definition.journeyID).journey", text: text))
  }

  /// The errors, with the lines that they stand in.
  var errors: String {
    let source = result.tree.source
    return result.diagnostics.filter { $0.severity == .error }.map {
      "\($0.message): \(source.lineText(source.line(at: $0.span.start)))"
    }.joined(separator: "\n")
  }
}

extension JourneyDefinition {
  /// The definition without what no script tells: its lines, its source, its version, and the order
  /// in which its types are listed.
  var meaning: JourneyDefinition {
    var copy = self
    copy.version = 0
    copy.source = nil
    for index in copy.triggers.indices { copy.triggers[index].line = nil }
    for index in copy.states.indices { copy.states[index].line = nil }
    for index in copy.settings.promises.indices { copy.settings.promises[index].line = nil }
    copy.types.user = Self.sorted(copy.types.user)
    copy.types.events.sort { $0.name < $1.name }
    for index in copy.types.events.indices {
      copy.types.events[index].attributes = Self.sorted(copy.types.events[index].attributes)
    }
    copy.types.services.sort { ($0.service, $0.operation) < ($1.service, $1.operation) }
    return copy
  }

  /// Fields by name, at every depth.
  private static func sorted(_ fields: [ValueType.Field]) -> [ValueType.Field] {
    fields.sorted { $0.name < $1.name }.map { field in
      guard case .record(let inner) = field.type else { return field }
      return .init(name: field.name, type: .record(sorted(inner)), isRequired: field.isRequired)
    }
  }

  /// The definition as JSON, for telling what differs.
  var json: String { String(decoding: DefinitionWriter.json(of: self), as: UTF8.self) }

  /// The first lines of JSON in which another definition differs.
  func difference(from other: JourneyDefinition) -> String {
    let mine = meaning.json.split(separator: "\n")
    let theirs = other.meaning.json.split(separator: "\n")
    let pairs = zip(mine, theirs).enumerated().filter { $0.element.0 != $0.element.1 }
    return pairs.prefix(8).map { "\($0.offset): \($0.element.0) | \($0.element.1)" }
      .joined(separator: "\n") + "\n\(mine.count) and \(theirs.count) lines"
  }
}
