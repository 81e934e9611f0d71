public import JourneyModel

/// Why a user came where they came.
public struct WhyAnswer: Sendable {
  /// The answer for programs.
  public var node: JSONNode
  /// The answer for people.
  public var text: String
}
