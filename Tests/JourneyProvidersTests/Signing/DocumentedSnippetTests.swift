import Foundation
import JourneyModel
import JourneyProviders
import TestProcesses
import Testing

/// What the docs tell receivers to do believes our signatures, and no others.
@Suite(.ownThread) struct DocumentedSnippetTests {
  /// The docs.
  static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/providers.md")
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let older = "C2FVsBQIhrscChlQIMV+b5sSYspob7oDpHLC5KlGpVc="
  static let body = #"{"with":{"name":"Søren"}}"#

  /// The code between fences of a language.
  private func snippet(_ language: String) throws -> String {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let parts = page.components(separatedBy: "```\(language)\n")
    try #require(parts.count == 2)
    return try #require(parts[1].components(separatedBy: "\n```").first)
  }

  /// Runs a program and returns the words that it prints.
  private func run(_ program: String, _ text: String, as name: String) throws -> [Substring] {
    let folder = try TestFolder()
    return try ChildProcess.run(program, [try folder.write(name, text)]).output.split(
      whereSeparator: \.isNewline)
  }

  /// The headers of a webhook that both secrets have signed.
  private func headers() -> String {
    let keys = [Self.secret, Self.older].compactMap { SigningKey(Secret($0)) }
    let signature = WebhookSignature.header(
      id: "k-1", seconds: 1_000_000, body: Array(Self.body.utf8), keys: keys)
    return
      #"{"webhook-id": "k-1", "webhook-timestamp": "1000000", "webhook-signature": "\#(signature)"}"#
  }

  @Test func `the snippet in Python`() throws {
    let text =
      try snippet("python")
        + """


        headers, body = \(headers()), '\(Self.body)'.encode()
        print(is_from_journey("\(Self.secret)", headers, body, 1000100))
        print(is_from_journey("\(Self.older)", headers, body, 999800))
        print(is_from_journey("\(Self.secret)", headers, body + b" ", 1000100))
        print(is_from_journey("\(Self.secret)", headers, body, 1000301))
        print(is_from_journey("whsec_" + "A" * 32, headers, body, 1000100))
        """
    #expect(
      try run("python3", text, as: "snippet.py") == ["True", "True", "False", "False", "False"])
  }

  @Test(
    .enabled(
      if: ["/usr/bin/node", "/usr/local/bin/node"].contains(where: FileManager.default.fileExists)))
  func `the snippet in Node`() throws {
    let text =
      try snippet("js")
        + """


        const headers = \(headers()), body = Buffer.from('\(Self.body)');
        console.log(isFromJourney("\(Self.secret)", headers, body, 1000100));
        console.log(isFromJourney("\(Self.older)", headers, body, 999800));
        console.log(isFromJourney("\(Self.secret)", headers, Buffer.concat([body, Buffer.from(" ")]), 1000100));
        console.log(isFromJourney("\(Self.secret)", headers, body, 1000301));
        console.log(isFromJourney("whsec_" + "A".repeat(32), headers, body, 1000100));
        """
    #expect(
      try run("node", text, as: "snippet.mjs") == ["true", "true", "false", "false", "false"])
  }
}
