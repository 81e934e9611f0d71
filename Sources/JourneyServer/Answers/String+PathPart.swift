internal import Foundation

extension String {
  /// The text as one part of a path, or of what stands behind the question mark.
  package var asPathPart: String {
    addingPercentEncoding(withAllowedCharacters: .plain) ?? self
  }
}

extension CharacterSet {
  /// What stands for itself anywhere in an address.
  fileprivate static let plain = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
