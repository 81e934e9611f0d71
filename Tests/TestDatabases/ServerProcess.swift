import Foundation

/// A server of the tests' own: run by a user without rights, at a loopback port, held by a shell
/// that stops it once nobody holds the other end of a pipe.
enum ServerProcess {
  /// Runs a script with a folder and a port until it says that the server is ready; returns what
  /// keeps it alive.
  static func start(
    script: String, folder: String, port: Int, _ more: [String] = [], missing: String
  ) throws -> FileHandle {
    let (input, output) = (Pipe(), Pipe())
    let process = Process()
    let command = ["/bin/sh", "-c", script, "sh", folder, String(port)] + more
    let words = getuid() == 0 ? ["/usr/bin/setpriv"] + withoutRights + command : command
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    guard String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n"
    else {
      let log = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
      throw PostgresCluster.Failure(description: missing + "\n" + log)
    }
    return input.fileHandleForWriting
  }

  /// What `setpriv` is told: PostgreSQL and pgbouncer refuse to be run by root.
  private static let withoutRights = ["--reuid=postgres", "--regid=postgres", "--clear-groups"]

  /// Makes a folder that belongs to whoever runs the server.
  static func makeFolder() throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "cluster-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    if getuid() == 0, let user = getpwnam("postgres") {
      chown(path, user.pointee.pw_uid, user.pointee.pw_gid)
    }
    return path
  }

  /// A port that nobody listens at.
  static func freePort() -> Int {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = bind(listener, address, length)
        _ = getsockname(listener, address, &length)
      }
      return Int(UInt16(bigEndian: address.pointee.sin_port))
    }
  }
}
