/// How far a move has come.
package struct MoveProgress: Equatable, Sendable {
  /// What is being done.
  package enum Phase: Sendable {
    /// Rows are copied.
    case copying
    /// What has arrived is compared.
    case comparing
  }

  /// What is being done.
  package var phase: Phase
  /// With how many parts it is done.
  package var parts = 0
  /// How many rows that are so far.
  package var rows = 0
}
