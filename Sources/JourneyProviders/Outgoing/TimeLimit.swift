/// Ends work that takes too long.
enum TimeLimit {
  /// Returns what work yields, or `nil` if it takes longer; the work is cancelled then, and waited
  /// for until it has noticed.
  static func run<Value: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async -> Value
  ) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await work() }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }
}
