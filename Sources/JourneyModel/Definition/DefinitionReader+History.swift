extension DefinitionReader {
  /// A member of what an expression yields.
  static func member(_ fields: inout DocumentFields) -> Expression? {
    let base = fields.required("of").flatMap(expression)
    let path = fields.required("path")?.list { $0.identifier() }
    guard let base, let path else { return nil }
    return .member(base, path)
  }

  /// How far a moment is from now.
  static func age(_ fields: inout DocumentFields) -> Expression? {
    let value = fields.required("of").flatMap(expression)
    let isMore = fields.required("is")?.word(among: [("more_than", true), ("less_than", false)])
    let duration = fields.required("duration")?.duration()
    let isAgo = fields.required("direction")?.word(among: [("ago", true), ("away", false)])
    guard let value, let isMore, let duration, let isAgo else { return nil }
    return .age(value, isMore: isMore, duration, isAgo: isAgo)
  }

  /// A function with its arguments.
  static func call(_ place: DocumentPlace) -> Expression? {
    guard let members = place.node.members, let member = members.first, members.count == 1 else {
      return place.wrongType("an object of one function and its arguments")
    }
    let arguments = place.child(member).list(expression)
    guard let function = Expression.Function(rawValue: member.key) else {
      let all = Expression.Function.allCases.map(\.rawValue)
      place.findings.add(
        Diagnostic(
          DefinitionCode.unknownOperator, at: member.keySpan,
          "\(place.name) has the unknown function `\(member.key)`",
          help: Suggestion.closest(to: member.key, among: all).map { "did you mean `\($0)`?" }))
      return nil
    }
    return arguments.map { .call(function, $0) }
  }

  /// A test on the elements of a list.
  static func quantified(isEvery: Bool, _ fields: inout DocumentFields) -> Expression? {
    let name = fields.required("name")?.identifier()
    let list = fields.required("in").flatMap(expression)
    let condition = fields.required("where").flatMap(expression)
    guard let name, let list, let condition else { return nil }
    return .quantified(isEvery: isEvery, name: name, list: list, condition: condition)
  }

  /// A question about past events.
  static func history(_ fields: inout DocumentFields) -> HistoryQuery? {
    let event = fields.required("event_name")?.identifier()
    let within = fields.optional("within")
    let sinceEntry = within == nil ? fields.optional("since_entry") : nil
    let condition = fields.optional("where").flatMap(expression)
    var span = HistoryQuery.Span.always
    if let duration = within?.duration() { span = .within(duration) }
    if let sinceEntry, isTrue(sinceEntry) { span = .sinceEntry }
    guard let kind = historyKind(&fields), let event else { return nil }
    return HistoryQuery(kind: kind, event: event, span: span, condition: condition)
  }

  /// What is asked of past events, told by the field that only it has.
  private static func historyKind(_ fields: inout DocumentFields) -> HistoryQuery.Kind? {
    if fields.isMisspelt(aggregates.map(\.name) + ["count", "did"]) { return nil }
    for (name, kind) in aggregates where fields.has(name) {
      return fields.optional(name)?.list { $0.identifier() }.map(kind)
    }
    if fields.has("count") {
      return fields.optional("count").flatMap { isTrue($0) ? .count : nil }
    }
    return fields.required("did")?.object { fields in
      if fields.isMisspelt(HistoryQuery.Quantity.allCases.map(\.rawValue)) { return nil }
      let quantities = HistoryQuery.Quantity.allCases
      let quantity = quantities.first { fields.has($0.rawValue) } ?? .atLeast
      return fields.required(quantity.rawValue)?.integer(atLeast: 0).map { .did(quantity, $0) }
    }
  }

  /// The questions about an attribute of past events.
  private static let aggregates: [(name: String, kind: @Sendable ([String]) -> HistoryQuery.Kind)] =
    [
      ("sum", { .sum($0) }), ("average", { .average($0) }), ("smallest", { .smallest($0) }),
      ("largest", { .largest($0) }), ("latest", { .latest($0) }), ("first", { .first($0) }),
    ]
}
