/// Why a token is not taken.
public enum TokenRefusal: Error, Equatable, Sendable {
  /// It is no token, or lacks something that every token has.
  case malformed
  /// It is signed with a key that this server does not know, or in another way than that key signs.
  case unknownKey
  /// It was not signed with the key that it names.
  case wrongSignature
  /// It was made for or by somebody else.
  case notForUs
  /// It counts no longer.
  case expired
  /// It does not count yet.
  case tooEarly
  /// It would count for longer than any token may.
  case tooLong

  /// What to tell the one who sent it; nothing that would help to make one.
  public var message: String {
    switch self {
    case .malformed, .unknownKey, .wrongSignature: "the token is not one that counts here"
    case .notForUs: "the token is for another service, or from another issuer"
    case .expired: "the token has expired; get a new one"
    case .tooEarly: "the token does not count yet; are both clocks right?"
    case .tooLong: "the token would count for too long; get one with a shorter life"
    }
  }
}
