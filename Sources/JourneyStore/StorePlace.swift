/// Where the data of journeys is kept.
public protocol StorePlace: Sendable, CustomStringConvertible {
  /// `true` if more than one process can open it at a time, so that leases tell whose turn it is.
  var isShared: Bool { get }

  /// Opens it to work there; what is needed is made.
  func open() throws(StoreError) -> SQLStore

  /// Opens it only to look, while others go on as if nobody had; `nil` where there is no data.
  func look() throws(StoreError) -> SQLStore?

  /// The log into which goes first what comes in; `nil` where it goes to the tables at once.
  func intakeLog() -> IntakeLog?
}

extension StorePlace {
  /// What comes in goes to the tables at once, unless a place says otherwise.
  public func intakeLog() -> IntakeLog? { nil }
}
