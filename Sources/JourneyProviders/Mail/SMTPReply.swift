/// What a mail server answers.
struct SMTPReply: Equatable, Sendable {
  /// The code of three digits.
  let code: Int
  /// The texts of the lines.
  let lines: [String]
  /// `true` if it came by TLS.
  let isProtected: Bool

  /// The most lines of a reply, and the most bytes of a line (RFC 5321 has 512).
  static let linesMax = 100
  /// The most bytes of a line (RFC 5321 has 512).
  static let lineBytesMax = 2_048

  /// `true` if what was asked is done.
  var isPositive: Bool { (200..<400).contains(code) }

  /// `true` if asking again does not help.
  var isPermanent: Bool { (500..<600).contains(code) }

  /// The parameters of an extension that the server offers; `nil` if it does not offer it.
  func parameters(of name: String) -> [Substring]? {
    for line in lines {
      let words = line.split(separator: " ")
      if words.first?.uppercased() == name { return Array(words.dropFirst()) }
    }
    return nil
  }
}
