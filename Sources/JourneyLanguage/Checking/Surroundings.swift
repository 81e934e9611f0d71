import JourneyModel

/// What can be named at many places of a journey alike, shared by their scopes.
final class Surroundings: Sendable {
  /// What can be named.
  let names: Names

  /// What can be named, beside the names that steps give.
  struct Names: Sendable {
    /// The names that the journey binds somewhere.
    var bindingsLater: Set<String> = []
    /// The candidate of the innermost `where`.
    var event: Subject?
    /// Where the values of `event` are found.
    var eventRoot = Expression.PathRoot.event
    /// What started the run; `nil` where no run has started.
    var entry: Subject?
    /// Where the values of `entry` are found.
    var entryRoot = Expression.PathRoot.entry
    /// `true` in a trigger's own condition.
    var isEntryCandidate = false
    /// `true` in the key of an entry rule.
    var allowsBareAttributes = false
  }

  /// Where nothing can be named.
  static let none = Surroundings(Names())

  /// Creates the surroundings of some scopes.
  private init(_ names: Names) {
    self.names = names
  }

  /// Surroundings with a change.
  func changed(_ change: (inout Names) -> Void) -> Surroundings {
    var names = names
    change(&names)
    return Surroundings(names)
  }
}
