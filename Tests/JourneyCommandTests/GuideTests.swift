import Foundation
import Testing

/// Everything that the guide shows happens, in its order: a block that names a file is written, a
/// line behind `$` is run, and what follows it is what the command says.
///
/// `UPDATE_SNAPSHOTS=1` writes what the commands say into the guide.
@Suite struct GuideTests {
  /// The guide.
  private static let path = Command.repository.appending(path: "docs/guide.md").path

  /// A folder in which the guide is followed.
  private let folder = TemporaryFolder()

  /// Follows the guide, and returns it with what the commands said now.
  private func followed(_ guide: String) throws -> String {
    var lines: [String] = []
    var block: (info: String, body: [String])?
    for line in guide.components(separatedBy: "\n") {
      if let (info, body) = block {
        if line == "```" {
          lines += try done(info: info, body: body) + [line]
          block = nil
        } else {
          block?.body.append(line)
        }
      } else {
        lines.append(line)
        if line.hasPrefix("```") { block = (String(line.dropFirst(3)), []) }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Does what a block says, and returns it as it is now.
  private func done(info: String, body: [String]) throws -> [String] {
    if info == "console" {
      return try body.filter { $0.hasPrefix("$ ") }.flatMap { line in
        [line] + (try said(by: String(line.dropFirst(2))))
      }
    }
    if let name = info.split(separator: " ").dropFirst().first {
      folder.write(String(name), body.joined(separator: "\n") + "\n")
    }
    return body
  }

  /// What a command says, on both streams.
  private func said(by line: String) throws -> [String] {
    if line == "cd shop" { return [] }
    let outcome = try Command.shell("cd shop 2>/dev/null; \(line) 2>&1", in: folder.path)
    #expect(outcome.status >= 0, "\(line) crashed")
    let text = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    return text.map(String.init).dropLast(outcome.output.hasSuffix("\n") || text == [""] ? 1 : 0)
  }

  @Test func `the guide shows what happens`() throws {
    let guide = try String(contentsOfFile: Self.path, encoding: .utf8)
    let now = try followed(guide)
    #expect(now.contains("\n$ journey "))
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try now.write(toFile: Self.path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: Self.path, encoding: .utf8) == now)
  }
}
