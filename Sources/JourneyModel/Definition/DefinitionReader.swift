/// Reads the JSON of a definition, the `journey_definition`, and reports all mistakes in it.
///
/// What it accepts, the schema in `grammar/` accepts too, links aside: whether they lead somewhere
/// is a question for the whole graph.
public struct DefinitionReader {
  /// Returns the definition that a file holds; `nil` exactly if a finding is an error.
  public static func read(
    _ source: SourceFile
  ) -> (definition: JourneyDefinition?, diagnostics: [Diagnostic]) {
    do throws(JSONError) {
      let node = try JSONReader.parse(
        source.bytes, bytesMax: DefinitionLimits.bytesMax, depthMax: DefinitionLimits.depthMax)
      return read(node)
    } catch {
      return (nil, [finding(error, in: source)])
    }
  }

  /// What is said of bytes that cannot be read as JSON.
  private static func finding(_ error: JSONError, in source: SourceFile) -> Diagnostic {
    let end = min(error.offset + 1, source.bytes.count)
    let span = SourceSpan(min(error.offset, end), end)
    let place = DocumentWords.definition.name(error.pointer)
    switch error.reason {
    case .malformed:
      return Diagnostic(
        DefinitionCode.invalidJSON, at: span, "this is not JSON: \(error.message)",
        help: error.pointer == JSONPointer() ? nil : "it stands in \(place)")
    case .duplicateKey:
      return Diagnostic(
        DefinitionCode.duplicateField, at: span, "\(place) stands here twice",
        help: "leave one of them out")
    case .tooLarge:
      return Diagnostic(
        DefinitionCode.tooLarge, at: SourceSpan(0, 0), error.message, help: DefinitionLimits.help)
    case .tooDeep: return Diagnostic(DefinitionCode.tooDeep, at: span, error.message)
    }
  }

  /// Returns the definition that a JSON value is; `nil` exactly if a finding is an error.
  public static func read(
    _ node: JSONNode
  ) -> (definition: JourneyDefinition?, diagnostics: [Diagnostic]) {
    let findings = DocumentFindings(words: .definition)
    let top = DocumentPlace(node: node, pointer: JSONPointer(), findings: findings)
    let definition = isKnownFormat(top) ? top.object(self.definition) : nil
    top.checkTexts()
    return (findings.all.isEmpty ? definition : nil, findings.sorted)
  }

  /// Returns the expression that a value is; `nil` if it is none.
  package static func expression(in node: JSONNode) -> Expression? {
    let place = DocumentPlace(
      node: node, pointer: JSONPointer(), findings: DocumentFindings(words: .definition))
    return expression(place)
  }

  /// Returns the named type that a member of `types` is; `nil` if it is none.
  package static func field(_ member: JSONNode.Member) -> ValueType.Field? {
    let place = DocumentPlace(
      node: .object(members: [(member.key, member.value)]), pointer: JSONPointer(),
      findings: DocumentFindings(words: .definition))
    return fields(place)?.first
  }

  /// `true` if the format is the one that is read here, or is not told.
  private static func isKnownFormat(_ top: DocumentPlace) -> Bool {
    guard let member = top.node.members?.first(where: { $0.key == "format" }),
      let name = member.value.text, name != JourneyDefinition.format
    else { return true }
    top.child(member).report(
      DefinitionCode.unknownFormat, "the format `\(name)` is not known here",
      help: "the format that is read here is `\(JourneyDefinition.format)`")
    return false
  }

  /// The whole of it.
  private static func definition(_ fields: inout DocumentFields) -> JourneyDefinition? {
    _ = fields.required("format")?.text()
    let id = fields.required("journey_id")?.identifier()
    let version = fields.optional("version")?.integer(atLeast: 0)
    let title = fields.optional("title")?.text()
    let source = fields.optional("source")?.object(self.source)
    let triggers = fields.required("triggers")
    let known = fields.place.findings.all.count
    let settings = fields.optional("settings")?.object(self.settings) ?? JourneySettings()
    // Who may enter is not known where the settings could not be read.
    let isRead = fields.place.findings.all.count == known && !fields.holdsSlip(of: ["settings"])
    let entry = isRead ? settings.entry : nil
    let types = fields.optional("types")?.object(self.types) ?? FactTypes()
    let start = fields.optional("start")
    let states = fields.required("journey_states")?.states()
    let entered = triggers?.list { $0.object { trigger(&$0, entry: entry) } }
    checkIDs(of: entered ?? [])
    guard let id, let entered, let states,
      let first = self.start(start, entered.map(\.next), of: fields.place)
    else { return nil }
    return JourneyDefinition(
      journeyID: id, version: version ?? 0, title: title, source: source,
      triggers: entered.map(\.trigger), settings: settings, types: types, start: first,
      states: states
    ).namingEntryAlike
  }

  /// The script that a definition came from.
  private static func source(_ fields: inout DocumentFields) -> JourneyDefinition.Source? {
    let file = fields.required("file")?.text()
    let digest = fields.optional("sha256")?.digest()
    return file.map { JourneyDefinition.Source(file: $0, sha256: digest) }
  }

  /// A trigger, and the places of its id and of the state that it leads to.
  private typealias PlacedTrigger = (trigger: Trigger, id: DocumentPlace, next: DocumentPlace)

  /// A trigger.
  private static func trigger(
    _ fields: inout DocumentFields, entry: EntryRule?
  ) -> PlacedTrigger? {
    let id = fields.required("trigger_id")
    let name = id?.identifier()
    let line = fields.optional("line")?.integer(atLeast: 1)
    let next = fields.required("links")?.object { links in links.required("next") }
    _ = next?.identifier()
    guard let kind = kind(ofTrigger: &fields, entry: entry), let id, let name, let next
    else { return nil }
    return (Trigger(id: name, kind: kind, line: line), id, next)
  }

  /// Reports triggers that have the id of one before.
  private static func checkIDs(of triggers: [PlacedTrigger]) {
    var known: Set<String> = []
    for (trigger, place, _) in triggers where !known.insert(trigger.id).inserted {
      place.report(
        DefinitionCode.contradiction,
        "\(place.name) is `\(trigger.id)`, as is that of another trigger")
    }
  }

  /// The id of the first state: told, or that to which all triggers lead.
  ///
  /// Of triggers that disagree the fewer ones are told.
  private static func start(
    _ told: DocumentPlace?, _ entered: [DocumentPlace], of top: DocumentPlace
  ) -> String? {
    let texts = entered.compactMap(\.node.text)
    let counts = texts.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let usual = texts.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
    guard let first = told ?? entered.first(where: { $0.node.text == usual }) else {
      top.report(
        DefinitionCode.missingField, "\(top.name) has no trigger, and lacks the field `start`")
      return nil
    }
    for other in entered where other.node.text != nil && other.node.text != first.node.text {
      other.report(
        DefinitionCode.contradiction,
        "\(other.name) leads elsewhere than \(first.name); a journey has one first state")
    }
    return told == nil ? first.node.text : first.identifier()
  }

  /// An event pattern: `event_name` and `conditions`.
  static func pattern(
    _ fields: inout DocumentFields, isTrigger: Bool = false, entry: EntryRule? = nil
  ) -> EventPattern? {
    let event = fields.required("event_name")?.identifier()
    let conditions = fields.optional("conditions")
    var pattern = EventPattern(event: event ?? "")
    _ = conditions?.object { fields -> Bool? in
      if isTrigger, let onlyOnce = fields.optional("only_once"), let entry {
        check(onlyOnce, entry)
      }
      pattern.times = fields.optional("count")?.integer(atLeast: 1) ?? 1
      pattern.within = fields.optional("within")?.duration()
      pattern.binding = fields.optional("binding")?.identifier()
      pattern.condition = fields.optional("where").flatMap(expression)
      return true
    }
    return event == nil ? nil : pattern
  }

  /// Reports that `only_once` is not what the entry rule says.
  private static func check(_ onlyOnce: DocumentPlace, _ entry: EntryRule) {
    let isOnce = entry.kind == .once && entry.every == nil
    guard let told = onlyOnce.boolean(), told != isOnce else { return }
    onlyOnce.report(
      DefinitionCode.contradiction,
      "\(onlyOnce.name) is `\(told)`, but by `/settings/entry` it is `\(isOnce)`",
      help: "it is `true` for the entry kind `once`, without `every`, which is the default")
  }
}

extension DocumentPlace {
  /// The states, unless there are too many.
  fileprivate func states() -> [JourneyState]? {
    if let count = node.members?.count, count > DefinitionLimits.statesMax {
      findings.add(
        Diagnostic(
          DefinitionCode.tooManyStates, at: keySpan ?? node.span,
          DefinitionLimits.tooManyStates(count), help: DefinitionLimits.help))
      return nil
    }
    return entries(DefinitionReader.state)
  }

  /// The SHA-256 that the text spells.
  fileprivate func digest() -> String? {
    guard let text = text() else { return nil }
    let isDigest =
      text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return isDigest ? text : invalid("64 hexadecimal digits in lower case")
  }
}
