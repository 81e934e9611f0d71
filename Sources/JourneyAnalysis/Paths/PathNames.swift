import JourneyModel

/// What the names of a run stand for at a place of its path.
struct PathNames {
  /// What a name stands for.
  enum Meaning {
    /// An event, or an answer.
    case subject(PathSubject)
    /// What an expression meant when it was written down.
    case expression(Expression)
    /// Fixed values, such as what became of a message.
    case fields([String: Literal])
  }

  /// The names given by `as`, `let` and requests.
  var bindings: [String: Meaning] = [:]
  /// The attributes that the journey itself has set, by their path.
  var written: [[String]: Expression] = [:]
  /// The event of the innermost pattern; `nil` outside of one.
  var event: PathSubject.Root?

  /// Returns an expression with all names replaced by what they stand for.
  func replaced(_ expression: Expression, besides locals: Set<String> = []) -> Expression {
    switch expression {
    case .path(let root, let names): return path(root, names, besides: locals)
    case .quantified(let isEvery, let name, let list, let condition):
      return .quantified(
        isEvery: isEvery, name: name, list: replaced(list, besides: locals),
        condition: replaced(condition, besides: locals.union([name])))
    case .history:
      var inner = self
      inner.event = nil
      return expression.mapping { inner.replaced($0, besides: locals) }
    default: return expression.mapping { replaced($0, besides: locals) }
    }
  }

  /// Returns a moment with all names replaced.
  func replaced(_ moment: MomentExpression) -> MomentExpression {
    var result = moment
    switch moment.form {
    case .nextTime, .tomorrow, .nextWeekday: break
    case .offset(let duration, let isBefore, let start, let time):
      result.form = .offset(duration, isBefore: isBefore, from: replaced(start), at: time)
    case .value(let value): result.form = .value(replaced(value))
    }
    return result
  }

  /// What a path stands for.
  private func path(
    _ root: Expression.PathRoot, _ names: [String], besides locals: Set<String>
  ) -> Expression {
    switch root {
    case .user: return written[names] ?? .path(.user, names)
    case .entry: return .path(PathSubject.Root.event(0).binding, names)
    case .event: return event.map { .path($0.binding, names) } ?? .path(.event, names)
    case .binding(let name):
      if locals.contains(name) { return .path(root, names) }
      return bound(name, names)
    case .now, .today, .enteredAt, .journeyID: return .path(root, names)
    }
  }

  /// What a bound name stands for; nothing if it was not bound on this path.
  private func bound(_ name: String, _ names: [String]) -> Expression {
    switch bindings[name] {
    case nil: return .literal(.missing)
    case .subject(let subject): return .path(subject.root.binding, subject.names + names)
    case .expression(let expression):
      return names.isEmpty ? expression : .member(expression, names)
    case .fields(let fields):
      return .literal(names.first.flatMap { fields[$0] } ?? .missing)
    }
  }
}
