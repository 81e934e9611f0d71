/// An e-mail address, with the name of whoever has it.
///
/// It takes what mailboxes look like today: letters, digits and some signs before the `@`, a host
/// behind it, all in ASCII. Nothing in it can end a line or a pair of brackets, so it can stand in
/// the header and in the dialogue of a mail as it is.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  /// The name, which may be empty.
  public let name: String
  /// The address alone, such as `ana@example.com`.
  public let address: String

  /// The longest address: what SMTP lets stand between brackets (RFC 5321, 4.5.3.1.3).
  public static let bytesMax = 254
  /// The longest part before the `@` (RFC 5321, 4.5.3.1.1).
  public static let localBytesMax = 64
  /// The longest name: one line of a header.
  public static let nameBytesMax = 200

  /// Reads `ana@example.com` or `Ana Pires <ana@example.com>`.
  public init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    guard let bracket = text.firstIndex(of: "<") else {
      guard Self.isMailbox(text) else { return nil }
      name = ""
      address = text
      return
    }
    let inner = text[text.index(after: bracket)...]
    let name = text[..<bracket].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    guard inner.last == ">", Self.isMailbox(String(inner.dropLast())) else { return nil }
    guard name.count <= Self.nameBytesMax, !name.contains("\"") else { return nil }
    self.name = String(name)
    address = String(inner.dropLast())
  }

  /// As it stands in the catalog.
  public var description: String { name.isEmpty ? address : "\(name) <\(address)>" }

  /// The host behind the `@`.
  public var host: Substring {
    address[address.index(after: address.lastIndex(of: "@") ?? address.startIndex)...]
  }

  /// `true` if a text is an address alone.
  private static func isMailbox(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= bytesMax, !parts[0].isEmpty else { return false }
    let atoms = parts[0].split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts[0].count <= localBytesMax
      && atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomByte) }
      && OutgoingURL.isHostName(String(Substring(parts[1])))
  }

  /// `true` for what may stand in an atom (RFC 5322, 3.2.3).
  private static func isAtomByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}
