internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// What a data folder keeps of one user, and of what was lived there.
struct RecordedLife {
  /// What is kept of the user.
  let person: PersonRecord
  /// The sittings, the first one first.
  let sittings: [SittingRecord]
  /// Every version of every journey.
  let definitions: [PublishedDefinition]
  /// Where the scripts are that the definitions came from.
  let store: SQLStore

  /// Reads what is kept of a user, without holding the folder.
  static func read(_ question: WhyQuestion) throws -> RecordedLife {
    guard let store = try question.data.look() else {
      throw WhyRefusal.failed(
        "\(question.place) holds no data: name the folder of `journey run --data` or of "
          + "`journey serve --data`")
    }
    guard try store.canTellOfPeople() else { throw tooOld(question) }
    let person = try read(question, from: store)
    let sittings = try store.sittings()
    let whole = try wholeSittings(of: person, sittings, in: store, question)
    return RecordedLife(
      person: person, sittings: whole, definitions: try store.definitions(), store: store)
  }

  /// Reads what is kept of the user alone.
  private static func read(
    _ question: WhyQuestion, from store: SQLStore
  ) throws -> PersonRecord {
    let (name, place) = (question.userID, question.place)
    guard
      let person = try store.person(
        name, inputsMax: question.inputsMax ?? SQLStore.inputsMax)
    else {
      if let moment = try store.erasure(of: name) {
        throw WhyRefusal.notKept("`\(name)` was erased on \(moment): nothing is kept")
      }
      let known = question.isForOthers ? [] : try store.someUsers()
      throw WhyRefusal.unknown("\(place) knows no user `\(name)`" + suggestion(name, known))
    }
    if let moment = person.forgottenBefore {
      throw WhyRefusal.notKept(
        "not all is kept of what happened to `\(name)` before \(moment), so it cannot be lived "
          + "again; `journey trace` tells what is there still")
    }
    return person
  }

  /// The sittings that tell all of a user's life; refuses one that began before the first of them.
  private static func wholeSittings(
    of person: PersonRecord, _ sittings: [SittingRecord], in store: SQLStore,
    _ question: WhyQuestion
  ) throws -> [SittingRecord] {
    let isFromTheStart = try store.isRecordReadable() && sittings.first?.serving == nil
    let first = isFromTheStart ? sittings.startIndex : sittings.firstIndex { $0.serving != nil }
    guard let first, sittings.indices.contains(first) else { throw tooOld(question) }
    guard !isFromTheStart else { return sittings }
    let mark = sittings[first].mark(of: question.userID)
    guard person.firstNumber.map({ $0 >= mark }) ?? true else {
      throw WhyRefusal.notKept(
        "`\(question.userID)` was there before \(sittings[first].beganAt), since when what is "
          + "needed to live it again is kept; `journey trace` tells what happened")
    }
    return Array(sittings[first...])
  }

  /// Says that a folder keeps too little.
  private static func tooOld(_ question: WhyQuestion) -> WhyRefusal {
    .notKept(
      "\(question.place) was begun by an earlier version of journey, which did not keep what is "
        + "needed to live it again: live it in a new folder")
  }

  /// Asks whether a name was meant, if one is close.
  static func suggestion(_ name: String, _ known: some Sequence<String>) -> String {
    Suggestion.closest(to: name, among: known).map { "; did you mean `\($0)`?" } ?? ""
  }

  /// The newest definition of each journey, by name.
  var newest: [String: JourneyDefinition] {
    var newest: [String: JourneyDefinition] = [:]
    for published in definitions.sorted(by: { $0.version < $1.version }) {
      newest[published.journeyID] = published.checked
    }
    return newest
  }

  /// The definition of a version.
  func definition(_ journeyID: String, _ version: Int) -> JourneyDefinition? {
    definitions.first { $0.journeyID == journeyID && $0.version == version }?.checked
  }

  /// The lines of the script that a definition came from, as its author wrote them; none where it
  /// is not kept.
  func lines(of definition: JourneyDefinition) -> [String] {
    guard let sha256 = definition.source?.sha256, let script = try? store.script(sha256: sha256)
    else { return [] }
    return String(decoding: script, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { String($0.trimmed) }
  }

  /// What the workspace settled last.
  var settings: EngineSettings {
    sittings.last.flatMap { EngineSettings(json: $0.settings) } ?? EngineSettings()
  }

  /// `true` if messages left outside of steps, and what became of them came later.
  var isDeliveredOutside: Bool {
    sittings.contains { $0.serving?.isDeliveredOutside ?? false }
  }
}

extension Substring {
  /// The text without the spaces around it.
  fileprivate var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
    return start[...last]
  }
}

extension PersonRecord {
  /// The lowest number of anything that is kept; `nil` where nothing is.
  var firstNumber: Int64? {
    [inputs.first?.number, runs.map(\.number).min(), trace.first?.step.number]
      .compactMap { $0 }.min()
  }
}

extension SittingRecord {
  /// The number below which the inputs of a user had been taken as it began.
  func mark(of userID: String) -> Int64 {
    let part = Part.of(userID)
    return numbers.indices.contains(part) ? numbers[part] : .max
  }
}

extension PublishedDefinition {
  /// The definition, with its version.
  var checked: JourneyDefinition? {
    let source = SourceFile(name: journeyID, bytes: definition)
    var definition = DefinitionReader.read(source).definition
    definition?.version = version
    return definition
  }
}
