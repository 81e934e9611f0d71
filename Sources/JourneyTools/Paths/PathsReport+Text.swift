internal import JourneyAnalysis
internal import JourneyModel

extension PathsReport {
  /// The paths for people.
  public func text() -> String {
    let title = definition.title ?? definition.journeyID
    var lines = [title, coverage]
    for (number, path) in found.paths.enumerated() {
      lines += ["", head(number + 1, path)] + path.steps.map { line(of: $0, path) }
      lines += people(path)
      if !isTaken[number] { lines.append("  " + doubt(path)) }
    }
    return (lines + footer).joined(separator: "\n") + "\n"
  }

  /// What the paths cover, in one line.
  private var coverage: String {
    let paths = Figures.counted(found.paths.count, "path")
    let steps = Figures.counted(found.stateCount, "step")
    let arms = Figures.counted(found.armCount, "arm")
    if coveredSteps == found.stateCount, coveredArms == found.armCount {
      return "\(paths) \(found.paths.count == 1 ? "covers" : "cover") all \(steps) and \(arms)"
    }
    return "\(paths): \(coveredSteps) of \(steps) and \(coveredArms) of \(arms)"
  }

  /// The first line of a path.
  private func head(_ number: Int, _ path: JourneyPath) -> String {
    let time = Self.span(from: path.enteredAt, to: path.endedAt)
    let end = path.end == "completed" ? "completed" : "\"\(path.end)\""
    return "\(number)  \(end)" + (time == "0" ? ", at once" : ", after \(time)")
  }

  /// A step, with the time since the beginning.
  private func line(of step: JourneyPath.Step, _ path: JourneyPath) -> String {
    let time = "+" + Self.span(from: path.enteredAt, to: step.at)
    let words = words[step.stateID] ?? step.stateID
    let arm = step.arm.map { " → \($0)" } ?? ""
    let place = step.line.map { "  (line \($0))" } ?? ""
    return "  \(Self.padded(time, 14))\(words)\(arm)\(place)"
  }

  /// Who takes a path.
  private func people(_ path: JourneyPath) -> [String] {
    guard let witness = path.witness else { return [] }
    var lines = ["  with " + user(witness)]
    if let request = witness.request, !request.isEmpty {
      lines.append("       request \(Self.record(request))")
    }
    for event in witness.events {
      let time = Self.span(from: path.enteredAt, to: event.at)
      let sign = event.at < path.enteredAt ? "-" : "+"
      lines.append(
        "       \(Self.padded(sign + time, 9))\(event.name) \(Self.record(event.attributes))")
    }
    for answer in witness.answers where answer.value?.isEmpty != true {
      let text = answer.value.map { "answers \(Self.record($0))" } ?? "fails"
      lines.append("       \(answer.service).\(answer.operation) \(text)")
    }
    for share in witness.shares { lines.append("       \(share.split) → \(share.label)") }
    return lines
  }

  /// The person of a path.
  private func user(_ witness: PathWitness) -> String {
    let known = witness.user.filter { $0.value != .missing }
    return "user \(witness.userID) \(Self.record(known))"
      + unreached(witness)
  }

  /// By what no message reaches the person of a path.
  private func unreached(_ witness: PathWitness) -> String {
    if witness.unreachable.isEmpty { return "" }
    return ", not reached by \(witness.unreachable.sorted().joined(separator: ", "))"
  }

  /// Why a path may not be one.
  private func doubt(_ path: JourneyPath) -> String {
    path.witness == nil
      ? "nobody was found who takes it" : "not confirmed: whoever was made up takes another one"
  }

  /// How one may leave on any of the paths.
  private var exits: [String] {
    let exits = definition.settings.exits
    return exits.isEmpty ? [] : [""] + exits.map { "leaves early \(words(of: $0))" }
  }

  /// What makes somebody leave, in words.
  func words(of exit: ExitRule) -> String {
    switch exit {
    case .event(let pattern): "when `\(ExpressionSpelling().text(pattern))` occurs"
    case .when(let test): "as soon as `\(ExpressionSpelling().text(test))`"
    }
  }

  /// What is not shown.
  private var footer: [String] {
    var lines = exits
    if found.moreCount > 0 {
      let number = Figures.grouped(found.moreCount)
      lines += ["", found.isCountCut ? "and more than \(number) more" : "and \(number) more"]
    } else if found.isCountCut {
      lines += ["", "and more, which were not looked at"]
    }
    if found.unsolvedCount > 0 {
      let ways = found.unsolvedCount == 1 ? "1 way is" : "\(found.unsolvedCount) ways are"
      lines += ["", "\(ways) left out for which nobody was found"]
    }
    if !found.impossible.isEmpty {
      lines.append("")
      for (line, count) in found.impossible.sorted(by: { $0.key < $1.key }) {
        let ways = count == 1 ? "1 way is" : "\(Figures.grouped(count)) ways are"
        lines.append(
          "\(ways) left out that nobody can take: what is asked in line \(line) cannot be")
      }
    }
    return lines
  }

  /// A record in the words of a test.
  private static func record(_ fields: [String: PathValue]) -> String {
    PathValue.record(fields).script
  }

  /// A text that fills so many columns.
  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// The time between two moments: `2d 1h`.
  static func span(from start: Moment, to end: Moment) -> String {
    let seconds = abs(end.microseconds - start.microseconds) / Moment.perSecond
    let parts = [
      (seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "min"),
      (seconds % 60, "s"),
    ]
    let words = parts.filter { $0.0 > 0 }.prefix(2).map { "\($0.0)\($0.1)" }
    return words.isEmpty ? "0" : words.joined(separator: " ")
  }
}
