internal import Foundation

/// A port of loopback that is a test's own: nobody listens there, and nobody else can begin to.
public final class OwnPort: Sendable {
  /// Its number.
  public let number: Int
  /// The socket that keeps it.
  public let descriptor: Int32

  /// No port could be taken.
  public struct Failure: Error {}

  /// Takes a port.
  public init() throws {
    let taken = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isTaken = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(taken, $0, size) == 0 && getsockname(taken, $0, &size) == 0
      }
    }
    descriptor = taken
    number = Int(in_port_t(bigEndian: address.sin_port))
    guard isTaken else { throw Failure() }
  }

  deinit { close(descriptor) }
}
