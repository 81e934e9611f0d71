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
    return result.diagnostics.filter { $0.severity == .error }.map { finding in
      "line \(source.line(at: finding.span.start)) of the script says what no script can: "
        + finding.message
    }
  }
}
