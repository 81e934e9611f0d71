package import JourneyModel

/// Tells what conditions of a journey say of each other: whether they can hold together, and
/// whether some make another one sure.
///
/// It never says wrongly that something cannot be: where it does not know, it can be.
package struct Conditions {
  /// The types of what is asked about.
  var types: ValueTypes

  /// Prepares for the conditions of a definition; `event` names the event of a `where`.
  package init(_ definition: JourneyDefinition, event: String? = nil) {
    types = ValueTypes(definition)
    types.event = event
  }

  /// `true` for what can be read and is never missing where the name that it is a part of is there.
  func isNeverMissing(_ value: Expression) -> Bool { types.kind(of: value).isRequired }

  /// Creates conditions over types.
  init(_ types: ValueTypes) {
    self.types = types
  }

  /// `false` if conditions surely never hold together.
  package func canHold(_ conditions: Expression...) -> Bool {
    canHold(conditions.map(formula))
  }

  /// `true` if a condition surely holds where all of the others do.
  package func implies(_ conditions: [Expression], _ other: Expression) -> Bool {
    !canHold(conditions.map(formula) + [formula(other).negated])
  }

  /// `true` if nothing could be said, as there are too many ways to hold.
  package func isTooWide(_ conditions: Expression...) -> Bool {
    Satisfiability.verdict(conditions.map(formula), types) == .unknown
  }

  /// The normal form of a condition.
  func formula(_ condition: Expression) -> Formula {
    ConditionReader(types: types).formula(condition)
  }

  /// `false` if a condition is surely always true, or never.
  func canComeOutBothWays(_ formula: Formula) -> Bool {
    Satisfiability.canComeOutBothWays(formula, types)
      ?? (canHold([formula]) && canHold([formula.negated]))
  }

  /// `false` if conditions surely never hold together.
  func canHold(_ formulas: [Formula]) -> Bool {
    Satisfiability.verdict(formulas, types) != .impossible
  }
}
