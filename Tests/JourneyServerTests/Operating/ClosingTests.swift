import TestProcesses
import Testing

@Suite(.ownThread) struct ClosingTests {
  @Test func `a client who wants the connection closed is heard, however it is spelled`()
    async throws
  {
    let server = try ServerProcess()
    let token = try await server.token()
    let connection = try server.connection()
    // The second event is answered without the framework, since its token is known by then.
    for (id, fields) in [("one", []), ("two", []), ("three", ["Connection: Close"])] {
      try connection.ask(
        "POST", "/event", token: token, type: "application/json",
        body: #"{"userId": "u", "eventName": "account_created", "eventId": "\#(id)"}"#,
        fields: fields)
      #expect(try connection.answer()?.status == 202)
    }
    #expect(try connection.ends())
  }
}
