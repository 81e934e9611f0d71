internal import JourneyEngine
internal import JourneyModel

/// Makes a catalog from recorded events and users, a line at a time: memory grows with the names
/// that occur, never with the lines.
public struct CatalogInference {
  /// Where the catalog is to go; `-` is standard output.
  private let output: String
  /// Is told what the user should know, a line at a time.
  private let notice: (String) -> Void
  /// Shows how far it has come.
  private let progress = ProgressBar()

  /// After how many lines the progress is shown.
  private static let linesPerUpdate = 5_000
  /// How many wrong lines of a file are shown; the others are counted.
  private static let refusedShownMax = 20

  /// Prepares to make a catalog; a file that is there already is not written over.
  public init(output: String, notice: @escaping (String) -> Void) {
    self.output = output
    self.notice = notice
  }

  /// Reads the files and returns the catalog.
  public func catalogText(events: String, users: String?) throws(RunError) -> String {
    try refuseOverwriting()
    let types = IntakeTypes()
    var profile = WorkspaceProfile(name: workspaceName, budget: NameBudget())
    profile.eventsFile = Self.shownName(of: events)
    try read(events, noun: "event") { line throws(LineError) in
      profile.take(try EventLine(line, types: types))
    }
    if let users {
      profile.usersFile = Self.shownName(of: users)
      try read(users, noun: "user") { line throws(LineError) in
        profile.take(try UserLine(line, types: types))
      }
    }
    return try text(of: profile)
  }

  /// Writes the catalog into its file.
  public func write(_ text: String) throws(RunError) {
    try refuseOverwriting()
    let file = try OutputFile(output)
    try file.write(Array(text.utf8))
    try file.flush()
  }

  /// Refuses to write over a catalog that somebody may have worked on.
  private func refuseOverwriting() throws(RunError) {
    guard output != "-", case .existing? = DistinctFiles.identity(of: output) else { return }
    throw RunError("`\(output)` is there already; name another file, or remove it")
  }

  /// What the workspace is called: as the folder that its catalog will lie in.
  private var workspaceName: String {
    let folder = output.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = folder.joined(separator: "/")
    return Workspace.name(of: path.isEmpty ? (output.hasPrefix("/") ? "/" : ".") : path)
  }

  /// The catalog, which must read back without a finding.
  private func text(of profile: WorkspaceProfile) throws(RunError) -> String {
    var text = CatalogText(profile)
    let catalog = text.text()
    let source = SourceFile(name: Workspace.catalogName, text: catalog)
    let findings = CatalogLoader.load(source, isKnownTimeZone: ZoneFiles.isKnown).diagnostics
    if let finding = findings.first {
      throw RunError("these events give no catalog that can be read: \(finding.message)")
    }
    for warning in text.warnings { notice(warning) }
    if profile.budget.isExhausted {
      notice("there are more names than a catalog can hold; those that came late are left out")
    }
    if profile.budget.hasOddNames {
      notice(
        "names that are empty or longer than \(NameBudget.nameBytesMax) bytes are left out")
    }
    return catalog
  }

  /// The name of a file without its folders, which are nobody else's.
  private static func shownName(of path: String) -> String {
    path == "-" ? "standard input" : String(path.split(separator: "/").last ?? "")
  }

  /// Reads a file line by line, and tells what could not be read.
  private func read(
    _ path: String, noun: String, each: ([UInt8]) throws(LineError) -> Void
  ) throws(RunError) {
    do throws(InputError) {
      let lines = try LineReader(path: path)
      progress.begin("reading \(noun)s", total: lines.byteCount ?? 0)
      defer { progress.end() }
      var refused = 0
      while let line = try lines.next() {
        if line.number % Self.linesPerUpdate == 0 {
          progress.update(lines.byteCount == nil ? line.number : lines.bytesRead)
        }
        if let error = Self.error(of: line, each) {
          refuse(RefusedLine(file: lines.name, number: line.number, error: error), &refused)
        }
      }
      conclude(refused, file: lines.name)
    } catch {
      throw RunError(error.description)
    }
  }

  /// What is wrong with a line.
  private static func error(
    of line: LineReader.Line, _ each: ([UInt8]) throws(LineError) -> Void
  ) -> LineError? {
    if line.isTooLong {
      return LineError("the line has more than \(IntakeLimits.lineBytesMax) bytes")
    }
    do throws(LineError) {
      try each(line.bytes)
      return nil
    } catch {
      return error
    }
  }

  /// Shows a line that is wrong.
  private func refuse(_ line: RefusedLine, _ count: inout Int) {
    count += 1
    guard count <= Self.refusedShownMax else { return }
    progress.end()
    notice("\(line)")
  }

  /// Says how many lines of a file were wrong.
  private func conclude(_ refused: Int, file: String) {
    guard refused > 0 else { return }
    let were = refused == 1 ? "was" : "were"
    notice("\(file): \(Figures.counted(refused, "line")) could not be read and \(were) skipped")
  }
}
