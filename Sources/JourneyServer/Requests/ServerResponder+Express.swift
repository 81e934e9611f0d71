internal import HTTPTypes
internal import NIOHTTP1

extension ServerResponder {
  /// What answers a request as soon as its body is there; `nil` for one that is answered in the
  /// usual way.
  ///
  /// Only what is right in every respect goes this way: who sends it is known and may do so, and it
  /// is announced as what the endpoint takes. Whatever is to be refused is refused where all is.
  func express(_ head: HTTPRequestHead) -> ExpressLane.Order? {
    guard head.version == .http1_1,
      let endpoint = routes.endpoint(head.method.rawValue, at: head.uri),
      let handle = endpoint.express, let fields = ExpressFields(head.headers),
      fields.suit(endpoint.operation)
    else { return nil }
    var entry = journal.begin(method: head.method.rawValue)
    entry.operation = endpoint.operation.name
    guard
      let caller = gate.knownCaller(
        for: endpoint.operation, authorization: fields.authorization)
    else { return nil }
    entry.caller = caller.name
    return { [entry] body, answer in
      handle(caller, body) { answer(finished($0, entry)) }
    }
  }

  /// An answer with what the head of every answer has.
  private func finished(_ answer: WholeAnswer, _ entry: RequestJournal.Entry) -> WholeAnswer {
    var answer = answer
    finish(&answer.head.headerFields, of: entry, status: answer.head.status)
    answer.head.headerFields.append(HTTPField(name: .date, value: dates.text))
    return answer
  }
}
