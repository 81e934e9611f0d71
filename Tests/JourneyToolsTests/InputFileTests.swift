import JourneyEngine
import JourneyModel
import JourneyStore
import JourneyTools
import Testing

@Suite("Reading files of users and events")
struct InputFileTests {
  /// A line of an event.
  private func event(_ index: Int, id: String? = nil) -> String {
    let id = id.map { #""eventId": "\#($0)", "# } ?? ""
    return #"{\#(id)"userId": "u\#(index)", "eventName": "a", "eventTime": "2017-03-01T14:00:00Z"}"#
  }

  /// The ids of the events of a file; a refused line stands as its message.
  private func ids(_ text: String) throws -> [String] {
    let file = try TestFile(text)
    let events = try InputFile(events: file.path, types: IntakeTypes())
    var ids: [String] = []
    while let result = try events.next() {
      switch result {
      case .input(let input):
        guard case .event(let event) = input.content else { continue }
        ids.append(event.eventID)
      case .refused(let line): ids.append("\(line.number): \(line.error)")
      }
    }
    return ids
  }

  @Test("gives the same ids to the same beginning, and different ones to equal lines")
  func stableIDs() throws {
    let lines = [event(1), event(2), event(1), event(3, id: "own"), event(4)]
    let all = try ids(lines.joined(separator: "\n"))
    #expect(Set(all).count == 5)
    #expect(all[3] == "own")
    #expect(try ids(lines[..<3].joined(separator: "\r\n") + "\r\n") == Array(all[..<3]))
    #expect(try ids(lines.joined(separator: "\n\n")) == all)
    #expect(try ids(([event(9)] + lines[1...]).joined(separator: "\n"))[1] != all[1])
    #expect(all[0] == "line-239f47e89ae3f07a")
  }

  @Test("passes over a wrong line, tells where it is, and loses nothing else")
  func refused() throws {
    let file = try TestFile([event(1), "{", event(2)].joined(separator: "\n"))
    let events = try InputFile(events: file.path, types: IntakeTypes())
    var users: [String] = []
    var refused: [String] = []
    while let result = try events.next() {
      switch result {
      case .input(let input):
        users.append(input.userID)
        #expect(input.arrivesAt == Moment("2017-03-01T14:00:00Z"))
      case .refused(let line): refused.append("\(line)")
      }
    }
    #expect(users == ["u1", "u2"])
    #expect(refused.count == 1)
    #expect(refused[0].hasPrefix("`\(file.path)` line 2: this is no JSON: "))
  }

  @Test("reads users, who arrive at one moment")
  func users() throws {
    let now = Moment(microseconds: 7)
    let file = try TestFile(#"{"userId": "anna", "firstName": "Anna"}"# + "\n{}\n")
    let users = try InputFile(users: file.path, types: IntakeTypes(), arriveAt: now)
    guard case .input(let input) = try users.next(), case .user(let id, let json) = input.content
    else {
      Issue.record("the user is missing")
      return
    }
    #expect(input.userID == "anna")
    #expect(input.arrivesAt == now)
    #expect(id.hasPrefix("line-"))
    #expect(json == Array(#"{"userId": "anna", "firstName": "Anna"}"#.utf8))
    guard case .refused(let line) = try users.next() else {
      Issue.record("the second line is taken")
      return
    }
    #expect(line.error.message == "`userId` is missing")
    if try users.next() != nil { Issue.record("there is a third line") }
  }

  @Test("refuses a line that is too long, and goes on")
  func tooLong() throws {
    let long = String(repeating: "x", count: IntakeLimits.lineBytesMax + 1)
    let results = try ids(long + "\n" + event(1, id: "e1"))
    #expect(results.count == 2)
    #expect(results[0].hasPrefix("1: the line has more than 262144 bytes"))
    #expect(results[1] == "e1")
  }
}
