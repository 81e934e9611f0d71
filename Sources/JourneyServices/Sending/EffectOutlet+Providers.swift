public import JourneyProviders

/// The way out by the providers of a workspace.
extension EffectOutlet {
  /// Lets everything out by the providers of a table, as their rates and breakers allow.
  public init(_ table: ProviderTable) {
    self.init(
      notBefore: { kind, isRetry in
        switch table.admission(of: kind, isRetry: isRetry) {
        case .now: nil
        case .after(let moment): moment
        }
      },
      honoursKey: { table.provider(for: $0)?.honoursKey ?? false },
      keySeconds: { table.provider(for: $0)?.keySeconds ?? 0 },
      deliver: { await table.deliver($0) }, close: { await table.close() })
  }
}
