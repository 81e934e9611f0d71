/// A secret; its text is never shown.
public struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
  /// The text itself.
  let text: String

  /// Creates a secret.
  public init(_ text: String) { self.text = text }

  /// Stars.
  public var description: String { "***" }

  /// Nothing, so that a dump of what holds a secret does not show it.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
