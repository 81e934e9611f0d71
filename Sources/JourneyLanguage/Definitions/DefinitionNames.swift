package import JourneyModel

/// Looks up what a definition names in the catalog, as is done for a script.
///
/// The definition is written as a script, which is checked; what is found there about names and
/// types is told of the definition, at the value that says it. So the same rules hold for both,
/// with the same codes and words, and one that was compiled with a catalog has no such finding.
package struct DefinitionNames {
  /// The kinds of findings that are told: those about what a definition names, and about its types.
  ///
  /// What is wrong with the form of the script is no matter of the definition's.
  private static let codes: Set<DiagnosticCode> = [
    NameCode.unknownEvent, NameCode.unknownAttribute, NameCode.unknownMessage,
    NameCode.unknownParameter, NameCode.unknownChannel, NameCode.unknownOperation,
    NameCode.unknownTopic, NameCode.unknownName, NameCode.missingParameter, NameCode.nameOutOfPlace,
    NameCode.notRequestable, NameCode.duplicateLabel, TypeCode.wrongType, TypeCode.unknownValue,
    TypeCode.contradictingUse, TypeCode.possiblyMissing, TypeCode.wrongArgumentCount,
    TypeCode.unknownTimeZone, TypeCode.wrongMessageKind, TypeCode.addressNotAllowed,
    TypeCode.readOnlyAttribute,
  ]

  /// The lines of its script.
  private let lines: [ScriptLine]
  /// The script.
  private let script: SourceFile
  /// Where the parts of the definition stand.
  private let words: DefinitionWords

  /// Returns what is wrong with the names and types in a definition in which all links lead
  /// somewhere, in the order of its JSON.
  ///
  /// Without a catalog the names are told that nothing gives, or that mean nothing where they
  /// stand, and values that cannot be what they are used as, as in a script without one.
  package static func findings(
    in definition: JourneyDefinition, at root: JSONNode, catalog: Catalog?,
    isKnownTimeZone: (@Sendable (String) -> Bool)? = nil
  ) -> [Diagnostic] {
    let names = DefinitionNames(definition, at: root, catalog: catalog)
    let compiler = Compiler(catalog: catalog, isKnownTimeZone: isKnownTimeZone)
    let found = compiler.compile(names.script).diagnostics.filter { finding in
      codes.contains(finding.code) && !names.isToldOtherwise(finding, by: definition)
    }
    let facts = catalog.map { FactComparison(catalog: $0).findings(in: definition, at: root) }
    return names.translated(found) + (facts ?? [])
  }

  /// Writes a definition as a script.
  private init(_ definition: JourneyDefinition, at root: JSONNode, catalog: Catalog?) {
    lines = Decompiler(catalog: catalog).lines(of: definition)
    let text = lines.map(\.text).joined(separator: "\n")
    script = SourceFile(name: "\(definition.journeyID).journey", text: text)
    words = DefinitionWords(root)
  }

  /// `true` for a finding about the kind of a message of which the definition tells another one
  /// than its script: no script says that a message is internal, only a catalog does.
  private func isToldOtherwise(_ finding: Diagnostic, by definition: JourneyDefinition) -> Bool {
    guard finding.code == TypeCode.addressNotAllowed,
      case .state(let id) = lines[script.line(at: finding.span.start) - 1].part
    else { return false }
    return definition.states.contains { state in
      guard state.id == id, case .send(let send, _) = state.kind else { return false }
      return send.kind == .internal
    }
  }

  /// The findings about the script, told of the definition.
  private func translated(_ findings: [Diagnostic]) -> [Diagnostic] {
    var seen: [Word: Int] = [:]
    var result: [Diagnostic] = []
    for finding in findings {
      let part = lines[script.line(at: finding.span.start) - 1].part
      let word = Word(part: part, code: finding.code, text: script.text(finding.span))
      let span = words.span(of: word.text, of: finding.code, in: part, number: seen[word] ?? 0)
      seen[word, default: 0] += 1
      result.append(
        Diagnostic(
          finding.code, at: span, finding.message, help: finding.help,
          details: finding.details))
    }
    return result.sorted { $0.span.start < $1.span.start }
  }

  /// Something that is said in a part, and found fault with.
  private struct Word: Hashable {
    /// The part.
    var part: DefinitionPart
    /// What is wrong with it.
    var code: DiagnosticCode
    /// What is said.
    var text: String
  }
}
