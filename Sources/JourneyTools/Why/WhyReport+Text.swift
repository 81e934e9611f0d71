extension WhyReport {
  /// The answer for people: a step an entry, with what decided indented below it.
  public func text() -> String {
    var lines = ["\(userID), in the time of \(zoneName)"]
    for account in accounts { lines += [""] + text(of: account) }
    if isCut { lines += ["", "more happened than is told here: ask for one journey"] }
    if let difference { lines += [""] + text(of: difference) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Where the replay does not agree with the record.
  private func text(of difference: RecordDifference) -> [String] {
    [
      "the replay does not agree with the record at \(seen.text(difference.at)); nothing is told "
        + "from there on",
      "  the record  \(difference.recorded)", "  the replay  \(difference.replayed)",
    ]
  }

  /// One journey.
  private func text(of account: JourneyAccount) -> [String] {
    var lines = [account.journeyID + (account.title.map { "  \($0)" } ?? "")]
    for (number, run) in account.runs.enumerated() {
      let count = account.runs.count == 1 ? "" : "run \(number + 1) of \(account.runs.count), "
      lines.append("  \(count)version \(run.version): \(Self.end(of: run))")
      lines += run.entries.flatMap { text(of: $0) } + run.remarks.flatMap { text(of: $0) }
    }
    if message != nil, !account.runs.isEmpty { return lines }
    return lines + outside(account)
  }

  /// Why nobody came in, or came in again.
  private func outside(_ account: JourneyAccount) -> [String] {
    var lines: [String] = []
    if account.runs.isEmpty || !account.missed.isEmpty {
      lines.append(account.runs.isEmpty ? "  never came in" : "  did not come in at other times")
    }
    if account.missedBefore > 0 {
      lines.append("    and \(Figures.counted(account.missedBefore, "time")) before")
    }
    lines += account.missed.flatMap { text(of: $0) } + account.neverAsked.flatMap { text(of: $0) }
    return lines
  }

  /// How a run ended.
  private static func end(of run: RunAccount) -> String {
    switch run.end {
    case nil: "still inside"
    case "completed"?: "completed"
    case "exited"?: "exited"
    case let end?: "stopped as \"\(end)\""
    }
  }

  /// One entry: when, where and what; then the line of the script and what decided.
  private func text(of entry: AccountEntry) -> [String] {
    let time = entry.at.map { seen.text($0) } ?? ""
    let place = entry.line.map { "line \($0)" } ?? ""
    // A moment with seconds is longer than the others.
    var lines = ["    \(Figures.left(time, max(18, time.count + 2)))\(entry.what)"]
    let indent = String(repeating: " ", count: 22)
    if let script = entry.script {
      lines.append("\(indent)\(place.isEmpty ? "" : "\(place) │ ")\(script)")
    }
    lines += entry.decided.map { "\(indent)  \($0.text)" }
    lines += entry.details.map { "\(indent)  \($0)" }
    if let otherwise = entry.otherwise { lines.append("\(indent)  → \(otherwise)") }
    return lines
  }
}
