import Foundation
import Testing

/// The commands of the documentation.
@Suite struct DocumentedRequestTests {
  /// The commands that ask a server, each on one line, with the page that they stand on.
  private static let requests: [String] = {
    let folder = Repository.root.appending(path: "docs")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().flatMap { name -> [String] in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return (text ?? "").replacing("\\\n", with: " ").components(separatedBy: "\n")
        .filter { $0.hasPrefix("curl ") }.map { "\(name): \($0)" }
    }
  }()

  @Test func `there are some`() {
    #expect(Self.requests.count > 8)
  }

  @Test(arguments: requests)
  func `a documented request that sends something says its type, as the server asks`(
    request: String
  ) {
    let isSending = [" -d ", " --data ", " --data-binary "].contains { request.contains($0) }
    #expect(!isSending || request.contains("Content-Type: application/"))
  }
}
