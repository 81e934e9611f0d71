import Foundation
import Testing

/// Somebody who listens, hears a request, and hangs up.
enum BrokenServer {
  /// Lets somebody ask at the port; without `listens` nobody is there.
  static func ask<Value>(listens: Bool, _ body: (Int) throws -> Value) throws -> Value {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 ? getsockname(descriptor, $0, &size) : -1
      }
    }
    try #require(status == 0)
    guard listens else {
      // The port is kept as long as it is asked, so that nobody else listens there.
      defer { close(descriptor) }
      return try body(Int(UInt16(bigEndian: address.sin_port)))
    }
    try #require(listen(descriptor, 8) == 0)
    Thread {
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        _ = recv(connection, &bytes, bytes.count, 0)
        close(connection)
      }
    }.start()
    defer {
      shutdown(descriptor, Int32(SHUT_RDWR))
      close(descriptor)
    }
    return try body(Int(UInt16(bigEndian: address.sin_port)))
  }
}
