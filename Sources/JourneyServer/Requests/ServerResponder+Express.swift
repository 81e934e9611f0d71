internal import HTTPTypes
internal import NIOCore

extension ServerResponder {
  /// What answers a request as soon as its body is there; `nil` for one that is answered in the
  /// usual way.
  ///
  /// Only what is right in every respect goes this way: who sends it is known and may do so, and it
  /// is announced as what the endpoint takes. Whatever is to be refused is refused where all is.
  func express(_ head: HTTPRequest) -> ExpressLane.Order? {
    let fields = head.headerFields
    guard let endpoint = routes.endpoint(head.method.rawValue, at: head.path ?? ""),
      let handle = endpoint.express, staysOpen(fields), fields[.expect] == nil,
      isWelcome(fields, endpoint.operation)
    else { return nil }
    var entry = journal.begin(method: head.method.rawValue)
    entry.operation = endpoint.operation.name
    let authorization = fields[.authorization]
    guard let caller = gate.knownCaller(for: endpoint.operation, authorization: authorization)
    else { return nil }
    entry.caller = caller.name
    return { [entry] body, answer in
      handle(caller, body) { answer(finished($0, entry)) }
    }
  }

  /// `true` unless something is asked of the connection that is for the framework to do.
  private func staysOpen(_ fields: HTTPFields) -> Bool {
    fields[.connection].map { $0.lowercased() == "keep-alive" } ?? true
  }

  /// `true` if what is announced is what an operation takes.
  private func isWelcome(_ fields: HTTPFields, _ operation: Operation) -> Bool {
    let reader = RequestReader(operation: operation)
    guard operation.body != nil, operation.answerSeconds == RequestLimits.answerSeconds,
      let announced = try? reader.declaredBytes(fields), announced > 0,
      let type = try? reader.contentType(fields)
    else { return false }
    return !type.isEmpty
  }

  /// An answer with what the head of every answer has.
  private func finished(_ answer: WholeAnswer, _ entry: RequestJournal.Entry) -> WholeAnswer {
    var answer = answer
    finish(&answer.head.headerFields, of: entry, status: answer.head.status)
    answer.head.headerFields[.date] = dates.text
    return answer
  }
}
