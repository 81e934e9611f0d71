import HTTPTypes
import JourneyServer
import Testing

@Suite struct ProblemTests {
  @Test(arguments: Problem.Kind.allCases)
  func `a problem has a status of its own kind, and says what it is`(kind: Problem.Kind) {
    #expect((400..<600).contains(kind.status.code))
    #expect(!kind.title.isEmpty)
  }
}
