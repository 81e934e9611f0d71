public import JourneyMachine
public import JourneyModel

/// An expression with the value that it had, and those of the parts that it hangs on.
public struct Evidence: Equatable, Sendable {
  /// The expression.
  public let expression: Expression
  /// Its value at that moment.
  public let value: SeenValue
  /// Its parts, in the order of the script; fixed values are none.
  public let parts: [Evidence]

  /// Creates evidence.
  public init(expression: Expression, value: SeenValue, parts: [Evidence] = []) {
    self.expression = expression
    self.value = value
    self.parts = parts
  }
}
