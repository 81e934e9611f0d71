/// How far a sweep has come in the rows of a part.
public struct RetentionPlace: Equatable, Sendable {
  /// The user of the row that was looked at last.
  public var userID: String
  /// The number or kind of it.
  public var number: Int64
  /// The id of it, where it has one.
  public var id: String

  /// Before the first row.
  public static let beginning = RetentionPlace(userID: "", number: -1, id: "")
}

/// What one step of a sweep did.
public struct RetentionStep: Equatable, Sendable {
  /// How many rows were removed, those that belong to them not counted.
  public var removed = 0
  /// Where to go on; `nil` if the part is done.
  public var next: RetentionPlace?

  /// Creates a step.
  public init(removed: Int = 0, next: RetentionPlace? = nil) {
    self.removed = removed
    self.next = next
  }
}
