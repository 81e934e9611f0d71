import Testing

/// What `journey explain` tells.
@Suite struct ExplainTests {
  @Test(arguments: ["J7201", "j7201", "wait-too-long", "Wait-Too-Long"])
  func `a finding is explained by its code or its name`(name: String) throws {
    let outcome = try Command.run("explain", name)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("J7201 wait-too-long"))
    #expect(outcome.output.contains("This is found:"))
  }

  @Test func `a misspelt name is answered with the one that was meant`() throws {
    let outcome = try Command.run("explain", "wait-to-long")
    #expect(outcome.status == 2)
    #expect(
      outcome.messages == "journey: there is nothing to explain about `wait-to-long`; "
        + "did you mean `wait-too-long`?\n")
  }

  @Test func `without a name everything is listed`() throws {
    let outcome = try Command.run("explain")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("  J2001  unknown-event\n"))
    #expect(outcome.output.contains("  J7230  missing-goal (off by default)\n"))
  }

  @Test func `programs read it as JSON`() throws {
    let outcome = try Command.run("explain", "J7201", "--format", "json")
    #expect(outcome.output.contains("\"name\": \"wait-too-long\""))
  }
}
