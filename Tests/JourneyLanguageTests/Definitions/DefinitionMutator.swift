import JourneyModel

/// Plants one mistake in the JSON of a definition.
struct DefinitionMutator {
  /// A value of a definition, with what stands around it.
  private struct Place {
    /// The keys and numbers on the way to it.
    var path: [String]
    /// The member, if it is one.
    var member: JSONNode.Member?
    /// The value.
    var node: JSONNode
    /// How many members or elements stand beside it, itself included.
    var siblings: Int
    /// The value that it stands in, with its key.
    var around: SourceSpan
  }

  /// The words that a field takes, which are misspelt.
  private static let wordFields: Set<String> = ["type", "kind", "message_kind", "action"]
  /// The fields that lead to states.
  private static let linkFields: Set<String> = ["next", "then", "otherwise", "body", "repeat"]
  /// The fields that name something of the catalog.
  private static let nameFields: Set<String> = ["event_name", "message", "operation", "service"]

  /// The JSON.
  private let source: SourceFile
  /// All of its values.
  private let places: [Place]
  /// The ids of its states.
  private let ids: Set<String>

  /// Prepares the JSON of a definition.
  init(_ bytes: [UInt8], name: String) throws {
    source = SourceFile(name: "\(name).json", bytes: bytes)
    let root = try JSONReader.parse(bytes)
    ids = Set((root.member("journey_states")?.members ?? []).map(\.key))
    places = Self.places(in: root, path: [], member: nil, siblings: 1, around: root.span)
  }

  /// A value and all inside it.
  private static func places(
    in node: JSONNode, path: [String], member: JSONNode.Member?, siblings: Int,
    around: SourceSpan
  ) -> [Place] {
    let members = node.members ?? []
    let elements = node.elements ?? []
    let own = SourceSpan(member?.keySpan.start ?? node.span.start, node.span.end)
    return [Place(path: path, member: member, node: node, siblings: siblings, around: around)]
      + members.flatMap {
        places(
          in: $0.value, path: path + [$0.key], member: $0, siblings: members.count, around: own)
      }
      + elements.enumerated().flatMap {
        places(
          in: $1, path: path + ["\($0)"], member: nil, siblings: elements.count, around: own)
      }
  }

  /// Returns a mutant; `nil` if the definition has no place for the mistake.
  func mutant(
    _ mutation: DefinitionMutation, using random: inout SeededGenerator
  ) -> DefinitionMutant? {
    switch mutation {
    case .removedField: removal(using: &random)
    case .misspeltKey: misspeltKey(using: &random)
    case .otherType: otherType(using: &random)
    case .brokenLink: brokenLink(using: &random)
    case .duplicateKey: duplicate(using: &random)
    case .misspeltWord: misspelt(Self.wordFields, using: &random)
    case .misspeltName: misspelt(Self.nameFields, using: &random)
    case .lostComma: lostComma(using: &random)
    }
  }

  /// A place of some sort.
  private func place(
    using random: inout SeededGenerator, where isMeant: (Place) -> Bool
  ) -> Place? {
    places.filter { isMeant($0) && !isFree($0) }.randomElement(using: &random)
  }

  /// `true` where anything may stand: in what only tells where the definition came from, and in the
  /// types, which may tell less.
  private func isFree(_ place: Place) -> Bool {
    ["source", "types", "title", "version", "line"].contains(place.path.first ?? "")
      || ["line", "stages", "stage"].contains(place.path.last ?? "")
  }

  /// A field gone, with one of the commas beside it.
  private func removal(using random: inout SeededGenerator) -> DefinitionMutant? {
    guard
      let place = place(using: &random, where: { $0.member != nil && $0.siblings > 1 }),
      let member = place.member, !ids.contains(member.key)
    else { return nil }
    var (start, end) = (member.keySpan.start, member.value.span.end)
    let bytes = source.bytes
    let comma = UInt8(ascii: ",")
    var behind = end
    while behind < bytes.count, bytes[behind] == 0x20 || bytes[behind] == 0x0A { behind += 1 }
    if bytes[behind] == comma {
      end = behind + 1
    } else {
      while start > 0, bytes[start - 1] != comma { start -= 1 }
      start -= 1
    }
    // What lacks a field now is the value around it.
    let around = SourceSpan(place.around.start, place.around.end - (end - start))
    return mutant(SourceSpan(start, end), by: "", foundIn: around)
  }

  /// A slip in a key of the format.
  private func misspeltKey(using random: inout SeededGenerator) -> DefinitionMutant? {
    guard
      let place = place(
        using: &random,
        where: { place in
          // What is given to a message is named by the message.
          let around = place.path.dropLast().last ?? ""
          return (place.member?.key.utf8.count ?? 0) > 2 && !["with", "request"].contains(around)
        }),
      let member = place.member, !ids.contains(member.key)
    else { return nil }
    let slip = Typo.slip(in: member.key, using: &random)
    if slip == member.key { return nil }
    return mutant(member.keySpan, by: "\"\(slip)\"")
  }

  /// A value of another type.
  private func otherType(using random: inout SeededGenerator) -> DefinitionMutant? {
    guard let place = place(using: &random, where: { !$0.path.isEmpty }) else { return nil }
    let others = ["null", "true", "7", "\"seven\"", "[]", "{}"]
    let text = source.text(place.node.span)
    let other = others.filter { other in other.first != text.first }.randomElement(using: &random)
    return other.flatMap { mutant(place.node.span, by: $0) }
  }

  /// A link to a state that there is not.
  private func brokenLink(using random: inout SeededGenerator) -> DefinitionMutant? {
    let found = place(using: &random) { place in
      Self.linkFields.contains(place.path.last ?? "") && ids.contains(place.node.text ?? "")
    }
    guard let place = found, let id = place.node.text else { return nil }
    let slip = Typo.slip(in: id, using: &random)
    return ids.contains(slip) ? nil : mutant(place.node.span, by: "\"\(slip)\"")
  }

  /// A member once more.
  private func duplicate(using random: inout SeededGenerator) -> DefinitionMutant? {
    guard let member = place(using: &random, where: { $0.member != nil })?.member else {
      return nil
    }
    let start = member.keySpan.start
    let text = source.text(SourceSpan(start, member.value.span.end))
    return mutant(SourceSpan(start, start), by: text + ", ")
  }

  /// A slip in one of the words of some fields.
  private func misspelt(
    _ fields: Set<String>, using random: inout SeededGenerator
  ) -> DefinitionMutant? {
    let found = place(using: &random) { place in
      fields.contains(place.path.last ?? "") && (place.node.text?.utf8.count ?? 0) > 1
    }
    guard let place = found, let word = place.node.text else { return nil }
    let slip = Typo.slip(in: word, using: &random)
    return slip == word ? nil : mutant(place.node.span, by: "\"\(slip)\"")
  }

  /// A comma gone.
  private func lostComma(using random: inout SeededGenerator) -> DefinitionMutant? {
    let commas = source.bytes.indices.filter { index in
      source.bytes[index] == UInt8(ascii: ",")
        && !places.contains { place in
          place.node.text != nil && place.node.span.start < index && index < place.node.span.end
        }
    }
    guard let comma = commas.randomElement(using: &random) else { return nil }
    return mutant(SourceSpan(comma, comma + 1), by: "")
  }

  /// The definition with other bytes in a place; the finding belongs there, or into what is around.
  private func mutant(
    _ span: SourceSpan, by text: String, foundIn around: SourceSpan? = nil
  ) -> DefinitionMutant? {
    var bytes = source.bytes
    let old = source.text(span)
    bytes.replaceSubrange(span.start..<span.end, with: Array(text.utf8))
    return DefinitionMutant(
      source: SourceFile(name: source.name, bytes: bytes),
      span: around ?? SourceSpan(span.start, span.start + max(1, text.utf8.count)),
      change: "`\(old)` → `\(text)`")
  }
}
