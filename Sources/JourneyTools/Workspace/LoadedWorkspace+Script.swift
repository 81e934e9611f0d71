internal import JourneyLanguage
internal import JourneyModel

extension LoadedWorkspace {
  /// Writes the script of the one journey; returns what the script says in another way than the
  /// definition, or cannot say.
  public func writeScript(to path: String) throws(RunError) -> [String] {
    guard let journey = journeys.first, journeys.count == 1 else {
      throw RunError("name a definition of one journey, not of \(journeys.count)")
    }
    var files = DistinctFiles()
    for path in paths { files.keep(path, as: "which is read") }
    try files.write(path, as: "`\(journey.definition.journeyID)`")
    let script = Decompiler(catalog: catalog).script(of: journey.definition)
    let output = try OutputFile(path)
    try output.write(Array(script.utf8))
    try output.flush()
    return differences(of: script, from: journey.definition)
  }

  /// What is wrong with a script that was written, in one line each.
  private func differences(
    of script: String, from definition: JourneyDefinition
  ) -> [String] {
    let source = SourceFile(name: "\(definition.journeyID).journey", text: script)
    let result = Compiler(catalog: catalog).compile(source)
    return internalMessages(of: definition)
      + result.diagnostics.filter { isDifference($0) }.map { finding in
        "line \(source.line(at: finding.span.start)) of the script says what no script can: "
          + finding.message
      }
  }

  /// The internal messages of a definition whose catalog is not at hand, in one line each: only a
  /// catalog says that a message is internal.
  private func internalMessages(of definition: JourneyDefinition) -> [String] {
    guard catalog?.messages == nil else { return [] }
    let messages = definition.states.compactMap { state -> String? in
      guard case .send(let send, _) = state.kind, send.kind == .internal else { return nil }
      return send.message
    }
    return Set(messages).sorted().map {
      "`\($0)` is an internal message, which a script says with a catalog only"
    }
  }

  /// `true` for an error of a script that was written, save that without a catalog each message is
  /// taken for marketing.
  private func isDifference(_ finding: Diagnostic) -> Bool {
    if catalog?.messages == nil, finding.code == TypeCode.addressNotAllowed { return false }
    return finding.severity == .error
  }
}
