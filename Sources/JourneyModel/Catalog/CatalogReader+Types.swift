extension CatalogReader {
  /// A type, and whether what has it is never missing.
  private typealias Found = (type: ValueType, isRequired: Bool)

  /// Named types; none where nothing stands.
  static func fields(_ place: DocumentPlace) -> [ValueType.Field]? {
    if place.node.isNull { return [] }
    return place.entries { name, place in
      type(place).map { ValueType.Field(name: name, type: $0.type, isRequired: $0.isRequired) }
    }
  }

  /// A type: a word with or without `!`, `[T]`, `{ name: T }`, or `{ type: T, … }`.
  private static func type(_ place: DocumentPlace) -> Found? {
    switch place.node.value {
    case .text(let word): return plain(word, place)
    case .array(let elements):
      guard elements.count == 1 else {
        return place.invalid("a list of one type, such as `[text]`")
      }
      return type(place.child(elements[0], 0)).map { (.list($0.type), false) }
    case .object(let members):
      if isLongForm(members) { return place.object(longForm) }
      return fields(place).map { (.record($0), false) }
    case .null, .boolean, .number: return place.wrongType("a type such as `text`")
    }
  }

  /// The type of a word.
  private static func plain(_ word: String, _ place: DocumentPlace) -> Found? {
    let isRequired = word.hasSuffix("!")
    let name = isRequired ? String(word.dropLast()) : word
    let types = DefinitionVocabulary.plainTypes.filter { $0.value != .unknown }
    if let found = types.first(where: { $0.word == name }) { return (found.value, isRequired) }
    let all = types.map(\.word)
    let meant = habits[name.lowercased()] ?? Suggestion.closest(to: name, among: all)
    let listed = all.map { "`\($0)`" }.joined(separator: ", ")
    place.report(
      CatalogCode.unknownType, "\(place.name) is `\(word)`, which is no type",
      help: meant.map { "did you mean `\($0)`?" } ?? "the types are \(listed), `[type]` and "
        + "`{ name: type }`")
    return nil
  }

  /// What people who know other languages call the types.
  private static let habits = [
    "string": "text", "str": "text", "varchar": "text", "enum": "text", "uuid": "text",
    "int": "number", "integer": "number", "float": "number", "double": "number",
    "decimal": "number", "long": "number", "money": "number", "bool": "boolean",
    "datetime": "moment", "timestamp": "moment", "instant": "moment", "interval": "duration",
  ]

  /// `true` for `{ type: T, values: […], required: true }`, be a word in it misspelt.
  ///
  /// A record with a field `type` and others is a record. Without `type` it takes what no record
  /// can have: a list that is not of one type, or a truth value.
  private static func isLongForm(_ members: [JSONNode.Member]) -> Bool {
    let hasType = members.contains { $0.key == "type" }
    let isNoRecord = members.contains { member in
      member.key == "values" && member.value.elements.map { $0.count != 1 } == true
        || member.key == "required" && member.value.boolean != nil
    }
    guard hasType || isNoRecord && members.count > 1 else { return false }
    return members.allSatisfy { member in
      let isList = member.value.elements != nil
      let isBoolean = member.value.boolean != nil
      return resembles(member.key, "values") && isList
        || resembles(member.key, "required") && isBoolean
        || (hasType ? member.key == "type" : resembles(member.key, "type"))
    }
  }

  /// `true` if a name is a word, or close to it.
  private static func resembles(_ name: String, _ word: String) -> Bool {
    name == word || Suggestion.closest(to: name, among: [word]) != nil
  }

  /// A type with its values, or whether it is required.
  private static func longForm(_ fields: inout DocumentFields) -> Found? {
    let found = fields.required("type").flatMap(type)
    let values = fields.optional("values")
    let listed = values?.list { $0.identifier() }
    let isRequired = fields.optional("required")?.boolean() ?? false
    guard let found else { return nil }
    if let values, found.type != .text {
      values.report(
        CatalogCode.contradiction, "\(values.name) is for the type `text`, not `\(found.type.name)`"
      )
    }
    if let values, let listed, listed.isEmpty || Set(listed).count < listed.count {
      return values.invalid("a list of different values, one at least")
    }
    return (listed.map(ValueType.enumeration) ?? found.type, found.isRequired || isRequired)
  }
}
