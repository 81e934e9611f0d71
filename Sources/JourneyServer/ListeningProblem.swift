internal import Foundation
internal import NIOCore

/// Why a server cannot listen where it was told to: what keeps it from that, and what to do.
public struct ListeningProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is told.
  public let description: String

  /// Words an error of the start; `nil` for one that has nothing to do with the address.
  init?(_ error: any Error, host: String, port: Int) {
    let address = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE:
      description =
        "another program listens at `\(address)`; stop it, or give another port with --port"
    case let error as IOError where error.errnoCode == EADDRNOTAVAIL:
      description = "this machine has no address `\(host)`; give one that it has with --host"
    case let error as IOError where error.errnoCode == EACCES:
      description = "you may not listen at `\(address)`; give a port above 1023 with --port"
    case is SocketAddressError, is SocketAddressError.UnknownHost:
      description = "there is no address `\(host)`; give one of this machine with --host"
    default: return nil
    }
  }
}
