import JourneyModel

extension Expression {
  /// The expression with what one name means told by another: the candidate of a pattern by the
  /// name it was given, say.
  ///
  /// Questions about past events are left alone where `event` would come to mean such an event.
  func renaming(_ root: PathRoot, to other: PathRoot) -> Expression {
    switch self {
    case .path(root, let names): .path(other, names)
    case .history where root == .event || other == .event: self
    case .quantified(let isEvery, let name, let list, let condition)
    where root == .binding(name):
      .quantified(
        isEvery: isEvery, name: name, list: list.renaming(root, to: other), condition: condition)
    default: mapping { $0.renaming(root, to: other) }
    }
  }
}

extension EventPattern {
  /// What must hold, with the candidate called `event` only.
  var candidateCondition: Expression? {
    guard let binding else { return condition }
    return condition?.renaming(.binding(binding), to: .event)
  }

  /// What must hold, with the candidate called by another name.
  func condition(of root: Expression.PathRoot) -> Expression? {
    candidateCondition?.renaming(.event, to: root)
  }
}
