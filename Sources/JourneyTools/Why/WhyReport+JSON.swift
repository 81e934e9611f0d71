public import JourneyModel

extension WhyReport {
  /// The answer for programs, as text.
  public func json() -> String { String(decoding: JSONWriter.pretty(node), as: UTF8.self) }

  /// The answer for programs; moments are in UTC.
  public var node: JSONNode {
    .object([
      "userId": .text(userID), "timeZone": .text(zoneName), "agrees": .boolean(agrees),
      "difference": difference.map { difference in
        .object([
          "at": .text("\(difference.at)"), "recorded": .text(difference.recorded),
          "replayed": .text(difference.replayed),
        ])
      },
      "isCut": .boolean(isCut), "journeys": .array(accounts.map(node)),
    ])
  }

  /// A journey.
  private func node(_ account: JourneyAccount) -> JSONNode {
    .object([
      "journeyId": .text(account.journeyID),
      "runs": .array(
        account.runs.map { run in
          .object([
            "version": .integer(run.version), "end": run.end.map(JSONNode.text),
            "entries": .array(run.entries.map(node)), "remarks": .array(run.remarks.map(node)),
          ])
        }),
      "missed": .array(account.missed.map(node)),
      "missedBefore": .integer(account.missedBefore),
      "neverAsked": .array(account.neverAsked.map(node)),
    ])
  }

  /// An entry.
  private func node(_ entry: AccountEntry) -> JSONNode {
    .object([
      "at": entry.at.map { .text("\($0)") }, "line": entry.line.map(JSONNode.integer),
      "script": entry.script.map(JSONNode.text), "what": .text(entry.what),
      "message": entry.message.map(JSONNode.text),
      "values": .array(
        entry.decided.map { .object(["term": .text($0.term), "value": .text($0.value)]) }),
      "details": .array(entry.details.map(JSONNode.text)),
      "otherwise": entry.otherwise.map(JSONNode.text),
    ])
  }
}
