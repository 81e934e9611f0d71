import Foundation
import TestProcesses
import Testing

/// Somebody who listens, hears a request, and hangs up.
enum BrokenServer {
  /// Lets somebody ask at the port; without `listens` nobody is there.
  static func ask<Value>(listens: Bool, _ body: (Int) throws -> Value) throws -> Value {
    let port = try OwnPort()
    // The port is kept as long as it is asked, so that nobody else listens there.
    guard listens else { return try withExtendedLifetime(port) { try body(port.number) } }
    try #require(listen(port.descriptor, 8) == 0)
    // The port is held as long as it is listened to: its number would be that of another file.
    Thread {
      while true {
        let connection = accept(port.descriptor, nil, nil)
        guard connection >= 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        _ = recv(connection, &bytes, bytes.count, 0)
        close(connection)
      }
    }.start()
    defer { shutdown(port.descriptor, Int32(SHUT_RDWR)) }
    return try body(port.number)
  }
}
