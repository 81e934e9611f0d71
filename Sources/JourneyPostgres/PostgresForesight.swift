internal import JourneyStore

/// A statement with its values.
struct PostgresQuestion: Hashable {
  /// The name of the statement.
  let name: String
  /// The values.
  let values: PostgresValues
}

/// What was asked ahead, and what came of it.
struct PostgresForesight {
  /// What is known.
  var answers: [PostgresQuestion: PostgresRows] = [:]
  /// What was asked for and was not known.
  var unknown: Set<PostgresQuestion> = []
  /// `true` once what is not known is asked by itself.
  var isOver = false
}

extension PostgresConnection {
  /// How often is asked ahead: an answer leads to the next question, and that to another; what is
  /// asked later still is asked by itself.
  private static let roundsMax = 4

  func gathering<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    // Outside of a transaction answers could be of different moments.
    guard isInTransaction, foresight == nil else { return try body() }
    foresight = PostgresForesight()
    defer { foresight = nil }
    for _ in 0..<Self.roundsMax {
      // What is missing may look like an error; it is none before everything is known.
      let result = Self.result(of: body)
      guard foresight?.unknown.isEmpty == false else { return try result.get() }
      try finish()
      foresight?.unknown = []
    }
    foresight?.isOver = true
    return try body()
  }

  /// What a body returns or throws.
  private static func result<Value>(
    of body: () throws(StoreError) -> Value
  ) -> Result<Value, StoreError> {
    do throws(StoreError) { return .success(try body()) } catch { return .failure(error) }
  }

  /// The answer to a question; nothing, for now, to one that is asked ahead.
  func knownAnswer(to statement: PostgresStatement) throws(StoreError) -> PostgresRows? {
    guard let foresight else { return try answer(to: statement) }
    let question = PostgresQuestion(name: statement.name, values: statement.values)
    if let known = foresight.answers[question] { return known }
    if foresight.isOver { return try answer(to: statement) }
    if self.foresight?.unknown.insert(question).inserted == true { try ask(statement, question) }
    return nil
  }
}
