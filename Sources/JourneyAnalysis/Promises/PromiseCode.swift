public import JourneyModel

/// The findings about what a journey promises.
public enum PromiseCode {
  /// A promise that a path breaks.
  public static let broken = DiagnosticCode("J4001", "broken-promise")
  /// A promise about a journey with more ways than are followed.
  public static let unproved = DiagnosticCode("J4002", "unproved-promise")

  /// Every code of this family.
  public static let all = [broken, unproved]
}
