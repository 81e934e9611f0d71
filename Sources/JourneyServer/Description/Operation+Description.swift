internal import HTTPTypes
internal import JourneyModel

extension Operation {
  /// The operation in the description of the interface.
  var node: JSONNode {
    .object([
      "operationId": .text(name), "summary": .text(summary),
      "parameters": parameters.isEmpty ? nil : .array(parameters.map(\.node)),
      "requestBody": body?.node, "responses": .object(members: responses),
      "security": .array(requirements),
    ])
  }

  /// What a caller must show.
  private var requirements: [JSONNode] {
    switch access {
    case .anybody: []
    case .anyCaller: [.object(["token": .array([])])]
    case .scope(let scope): [.object(["token": .array([.text(scope.rawValue)])])]
    }
  }

  /// The answers by status: its own, and those that every operation of its kind can give.
  private var responses: [(String, JSONNode)] {
    let own = Dictionary(grouping: answers, by: \.status)
    let problems = commonProblems.filter { own[$0.status] == nil }
    let all = own.map { ($0.key, Self.response($0.value)) } + problems.map { ($0.status, $0.node) }
    return all.sorted { $0.0 < $1.0 }.map { (String($0.0), $0.1) }
  }

  /// Answers of one status as one.
  private static func response(_ answers: [Answer]) -> JSONNode {
    let contents = answers.compactMap { answer -> (String, JSONNode)? in
      guard let type = answer.type, let schema = answer.schema else { return nil }
      return (type, .object(["schema": schema.node]))
    }
    return .object([
      "description": .text(answers.map(\.description).joined(separator: " ")),
      "content": contents.isEmpty ? nil : .object(members: contents),
    ])
  }

  /// The problems that every operation of its kind can have.
  private var commonProblems: [CommonProblem] {
    var problems: [CommonProblem] = [
      CommonProblem(.invalid, "It cannot be read, or does not fit."),
      CommonProblem(.tooSlow, "It took too long to arrive."),
      CommonProblem(.tooLarge, "It is larger than what is taken."),
      CommonProblem(.failed, "The server failed; its log tells why."),
      CommonProblem(.unavailable, "It cannot be done now; come again later."),
    ]
    if body != nil {
      problems.append(CommonProblem(.wrongType, "It comes in a form that is not taken."))
    }
    if parameters.contains(where: { $0.place == .path }) || isForOneUser {
      problems.append(CommonProblem(.notFound, "There is no such thing."))
    }
    if access != .anybody {
      problems.append(CommonProblem(.unauthenticated, "No token that counts stands there."))
      problems.append(CommonProblem(.forbidden, "The token does not allow this."))
      problems.append(CommonProblem(.busy, "Too much comes at once; come again later."))
    }
    return problems
  }
}

/// A problem that many operations can have.
private struct CommonProblem {
  /// Its kind.
  var kind: Problem.Kind
  /// When it comes.
  var description: String

  /// Creates a problem.
  init(_ kind: Problem.Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// The status of the answer.
  var status: Int { kind.status.code }

  /// The problem in the description of the interface.
  var node: JSONNode {
    .object([
      "description": .text(description),
      "content": .object([
        Problem.type: .object(["schema": Schema.named("Problem").node])
      ]),
    ])
  }
}

extension Operation.Parameter {
  /// The parameter in the description of the interface.
  fileprivate var node: JSONNode {
    .object([
      "name": .text(name), "in": .text(place.rawValue), "required": .boolean(isRequired),
      "schema": schema.node,
    ])
  }
}

extension Operation.Body {
  /// The body in the description of the interface.
  fileprivate var node: JSONNode {
    .object([
      "required": .boolean(true),
      "content": .object(
        members: contents.map { ($0.type, .object(["schema": $0.schema.node])) }),
    ])
  }
}
