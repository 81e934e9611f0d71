import Foundation
import JourneyServer
import Testing

@Suite struct ProblemTests {
  @Test func `a problem is written with the fields of RFC 9457`() throws {
    let problem = Problem(type: "about:blank", title: "gone", status: 410, detail: "it is gone")
    let written = try JSONEncoder().encode(problem)
    let fields = try #require(JSONSerialization.jsonObject(with: written) as? [String: Any])
    #expect(Set(fields.keys) == ["type", "title", "status", "detail"])
  }
}
