internal import JourneyModel

extension LoadedWorkspace {
  /// Returns the paths of one journey; `nil` takes the only one.
  public func paths(of name: String?, limit: Int) throws(RunError) -> PathsReport {
    PathsReport(try journey(named: name).definition, catalog: catalog, limit: limit)
  }
}
