import JourneyModel

extension StepChecker {
  /// Checks `parallel [first] branch … end`.
  ///
  /// What one branch names the others do not see; what it sets for the user they may see at any
  /// moment.
  func checkParallel(
    isFirst: Bool, _ branches: [[StepSyntax]], at span: SourceSpan
  ) -> CheckedStep.Kind {
    let start = scope
    let changes = branches.map { StepChanges(of: $0) }
    var checked: [[CheckedStep]] = []
    var ends: [Scope] = []
    for (index, branch) in branches.enumerated() {
      enclosures.append(Enclosure(span: span, branch: index))
      let block = check(branch, from: start, beside: Self.others(changes, than: index))
      enclosures.removeLast()
      checked.append(block.steps)
      ends.append(block.end)
    }
    scope = isFirst ? Self.join(ends, orElse: start) : Self.all(ends, changes, from: start)
    return .parallel(isFirst: isFirst, checked)
  }

  /// Checks a branch beside others that change what they do.
  private func check(
    _ branch: [StepSyntax], from start: Scope, beside others: [StepChanges]
  ) -> (steps: [CheckedStep], end: Scope) {
    let outer = othersBeside
    othersBeside += others
    defer { othersBeside = outer }
    var inner = start
    inner.forgetUser(changedBy: othersBeside)
    return check(branch, from: inner)
  }

  /// What the branches other than this one change.
  private static func others(_ changes: [StepChanges], than own: Int) -> [StepChanges] {
    changes.indices.filter { $0 != own }.map { changes[$0] }
  }

  /// The scope where all branches have ended: what any of them names holds, a later one's first.
  private static func all(_ ends: [Scope], _ changes: [StepChanges], from start: Scope) -> Scope {
    var result = start
    result.isReachable = ends.allSatisfy(\.isReachable) && start.isReachable
    result.known = []
    for (index, end) in ends.enumerated() {
      let others = others(changes, than: index)
      result.known.formUnion(
        end.known.filter { path in
          path.root == .user || !others.contains { $0.canChange(path) }
        })
      let earlier = changes[..<index]
      for name in changes[index].bindings {
        let isTwice = earlier.contains { $0.bindings.contains(name) }
        result.bindings[name] = merged(result.bindings[name], end.bindings[name], isTwice: isTwice)
      }
    }
    return result
  }

  /// What a name stands for behind several branches; `isTwice` tells whether an earlier one may
  /// have given it too.
  private static func merged(
    _ first: Scope.Binding?, _ second: Scope.Binding?, isTwice: Bool
  ) -> Scope.Binding? {
    guard let first, let second, isTwice else { return second ?? first }
    var result = second
    result.isSet = first.isSet || second.isSet
    result.isMissable = first.isMissable || second.isMissable
    if !first.subject.isAlike(second.subject) {
      result.subject = .value(.anything, isMissable: true)
    }
    return result
  }
}

extension Scope {
  /// Forgets what is known of attributes that branches beside this one may set at any moment.
  mutating func forgetUser(changedBy others: [StepChanges]) {
    if others.isEmpty { return }
    forget { path in path.root == .user && others.contains { $0.canChange(path) } }
  }
}
