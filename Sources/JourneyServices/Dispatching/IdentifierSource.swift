internal import Foundation

/// Makes ids that nobody else makes: the one place where the services roll dice.
public struct IdentifierSource: Sendable {
  /// Makes one.
  private let make: @Sendable () -> String

  /// Creates a source of random ids.
  public init() { make = { UUID().uuidString.lowercased() } }

  /// Creates a source for tests.
  public init(_ make: @escaping @Sendable () -> String) { self.make = make }

  /// Returns a new id.
  public func next() -> String { make() }
}
