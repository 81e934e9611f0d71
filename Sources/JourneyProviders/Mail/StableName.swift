internal import Crypto

/// A short name for a text of any length and of any signs.
enum StableName {
  /// Returns the first half of the SHA-256 of a text, in base 16.
  static func hexadecimal(of text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).prefix(16).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
  }
}
