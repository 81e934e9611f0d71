import Foundation
import HTTPTypes
import JourneyModel
import JourneyServer
import TestProcesses
import Testing

/// The description of the interface, held to the endpoints.
@Suite struct InterfaceTests {
  /// The description.
  private let description = InterfaceDescription(
    operations: Offered.operations, schemas: ServerApplication.schemas
  ).node

  /// All references in a description.
  private func references(_ node: JSONNode) -> [String] {
    let own = node.member("$ref")?.text.map { [$0] } ?? []
    let below = (node.members ?? []).map(\.value) + (node.elements ?? [])
    return own + below.flatMap(references)
  }

  @Test func `everything that is named is described`() {
    let names = Set(ServerApplication.schemas.map { "#/components/schemas/\($0.name)" })
    #expect(names.count == ServerApplication.schemas.count)
    for reference in references(description) { #expect(names.contains(reference)) }
  }

  @Test func `each operation has a name of its own, and says how it ends`() {
    let operations = Offered.operations
    #expect(Set(operations.map(\.name)).count == operations.count)
    #expect(Set(operations.map { "\($0.method) \($0.path)" }).count == operations.count)
    for operation in operations {
      #expect(operation.summary.hasSuffix("."), "\(operation.name)")
      #expect(operation.answers.contains { (200..<300).contains($0.status) }, "\(operation.name)")
      let inPath = Set(operation.path.matches(of: /\{([^}]*)\}/).map { String($0.1) })
      let told = operation.parameters.filter { $0.place == .path }
      #expect(Set(told.map(\.name)) == inPath, "\(operation.name)")
      #expect(told.allSatisfy { $0.isRequired }, "\(operation.name)")
    }
  }

  @Test(.ownThread)
  func `the server gives the description to whoever has a token`() async throws {
    let server = try ServerProcess()
    #expect(try server.ask("GET", "/openapi.json").status == 401)
    let token = try await server.token(.clientInfo, scopes: [])
    let answer = try server.ask("GET", "/openapi.json", token: token)
    #expect(answer.status == 200)
    #expect(answer.json?.member("openapi")?.text == "3.1.0")
    let paths = answer.json?.member("paths")?.members?.map(\.key)
    #expect(Set(paths ?? []) == Set(Offered.operations.map(\.path)))
  }
}
