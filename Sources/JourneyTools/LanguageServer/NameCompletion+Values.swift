internal import JourneyLanguage
internal import JourneyModel

extension NameCompletion {
  /// A name that nobody gives to anything, to ask the checker what could stand in its place.
  private static let marker = "journey_completion_marker"

  /// What can stand behind the dot.
  var members: [CompletionItem] {
    let statement = surroundings.statement
    if let operations = operations(behind: statement) { return operations }
    if let event = aggregatedEvent(statement) { return fields(attributes(of: event)) }
    if let found = asked(marker: Self.marker) { return fields(found.alternatives) }
    return fields(guessedMembers(statement))
  }

  /// The operations of the service before the dot; `nil` if there is none.
  private func operations(behind statement: ArraySlice<Token>) -> [CompletionItem]? {
    let last = Array(statement.suffix(3))
    guard last.count == 3,
      ["call", "called", "respond", "fail"].contains(where: { last[0].isWord($0) })
    else { return nil }
    let own = (catalog.services ?? []).filter { $0.service == last[1].value }
    return own.map { operation in
      let detail = operation.parameters.map(TypeText.text).joined(separator: ", ")
      return CompletionItem(
        label: operation.operation, kind: .method, detail: "(\(detail))",
        text: NameSpelling.spelled(operation.operation, isMember: true))
    }
  }

  /// The event of `sum(EVENT.` and its like.
  private func aggregatedEvent(_ statement: ArraySlice<Token>) -> String? {
    let last = Array(statement.suffix(4))
    guard last.count == 4, last[1].isSign("("), Keywords.aggregates.contains(last[0].value) else {
      return nil
    }
    return last[2].value
  }

  /// What can stand behind the dot as far as the words tell, where nobody can read the statement.
  private func guessedMembers(_ statement: ArraySlice<Token>) -> [ValueType.Field] {
    switch statement.dropLast().last?.value {
    case "user":
      return FixedNames.userFields + (catalog.userAttributes ?? [])
        + [.init(name: "preferences", type: .record([]), isRequired: false)]
    case "event": return event.map(attributes) ?? []
    case "preferences":
      return catalog.channelNames.map {
        .init(name: $0, type: .record(FixedNames.preferences), isRequired: false)
      }
    case let channel? where catalog.channelNames.contains(channel): return FixedNames.preferences
    default: return []
    }
  }

  /// The names that a value can begin with, and the functions.
  var values: [CompletionItem] {
    let names = asked(marker: Self.marker)?.alternatives ?? guessedNames
    let constants = document.names.constants.sorted().map { text($0, .constant) }
    let words = ["true", "false", "missing"].map { text($0, .value, rank: .words) }
    let functions = Expression.Function.allCases.map(\.rawValue) + Keywords.aggregates.sorted()
    return names.map { field in
      CompletionItem(label: field.name, kind: .variable, detail: TypeText.mark(field))
    } + constants + words
      + functions.map { name in
        CompletionItem(label: name, kind: .function, text: "\(name)(", rank: .others)
      }
  }

  /// The names that a value can begin with, where nobody can read the statement.
  private var guessedNames: [ValueType.Field] {
    var names = ["user", "entry", "now", "today", "journey"]
    for place in document.names.occurrences where place.isDeclaration {
      if case .binding(expectation.blocks.first?.start, let name) = place.symbol,
        !names.contains(name)
      {
        names.append(name)
      }
    }
    if surroundings.statement.contains(where: { $0.isWord("where") }) { names.append("event") }
    return names.map { .init(name: $0, type: .unknown, isRequired: false) }
  }

  /// The values of the enumerated text that is compared, chosen or given here.
  var enumerated: [CompletionItem] {
    guard case .enumeration(let values) = comparedType else { return [] }
    return values.map { value in
      CompletionItem(label: value, kind: .enumMember, text: NameSpelling.quoted(value))
    }
  }

  /// The type of what the value here is compared with or given for.
  private var comparedType: ValueType? {
    var index = tokens.count - 1
    while index >= 0, tokens[index].kind == .text || Self.isListSign(tokens[index]) { index -= 1 }
    guard index >= 1 else { return nil }
    if tokens[index].isSign("=") || tokens[index].isSign(":") { return givenType(index) }
    if tokens[index].isWord("when") { return chosenType(index) }
    var hasIs = false
    while index >= 0, ["is", "not", "in", "default", "is not"].contains(tokens[index].value),
      tokens[index].kind == .word
    {
      hasIs = hasIs || tokens[index].value != "not" && tokens[index].value != "in"
      index -= 1
    }
    return hasIs && index >= 0 ? type(of: tokens[index]) : nil
  }

  /// `true` for what stands between the values of a list.
  private static func isListSign(_ token: Token) -> Bool {
    token.isSign(",") || token.isSign("[")
  }

  /// The type of the parameter or attribute before a `=` or `:`.
  private func givenType(_ index: Int) -> ValueType? {
    let key = tokens[index - 1].value
    if index >= 3, tokens[index - 2].isSign("."), tokens[index - 3].isWord("user") {
      return catalog.userAttributes?.first { $0.name == key }?.type
    }
    let list = Surroundings(tokens: Array(tokens.prefix(index - 1))).list?.0
    return list.map(listFields)?.first { $0.name == key }?.type
  }

  /// The type of what the innermost `choose` asks.
  private func chosenType(_ index: Int) -> ValueType? {
    guard let block = expectation.blocks.last, block.word == "choose",
      let head = tokens.firstIndex(where: { $0.span.start == block.start })
    else { return nil }
    let arm = tokens[head...].firstIndex { $0.isWord("when") } ?? index
    return arm > head + 1 ? type(of: tokens[arm - 1]) : nil
  }

  /// The type of the value that ends with a name.
  private func type(of token: Token) -> ValueType? {
    guard token.kind == .word else { return nil }
    let before = document.source.bytes.prefix(token.span.end)
    let texts = texts(before: Array(before), ending: "")
    return meaning(of: token.span, in: texts)?.type
  }

  /// What the checker says of a name that is put in the place of what is being typed.
  private func asked(marker: String) -> NameMeaning? {
    let start = expectation.start
    let before = document.source.bytes.prefix(start) + Array(marker.utf8)
    let span = SourceSpan(start, start + marker.utf8.count)
    return meaning(of: span, in: texts(before: Array(before), ending: ""))
  }

  /// The texts in which the checker may come by what stands before the place: with what follows,
  /// and without it but with all brackets closed.
  private func texts(before: [UInt8], ending: String) -> [[UInt8]] {
    let closers = surroundings.closers
    let token = document.tree.tokens.first { $0.span.start == expectation.start }
    let isTyped = token?.kind == .word || expectation.isInText
    let rest = document.source.bytes[((isTyped ? token?.span.end : nil) ?? expectation.start)...]
    return [
      before + rest,
      before + Array(" is known".utf8) + rest,
      before + Array(closers.utf8),
      before + Array("\(closers) within 1 day".utf8),
      before + Array(" where (true)\(closers)".utf8),
    ]
  }

  /// What a name means in the first of some texts in which the checker comes by it.
  private func meaning(of span: SourceSpan, in texts: [[UInt8]]) -> NameMeaning? {
    for text in texts {
      let tree = Parser.parse(SourceFile(name: document.path, bytes: text))
      if let meaning = workspace.compiler.meaning(of: span, in: tree) { return meaning }
    }
    return nil
  }

  /// The names of values that can stand before a `=` or `:`.
  var keys: [CompletionItem] {
    guard let (list, given) = surroundings.list else { return [] }
    let fields = listFields(list).filter { !given.contains($0.name) }
    let isRecord =
      switch list {
      case .message, .start, .parameters: false
      case .event: tokens.last { $0.isWord("with") || $0.isSign("{") }?.isSign("{") ?? false
      case .answer, .user, .preferences, .channelPreferences, .request: true
      }
    return fields.map { field in
      let spelled = NameSpelling.spelled(field.name, isMember: true)
      return CompletionItem(
        label: field.name, kind: .field, detail: TypeText.mark(field),
        text: spelled + (isRecord ? ": " : " = "))
    }
  }

  /// The fields that a list of named values can have.
  private func listFields(_ list: Surroundings.List) -> [ValueType.Field] {
    switch list {
    case .message(let name): catalog.message(name)?.parameters ?? []
    case .event(let name): catalog.event(name)?.attributes ?? []
    case .start(let name): requested(by: [name])
    case .request: requested(by: nil)
    case .parameters(let service, let operation):
      catalog.operation(service, operation)?.parameters ?? []
    case .answer(let service, let operation):
      catalog.operation(service, operation)?.returns ?? []
    case .user: FixedNames.userFields + (catalog.userAttributes ?? [])
    case .preferences:
      catalog.channelNames.map { .init(name: $0, type: .record([]), isRequired: false) }
    case .channelPreferences: FixedNames.preferences
    }
  }

  /// What the requests of some journeys bring; of all journeys of the script if none are named.
  private func requested(by journeys: [String]?) -> [ValueType.Field] {
    let documents = journeys == nil ? [document] : workspace.scripts(with: document)
    return documents.flatMap { document in
      document.tree.items.flatMap { item -> [ValueType.Field] in
        guard case .journey(let journey) = item,
          journeys?.contains(journey.name.text) ?? true
        else { return [] }
        return journey.settings.flatMap { setting -> [ValueType.Field] in
          guard case .trigger(.byRequest(let parameters)) = setting.kind else { return [] }
          return parameters.map {
            .init(name: $0.name.text, type: $0.type, isRequired: $0.isRequired)
          }
        }
      }
    }
  }
}
