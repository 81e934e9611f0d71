extension CatalogReader {
  /// All of a population, in millionths.
  private static let whole = 1_000_000

  /// What people are like, for those who make them up.
  static func population(_ place: DocumentPlace, of catalog: Catalog) -> PopulationDeclaration? {
    place.object { fields in
      var population = PopulationDeclaration()
      let attributes = fields.optional("attributes")
      population.attributes = traits(attributes, of: catalog.userAttributes)
      population.events = named(fields.optional("events")) { name, place in
        event(name, place, of: catalog)
      }
      population.channels = named(fields.optional("channels")) { name, place in
        channelHabits(name, place, of: catalog)
      }
      return population
    }
  }

  /// The entries of a group by their names; none where nothing stands.
  private static func named<Value>(
    _ place: DocumentPlace?, _ read: (String, DocumentPlace) -> Value?
  ) -> [String: Value] {
    guard let place, !place.node.isNull else { return [:] }
    let entries = place.entries { name, place in read(name, place).map { (name, $0) } }
    return Dictionary(entries ?? []) { first, _ in first }
  }

  /// What happens to people by the name of an event.
  private static func event(
    _ name: String, _ place: DocumentPlace, of catalog: Catalog
  ) -> PopulationEvent? {
    let declared = catalog.events?.first { $0.name == name }
    if let events = catalog.events, declared == nil {
      place.reportUnknown("event", name, among: events.map(\.name))
    }
    return place.object { fields in
      PopulationEvent(
        pace: fields.optional("rate").flatMap(Self.pace),
        attributes: traits(fields.optional("attributes"), of: declared?.attributes))
    }
  }

  /// How often something happens in 30 days, `once` or `never`.
  private static func pace(_ place: DocumentPlace) -> EventPace? {
    if place.node.text != nil { return place.word(among: [("once", .once), ("never", .never)]) }
    guard let number = place.node.number else {
      return place.wrongType("a number, `once` or `never`")
    }
    return EventPace(number.description)
      ?? place.invalid("how often it happens in 30 days, \(EventPace.perMonthMax) at most")
  }

  /// Whom a channel reaches.
  private static func channelHabits(
    _ name: String, _ place: DocumentPlace, of catalog: Catalog
  ) -> PopulationChannel? {
    let known = catalog.declaredChannels
    if !known.contains(name) { place.reportUnknown("channel", name, among: known) }
    return place.object { fields in
      PopulationChannel(
        reachable: fields.optional("reachable")?.share(),
        marketing: fields.optional("marketing")?.share())
    }
  }
}

// MARK: Attributes

extension CatalogReader {
  /// How the values of attributes are spread, which the catalog may declare.
  private static func traits(
    _ place: DocumentPlace?, of declared: [ValueType.Field]?
  ) -> [String: TraitDeclaration] {
    named(place) { name, place in
      let field = declared?.first { $0.name == name }
      if let declared, field == nil {
        place.reportUnknown("attribute", name, among: declared.map(\.name))
      }
      return trait(place, type: field?.type ?? .unknown)
    }
  }

  /// How the values of an attribute of a type are spread.
  private static func trait(_ place: DocumentPlace, type: ValueType) -> TraitDeclaration? {
    place.object { fields in
      let known = fields.optional("known")?.share()
      let values = fields.optional("values")
      guard fields.has("from") || fields.has("to") else {
        return TraitDeclaration(known: known, spread: values.flatMap { shares($0, type) })
      }
      let numbers = numbers(&fields, type)
      values?.report(
        CatalogCode.contradiction, "\(place.name) has values, and numbers `from` and `to`",
        help: "say one of the two")
      return TraitDeclaration(known: known, spread: numbers)
    }
  }

  /// Values with their shares, which are all of them together.
  private static func shares(
    _ place: DocumentPlace, _ type: ValueType
  ) -> TraitDeclaration.Spread? {
    let shares = place.entries { value, place in
      check(value, type, place)
      return place.share().map { TraitDeclaration.Share(value, chance: $0) }
    }
    guard let shares else { return nil }
    let sum = shares.reduce(0) { $0 + $1.chance }
    if sum != whole {
      let percent = ExactDecimal(millionths: Int64(sum) * 100)
      place.report(
        CatalogCode.contradiction, "the shares in \(place.name) are \(percent)% together, not 100%")
    }
    return .values(shares)
  }

  /// Reports a value that an attribute cannot have.
  private static func check(_ value: String, _ type: ValueType, _ place: DocumentPlace) {
    switch type {
    case .text, .unknown: return
    case .enumeration(let values):
      if !values.contains(value) { place.reportUnknown("value", value, among: values) }
    case .number:
      if ExactDecimal(value) == nil { place.reportMisfit(value, "number") }
    case .boolean:
      if !["true", "false"].contains(value) { place.reportMisfit(value, "`true` or `false`") }
    case .moment, .date, .time, .duration, .list, .record:
      place.report(
        CatalogCode.contradiction,
        "\(place.name) is a share of an attribute of type \(type.name), which lists no values",
        help: "leave `values` away: such values are drawn around the time that is simulated")
    }
  }

  /// Numbers between two.
  private static func numbers(
    _ fields: inout DocumentFields, _ type: ValueType
  ) -> TraitDeclaration.Spread? {
    let (from, to) = (fields.required("from"), fields.required("to"))
    let low = from.flatMap { $0.node.number ?? $0.wrongType("a number") }
    let high = to.flatMap { $0.node.number ?? $0.wrongType("a number") }
    if type != .number, type != .unknown {
      from?.report(
        CatalogCode.contradiction, "`from` and `to` are for numbers, not for \(type.name)")
    }
    guard let low, let high else { return nil }
    if low > high {
      to?.report(CatalogCode.contradiction, "`to` is less than `from`")
    }
    return .numbers(from: low, to: high)
  }
}

extension DocumentPlace {
  /// A share such as `60%`, in millionths.
  fileprivate func share() -> Int? {
    guard let text = text() else { return nil }
    let digits = text.dropLast()
    let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    guard text.hasSuffix("%"), isPlain, let number = ExactDecimal(String(digits)),
      (0...100 * ExactDecimal.scale).contains(number.millionths), number.millionths % 100 == 0
    else { return invalid("a share such as `60%` or `2.5%`") }
    return Int(number.millionths / 100)
  }

  /// Reports the name of something that the catalog does not declare.
  fileprivate func reportUnknown(_ kind: String, _ name: String, among names: [String]) {
    findings.add(
      Diagnostic(
        CatalogCode.contradiction, at: keySpan ?? node.span,
        "the catalog declares no \(kind) `\(name)`",
        help: Suggestion.closest(to: name, among: names).map { "did you mean `\($0)`?" }))
  }

  /// Reports a value that does not fit its attribute.
  fileprivate func reportMisfit(_ value: String, _ expected: String) {
    findings.add(
      Diagnostic(
        CatalogCode.contradiction, at: keySpan ?? node.span,
        "`\(value)` is no \(expected), which the attribute is"))
  }
}
