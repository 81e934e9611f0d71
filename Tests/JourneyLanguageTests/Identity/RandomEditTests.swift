import Foundation
import JourneyLanguage
import JourneyModel
import Testing

/// Scripts edited at random: the states of steps that were not edited keep their ids.
@Suite struct RandomEditTests {
  /// How many edits of each sort there are.
  static let editsPerKind = 500
  /// How many scripts are made at random.
  static let generatedCount = 150
  /// How many of them are series of messages, the commonest journey there is.
  static let seriesCount = 30
  /// The least share of states that keep their ids, in hundredths of a per cent, over all edits but
  /// of a twin further up.
  static let wholeFloor = 9_900
  /// The same for edits of one sort.
  static let kindFloor = 9_800
  /// The same for a twin further up.
  ///
  /// It bears the plain name now, as the first of the two, and the step that did so is told by what
  /// stands before it: a script does not say which of them is new.
  static let twinAboveFloor = 8_000

  @Test func `an edit renames no state elsewhere`() throws {
    var run = EditRun(subjects: try Self.subjects())
    var whole = EditTally()
    print(EditTally.head)
    for (number, kind) in RandomEdit.Kind.allCases.enumerated() {
      let tally = run.tally(kind, count: Self.editsPerKind, seed: UInt64(number) + 1)
      print(tally.row(kind.rawValue))
      #expect(tally.edits == Self.editsPerKind)
      let floor = kind == .twinAbove ? Self.twinAboveFloor : Self.kindFloor
      #expect(tally.keptShare >= floor, "\(kind.rawValue)")
      if kind != .twinAbove { whole = whole + tally }
    }
    print(whole.row("all but further up"))
    #expect(whole.edits >= 2_000)
    #expect(whole.keptShare >= Self.wholeFloor)
    try Self.leave(run.examples)
  }

  /// The scripts of the corpus, and some made at random.
  private static func subjects() throws -> [EditRun.Subject] {
    let scripts = try (Fixtures.accepted + Fixtures.shop).compactMap {
      EditRun.Subject($0.source, catalog: try $0.firstCatalog)
    }
    let generated = (0..<generatedCount).compactMap { seed -> EditRun.Subject? in
      var generator = ScriptGenerator(seed: UInt64(seed))
      let text = generator.script()
      return EditRun.Subject(SourceFile(name: "generated \(seed)", text: text), catalog: nil)
    }
    return scripts + generated + (0..<seriesCount).compactMap(series)
  }

  /// A series of messages with waits between them.
  private static func series(_ number: Int) -> EditRun.Subject? {
    let steps = (0..<4 + number % 8).map { index in
      let step = index % 3 == number % 3 ? "emit step_\(index)" : "send letter_\(index) by email"
      return "\(step)\nwait \(number % 2 == 0 ? 2 : 1 + index % 2) days"
    }
    let text = "journey j\ntrigger on e\n\(steps.joined(separator: "\n"))\nend\n"
    return EditRun.Subject(SourceFile(name: "series \(number)", text: text), catalog: nil)
  }

  /// Leaves what was renamed where `RENAMED` says, for a person to look at.
  private static func leave(_ examples: [String]) throws {
    guard let path = ProcessInfo.processInfo.environment["RENAMED"] else { return }
    try examples.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
