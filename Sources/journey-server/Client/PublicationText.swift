internal import JourneyModel

/// What became of a journey that was to be published, for people.
struct PublicationText {
  /// The journey.
  private let journeyID: String
  /// What the server answered.
  private let answer: ServerClient.Answer
  /// `true` if nothing was to be changed.
  private let isDryRun: Bool

  /// Creates the text of an answer.
  init(_ journeyID: String, _ answer: ServerClient.Answer, isDryRun: Bool) {
    self.journeyID = journeyID
    self.answer = answer
    self.isDryRun = isDryRun
  }

  /// The text.
  var text: String {
    guard answer.isSuccess else {
      return ([headOfRefusal] + findings + losses).joined(separator: "\n")
    }
    return ([head] + migration).joined(separator: "\n")
  }

  /// What was published.
  private var head: String {
    let version = answer.json?.member("version")?.integer ?? 0
    if isDryRun { return "\(journeyID): would be version \(version)" }
    return answer.status == 201
      ? "\(journeyID): version \(version)" : "\(journeyID): version \(version) says so already"
  }

  /// Who was led over.
  private var migration: [String] {
    guard let migration = answer.json?.member("migration") else { return [] }
    let people = migration.member("people")?.integer ?? 0
    if isDryRun { return ["  \(counted(people)) would be led over"] }
    let moved = migration.member("moved")?.integer ?? 0
    let left = migration.member("left")?.integer ?? 0
    return ["  \(counted(moved)) led over"]
      + (left > 0 ? ["  \(counted(left)) stayed, since they would have lost something"] : [])
  }

  /// Why nothing was published.
  private var headOfRefusal: String { "\(journeyID): \(answer.detail)" }

  /// The findings, a line each.
  private var findings: [String] {
    (answer.json?.member("findings")?.elements ?? []).map { finding in
      let line = finding.member("line")?.integer ?? 1
      let severity = finding.member("severity")?.text ?? ""
      return "  line \(line): \(severity): \(finding.member("message")?.text ?? "")"
    }
  }

  /// Who would lose what, a line for each step.
  private var losses: [String] {
    (answer.json?.member("migration")?.elements ?? []).compactMap { step in
      let losses = step.member("losses")?.elements?.compactMap(\.text) ?? []
      guard !losses.isEmpty else { return nil }
      let line = step.member("line")?.integer.map { ", line \($0)" } ?? ""
      return "  version \(step.member("version")?.integer ?? 0)\(line), "
        + "\(step.member("state")?.text ?? ""): "
        + "\(counted(step.member("people")?.integer ?? 0)), \(losses.joined(separator: "; "))"
    }
  }

  /// A number of people.
  private func counted(_ people: Int) -> String {
    people == 1 ? "1 person" : "\(people) people"
  }
}
