/// A folder with the data, for one process.
public struct StoreFolder: StorePlace {
  /// The path.
  public let path: String

  /// Takes a folder as the place of the data.
  public init(_ path: String) { self.path = path }

  /// The place in words.
  public var description: String { path }

  /// Whether more than one process can open it at a time.
  public var isShared: Bool { false }

  /// Opens it to work there; what is needed is made.
  public func open() throws(StoreError) -> SQLStore { try SQLStore.open(folder: path) }

  /// Opens it only to look; `nil` where there is no data.
  public func look() throws(StoreError) -> SQLStore? { try SQLStore.looking(into: path) }

  /// The log of what comes in.
  public func intakeLog() -> IntakeLog? { IntakeLog(folder: path) }
}
