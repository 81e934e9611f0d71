/// Who holds a part.
public struct PartLease: Equatable, Sendable {
  /// The part.
  public let part: Int
  /// The name of the process; empty where nobody does.
  public let owner: String
  /// How often the part has changed hands, or somebody has stepped in.
  let epoch: Int64
}
