/// The types of what a definition reads from outside, so that it can be run without the catalog.
///
/// A name that is not listed here, or is `unknown`, is taken as the JSON of the payload says: a
/// text stays a text.
public struct FactTypes: Equatable, Sendable {
  /// The attributes of users, nested ones as records.
  public var user: [ValueType.Field]
  /// The attributes of the events that it names.
  public var events: [EventDeclaration]
  /// The answers of the operations that it calls; only `service`, `operation` and `returns` are
  /// used.
  public var services: [OperationDeclaration]

  /// Creates the types; all are unknown by default.
  public init(
    user: [ValueType.Field] = [], events: [EventDeclaration] = [],
    services: [OperationDeclaration] = []
  ) {
    self.user = user
    self.events = events
    self.services = services
  }
}
