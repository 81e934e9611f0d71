import Foundation
import TestProcesses
import Testing

/// A server may open as many connections as it is allowed to, and says so if that is few.
@Suite(.ownThread) struct OpenFilesTests {
  /// Starts a server that begins with some limits; its own limits once it listens, and what it has
  /// said by then.
  private func limits(soft: Int, hard: Int) throws -> (limits: String, log: String) {
    let data = try TestFolder()
    let server = try BareServer(
      data: data.path, prelude: "resource.setrlimit(resource.RLIMIT_NOFILE, (\(soft), \(hard)))")
    let all = try String(contentsOfFile: "/proc/\(server.processID)/limits", encoding: .utf8)
    let line = try #require(all.split(separator: "\n").first { $0.hasPrefix("Max open files") })
    return (line.split(separator: " ").dropFirst(3).prefix(2).joined(separator: " "), server.log)
  }

  @Test func `a server takes as many files as it may have`() throws {
    let (limits, log) = try limits(soft: 256, hard: 8_192)
    #expect(limits == "8192 8192")
    #expect(!log.contains("open at once"))
  }

  @Test func `a server that may have few files says so`() throws {
    let (limits, log) = try limits(soft: 256, hard: 512)
    #expect(limits == "512 512")
    #expect(log.contains("only 512 files and connections may be open at once"))
  }
}
