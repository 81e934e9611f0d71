internal import Foundation
public import NIOCore

/// An IPv4 or IPv6 address, and whether the public may be reached there.
public struct InternetAddress: Hashable, Sendable, CustomStringConvertible {
  /// The bytes, 4 or 16, the most significant first.
  public let bytes: [UInt8]

  /// Creates an address of 4 or 16 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads an address as systems write it.
  public init?(_ text: String) {
    guard let address = try? SocketAddress(ipAddress: text, port: 0) else { return nil }
    self.init(address)
  }

  /// Takes the address of a socket.
  public init?(_ address: SocketAddress) {
    switch address {
    case .v4(let address):
      self.init(bytes: withUnsafeBytes(of: address.address.sin_addr, Array.init))
    case .v6(let address):
      self.init(bytes: withUnsafeBytes(of: address.address.sin6_addr, Array.init))
    case .unixDomainSocket: return nil
    }
  }

  /// As systems write it.
  public var description: String {
    let buffer = ByteBuffer(bytes: bytes)
    return (try? SocketAddress(packedIPAddress: buffer, port: 0))?.ipAddress ?? "no address"
  }

  /// `true` for an address of this machine.
  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
  }

  /// `true` for an address that one host of the public internet has.
  ///
  /// What is private, local, shared, reserved, for documentation or for many is none, and neither
  /// is an IPv6 address that stands for an IPv4 one, since that may be any of those.
  public var isPublic: Bool {
    if bytes.count == 4 { return !Self.specialIPv4.contains { $0.contains(bytes) } }
    return Self.globalIPv6.contains(bytes) && !Self.specialIPv6.contains { $0.contains(bytes) }
  }

  /// Addresses that begin with the same bits.
  private struct Block: Sendable {
    /// The bytes of the first address.
    let bytes: [UInt8]
    /// How many bits are the same.
    let bits: Int

    /// `true` for an address that begins so.
    func contains(_ address: [UInt8]) -> Bool {
      (0..<bits).allSatisfy { bit in
        let mask = UInt8(0x80) >> UInt8(bit % 8)
        let own = bit / 8 < bytes.count ? bytes[bit / 8] : 0
        return own & mask == address[bit / 8] & mask
      }
    }
  }

  /// The registry of special addresses (IANA, RFC 6890), with those for many and the reserved ones.
  private static let specialIPv4 = [
    Block(bytes: [0], bits: 8), Block(bytes: [10], bits: 8), Block(bytes: [100, 64], bits: 10),
    Block(bytes: [127], bits: 8), Block(bytes: [169, 254], bits: 16),
    Block(bytes: [172, 16], bits: 12), Block(bytes: [192, 0, 0], bits: 24),
    Block(bytes: [192, 0, 2], bits: 24), Block(bytes: [192, 31, 196], bits: 24),
    Block(bytes: [192, 52, 193], bits: 24), Block(bytes: [192, 88, 99], bits: 24),
    Block(bytes: [192, 168], bits: 16), Block(bytes: [192, 175, 48], bits: 24),
    Block(bytes: [198, 18], bits: 15), Block(bytes: [198, 51, 100], bits: 24),
    Block(bytes: [203, 0, 113], bits: 24), Block(bytes: [224], bits: 4),
    Block(bytes: [240], bits: 4),
  ]
  /// The addresses of IPv6 that are given out; all others are special: loopback, local, mapped
  /// IPv4, NAT64 and those for many.
  private static let globalIPv6 = Block(bytes: [0x20], bits: 3)
  /// What is special among them: protocols (with Teredo), documentation, and 6to4.
  private static let specialIPv6 = [
    Block(bytes: [0x20, 0x01, 0x00], bits: 23), Block(bytes: [0x20, 0x01, 0x0D, 0xB8], bits: 32),
    Block(bytes: [0x20, 0x02], bits: 16),
    Block(bytes: [0x3F, 0xFF], bits: 20),
  ]
}
