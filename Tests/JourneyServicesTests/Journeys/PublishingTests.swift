import Foundation
import JourneyEngine
import JourneyModel
import JourneyServices
import JourneyTools
import TestProcesses
import Testing

@Suite struct PublishingTests {
  /// A script of one wait and one message.
  static let welcome = script("welcome", message: "hello")

  /// A script of one message behind an hour.
  static func script(_ name: String, message: String) -> String {
    """
    journey \(name)
      trigger on signed_up
      wait 1 hour
      send \(message) by email
    end

    """
  }

  @Test func `a script becomes version 1, and the same script again no other`() async throws {
    let services = try TestServices()
    let first = try await services.publish("welcome", Self.welcome)
    #expect(first.isNew)
    #expect(first.version.definition.version == 1)
    let again = try await services.publish("welcome", Self.welcome)
    #expect(!again.isNew)
    #expect(again.version.definition.version == 1)
  }

  @Test func `another script becomes the next version`() async throws {
    let services = try TestServices()
    _ = try await services.publish("welcome", Self.welcome)
    let next = try await services.publish("welcome", Self.script("welcome", message: "hi"))
    #expect(next.version.definition.version == 2)
    #expect(
      await services.journeys.versions(of: "welcome").map(\.definition.version) == [1, 2])
    #expect(await services.journeys.newest().map(\.definition.version) == [2])
  }

  @Test func `a script with an error is refused with its findings`() async throws {
    let services = try TestServices()
    let error = await #expect(throws: PublicationRefusal.self) {
      try await services.publish("welcome", Self.welcome.replacing("wait 1 hour", with: "wiat"))
    }
    guard case .findings(let findings) = error else {
      Issue.record("refused otherwise: \(String(describing: error))")
      return
    }
    let finding = try #require(findings.elements?.first)
    #expect(finding.member("severity")?.text == "error")
    #expect(finding.member("file")?.text == "welcome.journey")
    #expect(finding.member("line")?.integer == 3)
    #expect(await services.journeys.newest().isEmpty)
  }

  @Test func `a script is refused under another name than its own`() async throws {
    let services = try TestServices()
    await #expect(
      throws: PublicationRefusal.otherJourney(wanted: "greeting", found: ["welcome"])
    ) { try await services.publish("greeting", Self.welcome) }
  }

  @Test func `journeys that would start each other for ever are refused`() async throws {
    let services = try TestServices()
    let one = "journey one\n  trigger by request\n  entry unlimited\n  start two\nend\n"
    let two = "journey two\n  trigger by request\n  entry unlimited\n  start one\nend\n"
    _ = try await services.publish("one", one)
    await #expect(throws: PublicationRefusal.self) { try await services.publish("two", two) }
  }

  @Test func `a journey that others start has to stay one that can be started`() async throws {
    let services = try TestServices()
    _ = try await services.publish("two", "journey two\n  trigger by request\n  wait 1 day\nend\n")
    _ = try await services.publish("one", "journey one\n  trigger on bought\n  start two\nend\n")
    let error = await #expect(throws: PublicationRefusal.self) {
      try await services.publish("two", "journey two\n  trigger on bought\n  wait 1 day\nend\n")
    }
    guard case .findings(let findings) = error else { return }
    let messages = findings.elements?.compactMap { $0.member("message")?.text } ?? []
    #expect(messages.contains { $0.contains("`one`, which is published, would be wrong") })
  }

  @Test func `a script is shown as it was published, and a definition as a script`() async throws {
    let services = try TestServices()
    let commented = "# says hello\n" + Self.welcome
    let published = try await services.publish("welcome", commented)
    let shown = try await services.journeys.script(of: published.version)
    #expect(String(decoding: shown, as: UTF8.self) == commented)

    var definition = published.version.definition
    definition.title = "Welcome"
    definition.source = nil
    let second = try await services.journeys.publish(
      "welcome", DefinitionWriter.json(of: definition), isScript: false)
    #expect(second.version.definition.version == 2)
    let script = try await services.journeys.script(of: second.version)
    #expect(String(decoding: script, as: UTF8.self).contains("journey welcome"))
  }

  @Test func `a workspace does not bring back what was published over it`() async throws {
    let services = try TestServices()
    let folder = try TestFolder()
    try folder.write("welcome.journey", Self.welcome)
    let loaded = try WorkspaceLoader().load([folder.path + "/welcome.journey"])
    #expect(try await services.journeys.publish(loaded).map(\.definition.version) == [1])
    _ = try await services.publish("welcome", Self.script("welcome", message: "hi"))
    #expect(try await services.journeys.publish(loaded).isEmpty)
    #expect(await services.journeys.newest().map(\.definition.version) == [2])
  }

  @Test func `two who publish at once get a version each`() async throws {
    let services = try TestServices()
    try await withThrowingTaskGroup { group in
      for message in ["one", "two", "three", "four"] {
        group.addTask {
          _ = try await services.publish("welcome", Self.script("welcome", message: message))
        }
      }
      try await group.waitForAll()
    }
    let versions = await services.journeys.versions(of: "welcome")
    #expect(versions.map(\.definition.version) == [1, 2, 3, 4])
  }
}
