import JourneyModel

extension Expression {
  /// `true` if it or a part of it reads the user or the past.
  var readsOutside: Bool {
    switch self {
    case .path(.user, _), .reachable, .history: true
    default: operands.contains(where: \.readsOutside)
    }
  }
}

extension MomentExpression {
  /// `true` if an input can move it: it reads the user or the past.
  var isMovable: Bool {
    switch form {
    case .nextTime, .tomorrow, .nextWeekday: false
    case .offset(_, _, let base, _): base.readsOutside
    case .value(let expression): expression.readsOutside
    }
  }
}
