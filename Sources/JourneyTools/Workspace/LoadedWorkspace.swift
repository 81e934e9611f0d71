internal import JourneyMachine
public import JourneyModel

/// Scripts and definitions that were loaded together, with everything that was found in them.
public struct LoadedWorkspace: Sendable {
  /// The journeys, in order; those of a file with an error are not among them.
  public var journeys: [LoadedJourney] = []
  /// The tests, in order; those of a file with an error are not among them.
  public var tests: [LoadedTest] = []
  /// The catalog; `nil` where there is none.
  public var catalog: Catalog?
  /// The findings by file; files without any are left out.
  public var findings: [FileFindings] = []
  /// The files that were looked at, the catalog first; `-` is standard input.
  public var paths: [String] = []
  /// What messages call these files.
  public var names: [String] = []

  /// The files as they were read and checked.
  var files: [CheckedFile] = []

  /// The findings of a file.
  public struct FileFindings: Sendable {
    /// The file.
    public var source: SourceFile
    /// Where it lies; `nil` for standard input.
    public var path: String?
    /// What was found in it.
    public var diagnostics: [Diagnostic]

    /// Creates the findings of a file.
    public init(source: SourceFile, path: String?, diagnostics: [Diagnostic]) {
      self.source = source
      self.path = path
      self.diagnostics = diagnostics
    }
  }

  /// How many findings of a severity there are.
  public func count(_ severity: Diagnostic.Severity) -> Int {
    findings.reduce(0) { $0 + $1.diagnostics.count { $0.severity == severity } }
  }

  /// `true` if a finding is an error.
  public var hasErrors: Bool { count(.error) > 0 }

  /// `true` if anything was found.
  public var hasFindings: Bool { !findings.isEmpty }

  /// What was found, in one line.
  public var summary: String { Checkup(workspaces: [self]).summary }

  /// Returns the bytecode of all journeys, for reading.
  public func disassembly() throws(RunError) -> String {
    var text = ""
    for journey in journeys {
      do {
        text += try Program(journey.definition).disassembly
      } catch {
        throw RunError("`\(journey.definition.journeyID)` cannot be assembled: \(error.message)")
      }
    }
    return text
  }

  /// Writes the definition of the one journey; several go into a folder, a file each.
  public func writeDefinitions(to path: String) throws(RunError) {
    guard !journeys.isEmpty else { throw RunError("the script holds no journey") }
    var files = DistinctFiles()
    for path in paths { files.keep(path, as: "which is read") }
    if let journey = journeys.first, journeys.count == 1, !OutputFile.isFolder(path) {
      try files.write(path, as: "`\(journey.definition.journeyID)`")
      return try write(journey, to: path)
    }
    guard OutputFile.isFolder(path) else {
      throw RunError(
        "the script holds \(journeys.count) journeys; name a folder that exists with `-o FOLDER`")
    }
    let outputs = journeys.map { ($0, "\(path)/\($0.fileName).json") }
    for (journey, file) in outputs {
      try files.write(file, as: "`\(journey.definition.journeyID)`")
    }
    for (journey, file) in outputs { try write(journey, to: file) }
  }

  /// Writes one definition.
  private func write(_ journey: LoadedJourney, to path: String) throws(RunError) {
    let json = DefinitionWriter.json(of: journey.definition)
    if path != "-" { return try OutputFile.overwrite(path, with: json) }
    let output = try OutputFile(path)
    try output.write(json)
    try output.flush()
  }
}
