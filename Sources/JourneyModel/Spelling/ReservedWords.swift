/// The words that are never a name without quotes, save as a member or a key.
public enum ReservedWords {
  /// What a step begins with.
  private static let steps: Set<String> = [
    "wait", "upon", "send", "call", "set", "let", "emit", "start", "if", "choose", "split",
    "parallel", "repeat", "stage", "go", "use", "stop",
  ]

  /// What begins an arm or ends a block.
  private static let arms: Set<String> = ["on", "when", "otherwise", "branch", "rest", "end"]

  /// The words of expressions.
  private static let expressions: Set<String> = [
    "or", "and", "not", "is", "default", "contains", "starts", "ends", "does", "did", "any",
    "every", "true", "false", "missing",
  ]

  /// The words of clauses.
  private static let clauses: Set<String> = [
    "where", "matching", "as", "with", "within", "since", "without", "by", "to", "only", "retry",
    "skip", "park", "until", "up", "for", "in", "at", "per", "before", "after", "from",
  ]

  /// The words of other languages that are understood.
  private static let habits: Set<String> = ["else", "elif", "then", "null"]

  /// All of them.
  public static let all: Set<String> =
    steps.union(arms).union(expressions).union(clauses).union(habits)
}
