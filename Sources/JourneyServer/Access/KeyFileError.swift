/// Why a file of keys cannot be used; never what is in it.
public struct KeyFileError: Error, Equatable, Sendable {
  /// What stands there, as in `the file has MESSAGE`.
  public var message: String

  /// Creates an error.
  public init(_ message: String) {
    self.message = message
  }
}
