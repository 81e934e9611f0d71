internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
internal import JourneyServices

extension UserEndpoints {
  /// Creates and changes many users, one a line.
  var importMany: Endpoint {
    Endpoint(
      Operation(
        .post, "/users/import", name: "importUsers",
        summary: "Creates and changes users, one a line; tells which lines were refused, and why.",
        scope: .usersWrite,
        body: Operation.Body(
          [("application/x-ndjson", .named("User"))], bytesMax: ServiceLimits.batchBytesMax),
        answers: [
          .init(
            200, "A line for each that was refused, and one with the counts.",
            type: "application/x-ndjson", .named("UserImportLine"))
        ])
    ) { request in
      if request.caller?.userID != nil {
        throw Problem(.forbidden, "this token is for one user only")
      }
      var report = ImportReport(users: users)
      await report.take(BodyLines(request.body))
      return .bytes(report.answer, type: "application/x-ndjson")
    }
  }
}

/// Takes the lines of an import, some thousand at a time, and writes the answer.
private struct ImportReport {
  /// Takes the lines.
  private var users: UserImport
  /// What was refused so far.
  private(set) var answer: [UInt8] = []

  /// Begins an import.
  init(users: UserService) { self.users = UserImport(into: users) }

  /// Takes the lines; the last line of the answer counts, and says from where on to come again if
  /// not all could be taken.
  mutating func take(_ lines: BodyLines) async {
    var lines = lines
    var count = 0
    while true {
      let group = lines.next(
        min(ServiceLimits.commitLinesMax, ServiceLimits.batchLinesMax - count + 1))
      guard let first = group.first else { return end() }
      count += group.count
      if count > ServiceLimits.batchLinesMax {
        return end(before: first.number, Self.tooMany)
      }
      do throws(IntakeRefusal) {
        try await take(group)
      } catch {
        return end(before: first.number, Problem(error))
      }
    }
  }

  /// Takes some lines with one flush.
  private mutating func take(_ group: [BodyLines.Line]) async throws(IntakeRefusal) {
    var refusals = try await users.take(
      group.compactMap { line in line.json.map { (line.number, $0) } })
    for line in group where line.json == nil {
      refusals.append(
        users.refuse(line: line.number, reason: BodyLines.tooLong.description))
    }
    for refusal in refusals.sorted(by: { $0.line < $1.line }) {
      write(["line": .integer(refusal.line), "detail": .text(refusal.reason)])
    }
  }

  /// Writes the counts.
  private mutating func end(before line: Int? = nil, _ problem: Problem? = nil) {
    write([
      "taken": .integer(users.counts.taken), "refused": .integer(users.counts.refused),
      "comeAgainFromLine": line.map(JSONNode.integer), "detail": problem.map { .text($0.detail) },
      "retryAfterSeconds": problem?.retryAfterSeconds.map(JSONNode.integer),
    ])
  }

  /// Why the rest of an import is not taken.
  private static let tooMany = Problem(
    .tooLarge, "an import has at most \(ServiceLimits.batchLinesMax) lines; send more in another")

  /// Adds a line to the answer.
  private mutating func write(_ fields: KeyValuePairs<String, JSONNode?>) {
    let members = fields.compactMap { key, value in value.map { (key, $0) } }
    answer += JSONWriter.compact(.object(members: members))
    answer.append(UInt8(ascii: "\n"))
  }
}
