public import JourneyModel

/// What a check of some files came to, each file with the catalog of its own workspace.
public struct Checkup: Sendable {
  /// The workspaces, in the order of their first files.
  public let workspaces: [LoadedWorkspace]

  /// Creates the result of a check.
  public init(workspaces: [LoadedWorkspace]) {
    self.workspaces = workspaces
  }

  /// The files with findings.
  public var findings: [LoadedWorkspace.FileFindings] { workspaces.flatMap(\.findings) }

  /// The findings, as programs read them.
  public func report(areWarningsDenied: Bool) -> FindingsReport {
    FindingsReport(
      names: workspaces.flatMap(\.names), files: findings, areWarningsDenied: areWarningsDenied)
  }

  /// How many findings of a severity there are.
  public func count(_ severity: Diagnostic.Severity) -> Int {
    workspaces.reduce(0) { $0 + $1.count(severity) }
  }

  /// What was found, in one line.
  public var summary: String {
    let errors = count(.error)
    let warnings = count(.warning)
    if errors + warnings == 0 {
      return "\(checked) checked, nothing to mend"
    }
    let parts = [
      errors > 0 ? Figures.counted(errors, "error") : nil,
      warnings > 0 ? Figures.counted(warnings, "warning") : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: " and ")
      + " in \(Figures.counted(findings.count, "file"))"
  }

  /// What was looked at: the journeys, or the files where they hold none; a catalog is neither.
  private var checked: String {
    let journeys = workspaces.reduce(0) { $0 + $1.journeys.count }
    if journeys > 0 { return Figures.counted(journeys, "journey") }
    let files = workspaces.reduce(0) { $0 + $1.paths.count - ($1.catalog == nil ? 0 : 1) }
    return Figures.counted(files, "file")
  }
}

extension WorkspaceLoader {
  /// Loads files, each with the nearest catalog above it, and checks them.
  public func check(_ paths: [String]) throws(RunError) -> Checkup {
    var groups: [(catalog: String?, paths: [String])] = []
    for path in paths {
      let catalog = catalogPath(for: [path])
      if let index = groups.firstIndex(where: { $0.catalog == catalog }) {
        groups[index].paths.append(path)
      } else {
        groups.append((catalog, [path]))
      }
    }
    var workspaces: [LoadedWorkspace] = []
    for group in groups { workspaces.append(try load(group.paths, keepsScripts: false)) }
    return Checkup(workspaces: workspaces)
  }
}
