/// An address that effects leave to, read strictly.
///
/// Libraries disagree on what unusual addresses mean, and whoever checks one reading and calls
/// another checks nothing. So only what all of them read alike is taken: ASCII, no user or
/// password, no escapes in the host, no address in unusual digits, no fragment.
public struct OutgoingURL: Hashable, Sendable, CustomStringConvertible {
  /// The protocols.
  public enum Scheme: String, CaseIterable, Sendable {
    /// HTTP without TLS.
    case http
    /// HTTP by TLS.
    case https
    /// SMTP, which becomes TLS on the way.
    case smtp
    /// SMTP by TLS from the first byte.
    case smtps

    /// The port where none is named.
    public var standardPort: Int {
      switch self {
      case .http: 80
      case .https: 443
      case .smtp: 587
      case .smtps: 465
      }
    }
  }

  /// The protocol.
  public let scheme: Scheme
  /// The host in lower case, without the brackets of an IPv6 address.
  public let host: String
  /// The port.
  public let port: Int
  /// Path and query, `/` where there is none.
  public let path: String
  /// `true` if the host is an IPv6 address.
  public let isIPv6: Bool

  /// The longest address: more fits no common receiver.
  public static let bytesMax = 2_048

  /// Reads an address; `nil` if it is none, or not read alike by everybody.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.bytesMax, text.utf8.allSatisfy(Self.isPlain),
      let colon = text.firstIndex(of: ":"), let scheme = Scheme(rawValue: String(text[..<colon])),
      text[colon...].hasPrefix("://")
    else { return nil }
    let rest = text[colon...].dropFirst(3)
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    guard let place = Self.hostAndPort(rest[..<end]) else { return nil }
    self.scheme = scheme
    (host, isIPv6) = (place.host.lowercased(), place.isIPv6)
    port = place.port ?? scheme.standardPort
    let path = String(rest[end...])
    self.path = path.hasPrefix("/") ? path : "/" + path
  }

  /// The host with its port, as `outgoing.allow` lists it.
  public var hostAndPort: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// The address, always with its port.
  public var description: String { "\(scheme.rawValue)://\(hostAndPort)\(path)" }

  /// Returns `host:port` in the one form to compare, from text such as `127.0.0.1:9000`.
  public static func hostAndPort(_ text: String) -> String? {
    guard text.utf8.allSatisfy(isPlain), let place = hostAndPort(text[...]), let port = place.port
    else { return nil }
    let host = place.host.lowercased()
    return place.isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  /// `true` for names such as `mail.example.com` and addresses such as `192.0.2.1`.
  package static func isHostName(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard text.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else {
      return false
    }
    // What ends in a number is an address, and only four plain decimals are read alike.
    let isNumber =
      last.allSatisfy(isDigit) || last.starts(with: "0x".utf8) || last.starts(with: "0X".utf8)
    return isNumber ? labels.count == 4 && labels.allSatisfy(isDecimalByte) : true
  }

  /// The host and the port of what stands between the scheme and the path.
  private static func hostAndPort(
    _ text: Substring
  ) -> (host: Substring, port: Int?, isIPv6: Bool)? {
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let host = text[text.index(after: text.startIndex)..<end]
      guard host.utf8.count > 1, host.utf8.allSatisfy(isIPv6Byte) else { return nil }
      let rest = text[text.index(after: end)...]
      return rest.isEmpty ? (host, nil, true) : port(rest).map { (host, $0, true) }
    }
    let colon = text.firstIndex(of: ":") ?? text.endIndex
    guard isHostName(String(text[..<colon])) else { return nil }
    if colon == text.endIndex { return (text, nil, false) }
    return port(text[colon...]).map { (text[..<colon], $0, false) }
  }

  /// The port behind a colon.
  private static func port(_ text: Substring) -> Int? {
    let digits = text.dropFirst()
    guard text.first == ":", !digits.isEmpty, digits.utf8.count <= 5,
      digits.utf8.allSatisfy(isDigit), let port = Int(digits), (1...65_535).contains(port)
    else { return nil }
    return port
  }

  /// `true` for what may stand in an address: no blank, no control, nothing that is read twice.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !"\"#<>\\^`{|}".utf8.contains(byte)
  }

  /// `true` for a part of a name between two points.
  private static func isLabel(_ label: Substring.UTF8View) -> Bool {
    !label.isEmpty && label.count <= 63 && label.first != 0x2D && label.last != 0x2D
      && label.allSatisfy {
        isDigit($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
      }
  }

  /// `true` for a number up to 255 without a leading zero.
  private static func isDecimalByte(_ label: Substring.UTF8View) -> Bool {
    label.allSatisfy(isDigit) && (label.count == 1 || label.first != 0x30)
      && (Int(String(label) ?? "").map { $0 <= 255 } ?? false)
  }

  /// `true` for a digit.
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// `true` for what may stand between brackets.
  private static func isIPv6Byte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20) || byte == 0x3A || byte == 0x2E
  }
}
