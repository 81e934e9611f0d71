import JourneyModel

extension ScriptOutline {
  /// Returns `true` if a block is one whose head could not be read: of its arms the tree knows
  /// only the steps.
  func isOrphan(_ step: StepSyntax, _ branches: [BranchSyntax]) -> Bool {
    branches.allSatisfy { branch in
      guard case .invalid = branch.test.kind else { return false }
      return branch.keyword == step.keyword
    } && (branches.count > 1 || !table.isWord("if", at: table.index(at: step.keyword.start)))
  }

  /// Adds such a block; its arms stand as deep as its author has put them.
  mutating func addOrphan(_ step: StepSyntax, _ branches: [BranchSyntax], depth: Int) {
    let head = table.index(at: step.keyword.start)
    let column = table.indentation(at: min(head, table.tokens.count - 1))
    if position <= head {
      addTokens(.opener, head..<head + 1, depth: depth)
    }
    for (place, branch) in branches.enumerated() {
      let isDeeper = place > 0 && table.indentation(at: position) > column
      let armDepth = place == 0 || isDeeper ? depth + 1 : depth
      if let first = branch.steps.first { addUnread(before: first.span.start, depth: armDepth) }
      addSteps(branch.steps, depth: place == 0 ? depth + 1 : armDepth + 1)
    }
    close(step.span, depth: depth)
  }
}
