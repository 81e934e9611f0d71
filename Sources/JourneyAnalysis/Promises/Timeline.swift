import JourneyModel

/// A counter-example as lines to read: day, clock, what happens, and the line of the script.
struct Timeline {
  /// The lines.
  private(set) var lines: [String] = []
  /// The day of the last line.
  private var day: Int64?
  /// What led to the next line of each branch, told at its head.
  private var reasons: [(branch: [Int], text: String)] = []
  /// The counter-example.
  private let example: CounterExample
  /// `true` if waits and choices have lines of their own.
  private let tellsAll: Bool

  /// The columns of what stands before the line of the script.
  private static let width = 74
  /// The most lines; a longer story is cut in its middle.
  private static let linesMax = 24

  /// Tells a counter-example of a journey; the waits and choices too where the promise is about
  /// them.
  init(_ example: CounterExample, of definition: JourneyDefinition, tellsAll: Bool) {
    self.example = example
    self.tellsAll = tellsAll
    let isMany = example.steps.contains { $0.run > 0 }
    for step in example.steps { add(step, isMany: isMany, definition) }
    if lines.count > Self.linesMax {
      let head = lines.prefix(Self.linesMax / 2)
      lines = head + ["… and so on …"] + lines.suffix(Self.linesMax / 2)
    }
  }

  /// Adds a step.
  private mutating func add(
    _ step: CounterExample.Step, isMany: Bool, _ definition: JourneyDefinition
  ) {
    let place = Self.words(step, isMany: isMany)
    switch step.kind {
    case .entry: add("\(definition.entryWords)\(place)", step)
    case .passing(let reason?):
      if tellsAll { return add("\(reason)\(place)", step) }
      if !reason.hasPrefix("if: ") { reasons.append((step.branch, reason)) }
    case .passing(nil): break
    case .wait: if tellsAll { add("the wait ends\(place)", step) }
    case .event(let event): add("\(event) comes", step)
    case .message(let name, let channels):
      // Behind branches, what happened in them led there.
      let told = reasons.filter { $0.branch.starts(with: step.branch) }
      reasons.removeAll { $0.branch.starts(with: step.branch) }
      let words = told.map { $0.text + ": " }.joined()
      add("\(words)\(name) leaves by \(channels.joined(separator: " and "))\(place)", step)
    case .ending(let how):
      reasons = []
      if tellsAll || how != "ends" { add("the run \(how)\(place)", step) }
    }
  }

  /// The run and the branch that a step belongs to, where there are several.
  private static func words(_ step: CounterExample.Step, isMany: Bool) -> String {
    let run = isMany ? ["run \(step.run + 1)"] : []
    let path = step.branch.map { String($0 + 1) }.joined(separator: ".")
    let parts = run + (path.isEmpty ? [] : ["branch \(path)"])
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  /// Adds a line.
  private mutating func add(_ text: String, _ step: CounterExample.Step) {
    let time = example.clock + step.microseconds
    let day = time / Stretch.day
    let head = day == self.day ? "" : "day \(day + 1)"
    self.day = day
    let second = Int(time % Stretch.day / Moment.perSecond)
    let clock = TimeOfDay(seconds: second)
    let start = Self.padded(head, 9) + Self.padded("\(clock)  ", 7) + text
    let line = step.line.map { "line \($0)" } ?? ""
    lines.append(line.isEmpty ? start : Self.padded(start + "  ", Self.width) + line)
  }

  /// Text filled up with spaces.
  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension JourneyDefinition {
  /// What starts the journey, as a timeline tells it.
  fileprivate var entryWords: String {
    switch triggers.first?.kind {
    case .event(let pattern): "\(pattern.event) enters"
    case .turnsTrue: "the condition turns true and enters"
    case .request: "a request enters"
    case .schedule, .once: "the day comes and enters"
    case .userDate(let date, _): "user.\(date.path.joined(separator: ".")) enters"
    case nil: "a run begins"
    }
  }
}
