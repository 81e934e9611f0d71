public import JourneyModel

/// A journey that was loaded from a script or a definition, and checked.
public struct LoadedJourney: Sendable {
  /// The definition.
  public var definition: JourneyDefinition
  /// Its script as it was read; `nil` for a definition, and where only what is wrong is asked.
  public var source: SourceFile?
  /// Where its file gives it its name.
  public var nameSpan: SourceSpan
  /// Where its states stand in the file.
  var stateSpans: [String: SourceSpan] = [:]
  /// What messages call its script; `nil` for a definition.
  var script: String?
  /// The bytes of its script.
  public var scriptBytes: [UInt8]? { source?.bytes }

  /// The name of a file of its own: its id, which must not lead into another folder.
  var fileName: String {
    String(definition.journeyID.map { $0 == "/" || $0 == "\0" ? "_" : $0 })
  }

  /// Creates a journey.
  public init(
    definition: JourneyDefinition, source: SourceFile? = nil,
    nameSpan: SourceSpan = SourceSpan(0, 0)
  ) {
    self.definition = definition
    self.source = source
    self.nameSpan = nameSpan
  }
}
